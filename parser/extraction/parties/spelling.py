"""Companies' names from coarse print: slips of the reader in words that companies' names are made of.

Only names read from an image are touched, and only by letters that look alike there: a line under the print
makes "Technoloav" of Technology, and a thin letter is lost. The evidence keeps what was read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from catalog.catalogue import Catalogue
from models.document import Document
from models.evidence import DOUBTFUL_BELOW, Method, Value
from parser.extraction.lexicon import Lexicon

_ALIKE = {"gaq9so", "yvux", "pnr", "qoag", "ji", "li1t", "ecoa", "tfil", "rnm", "o0caeq", "s5a", "uvn", "hbn"}
_THIN = frozenset("tilrfj")
_SHORTEST, _MOST_SLIPS, _SHARE = 6, 3, 4
"""Words of at least so many letters; at most three slips, and one in four letters."""
_SAME_NAME = 94.0
_HARDLY_READ, _READ = 0.5, 0.8
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = re.compile(r"(?<=\bCo)\s?\.\s?[.,]\s?(?=L)", re.I)


def spelled(name: Value[str] | None, lexicon: Lexicon, catalogue: Catalogue) -> Value[str] | None:
    """A company's name as it is spelled, where it was read from an image with slips."""
    if name is None or name.value is None or not name.evidence or name.evidence[0].method is not Method.OCR:
        return name
    text = mended(name.value, lexicon.term("company_words"))
    known = (entry.name for entry in catalogue.known_laboratories)
    text = _as_known(text, known)
    return name if text == name.value else name.model_copy(update={"value": text})


def as_another(
    name: Value[str] | None, others: Iterable[Value[str] | None], wavered: Iterable[str] = ()
) -> Value[str] | None:
    """A name that could hardly be read as the name of another party that it resembles; it stays in doubt.

    So is one between which and the other's name the reader `wavered`: these are its other readings.
    """
    if name is None or name.value is None or name.confidence >= DOUBTFUL_BELOW:
        return name
    rivals = {_bare(text) for text in wavered}
    alike = {
        other.value
        for other in others
        if other is not None and other.value and other.confidence >= _READ
        if _bare(other.value) in rivals
        or (name.confidence < _HARDLY_READ and _resembles(name.value, other.value))
    }
    return name.model_copy(update={"value": alike.pop()}) if len(alike) == 1 else name


def _resembles(name: str, other: str) -> bool:
    return Levenshtein.distance(name, other) <= min(2, len(name) // _SHARE)


def other_readings(name: Value[str] | None, document: Document) -> Iterator[str]:
    """What a reader of the image saw besides in the place of a name, one word of it in another reading."""
    if name is None or not name.evidence:
        return
    place = name.evidence[0]
    words = [
        word
        for page in document.pages
        if page.number == place.page
        for word in page.words
        if place.box.holds(*word.box.middle)
    ]
    for index, word in enumerate(words):
        for other in word.alternatives:
            yield " ".join((*(w.text for w in words[:index]), other, *(w.text for w in words[index + 1 :])))


def mended(text: str, words: Sequence[str]) -> str:
    """The text with every word that one of `words` was misread into; and with the comma of "Co., Ltd."."""
    return _STOPS.sub("., ", _WORD.sub(lambda match: _mended_word(match.group(), words), text))


def _mended_word(word: str, words: Sequence[str]) -> str:
    small = word.lower()
    if len(word) < _SHORTEST or any(small == other.lower() for other in words):
        return word
    fitting = [other for other in words if _is_misread(small, other.lower())]
    if len(fitting) != 1:
        return word
    return fitting[0].upper() if word.isupper() else fitting[0]


def _is_misread(read: str, printed: str) -> bool:
    """Whether every difference is a letter taken for one that looks like it, or a thin letter lost."""
    slips = Levenshtein.editops(printed, read)
    if not 0 < len(slips) <= min(_MOST_SLIPS, len(printed) // _SHARE):
        return False
    return all(
        _is_slip(slip.tag, printed[slip.src_pos : slip.src_pos + 1], read[slip.dest_pos : slip.dest_pos + 1])
        for slip in slips
    )


def _is_slip(kind: str, printed: str, read: str) -> bool:
    if kind == "delete":
        return printed in _THIN
    return kind == "replace" and any(group[0] == printed and read in group for group in _ALIKE)


def _as_known(text: str, known: Iterable[str]) -> str:
    """A name of the catalogue in its own spelling, a branch behind it kept: signs over letters are lost."""
    for name in known:
        head, rest = text[: len(name)], text[len(name) :]
        if head != name and not rest[:1].isalnum() and fuzz.ratio(_bare(head), _bare(name)) >= _SAME_NAME:
            return name + rest
    return text


def _bare(text: str) -> str:
    flat = unicodedata.normalize("NFKD", text).casefold()
    return "".join(filter(str.isalnum, flat))
