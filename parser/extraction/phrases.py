"""Phrases of the vocabulary found in print, whatever its spaces, capitals and punctuation.

A tree of characters: only letters and digits are compared ("SampleReceived Date:" is "sample received date"),
so that spaces lost or added by OCR do not matter and Chinese needs no word splitter. spaCy's PhraseMatcher
finds the same on the same characters; `benchmarks/phrases.py` shows why it is not used: its import alone
takes more than half of the time in which a whole report is read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from parser.extraction.folding import Folded, fold, is_cjk


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text: under which `key` it is listed and where it stands, `start <= place < end`."""

    key: str
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    """A place in the tree; `key` where a phrase ends here."""

    next: dict[str, "_Node"] = field(default_factory=dict)
    key: str | None = None


class PhraseFinder:
    """Finds the longest listed phrases of a text that begin and end where words do.

    `phrases`: key to its phrases. A phrase listed under two keys belongs to the first.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._root = _Node()
        for key, texts in phrases.items():
            for text in texts:
                self._add(key, fold(text).text)

    def _add(self, key: str, characters: str) -> None:
        node = self._root
        for character in characters:
            node = node.next.setdefault(character, _Node())
        if characters and node.key is None:
            node.key = key

    def find(self, text: str) -> tuple[Hit, ...]:
        """The hits in `text` from left to right; none overlaps another."""
        folded = fold(text)
        hits: list[Hit] = []
        place = 0
        while place < len(folded.text):
            end, key = self._longest(text, folded, place)
            if key is not None:
                hits.append(Hit(key, folded.places[place], folded.places[end - 1] + 1))
            place = max(end, place + 1)
        return tuple(hits)

    def _longest(self, text: str, folded: Folded, place: int) -> tuple[int, str | None]:
        """The end and key of the longest phrase that begins at the folded `place`; no key where none does."""
        best: tuple[int, str | None] = (place, None)
        node = self._root.next.get(folded.text[place])
        if node is None or not _breaks(text, folded, place):
            return best
        end = place + 1
        while node is not None:
            if node.key is not None and _breaks(text, folded, end):
                best = (end, node.key)
            node = node.next.get(folded.text[end]) if end < len(folded.text) else None
            end += 1
        return best


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
