"""Phrases of the vocabulary found in print, whatever its spaces, capitals and punctuation.

spaCy's PhraseMatcher works here on characters instead of words: letters and digits alone are compared
("SampleReceived Date:" is "sample received date"), so that spaces lost or added by OCR do not matter, and
Chinese needs no word splitter. Its import takes more than a second: it is made when first needed, or ahead
of time in a thread (see `parser.extraction.warm`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parser.extraction.folding import Folded, fold, is_cjk
from parser.extraction.matching import spacy_parts

_UNKNOWN = "□"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: under which `key` it is listed and where it stands, `start <= place < end`."""

    key: str
    start: int
    end: int


class PhraseFinder:
    """Finds the longest listed phrases of a text that begin and end where words do.

    `phrases`: key to its phrases. The character table is closed when it is built: reading a million
    documents does not make it grow.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        matcher, document, vocabulary = spacy_parts()
        self._make = document
        self._vocab = vocabulary()
        self._matcher = matcher(self._vocab)
        self._known: set[str] = set()
        for key, texts in phrases.items():
            folded = [list(text) for text in sorted({fold(text).text for text in texts}) if text]
            self._known.update(*folded)
            self._matcher.add(key, [document(self._vocab, words=text) for text in folded])

    def find(self, text: str) -> tuple[Hit, ...]:
        """The hits in `text` from left to right; none overlaps another."""
        folded = fold(text)
        if not folded.text:
            return ()
        characters = [shape if shape in self._known else _UNKNOWN for shape in folded.text]
        found = self._matcher(self._make(self._vocab, words=characters))
        hits = [
            Hit(self._vocab.strings[key], folded.places[first], folded.places[last - 1] + 1)
            for key, first, last in found
            if _is_bounded(text, folded, first, last)
        ]
        return _longest(hits)


def _longest(hits: list[Hit]) -> tuple[Hit, ...]:
    """Of hits that overlap, the one that begins first, and of those the longest."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return tuple(chosen)


def _is_bounded(text: str, folded: Folded, first: int, last: int) -> bool:
    """Whether no word runs on beyond either end of the phrase, and no colon stands inside."""
    if not (_breaks(text, folded, first) and _breaks(text, folded, last)):
        return False
    return not any(_parted(text, folded, place) for place in range(first + 1, last))


def _parted(text: str, folded: Folded, place: int) -> bool:
    """Whether a sign stands before the folded character `place` that no phrase goes across."""
    left, right = folded.places[place - 1], folded.places[place]
    return right - left > 1 and any(sign in text[left + 1 : right] for sign in ":;：；")


def _breaks(text: str, folded: Folded, place: int) -> bool:
    """Whether a word ends before the folded character `place`: gap, sign, other script, "aB" or "a1"."""
    if place in (0, len(folded.text)):
        return True
    left, right = folded.places[place - 1], folded.places[place]
    if right - left != 1:
        return right != left
    before, after = text[left], text[right]
    if is_cjk(before) or is_cjk(after):
        return is_cjk(before) != is_cjk(after)
    if before.isalpha() and after.isalpha():
        return before.islower() and after.isupper()
    return before.isalpha() != after.isalpha() and before != "#"
