"""Decodes what a line recogniser says for each column of a crop into characters with places and rivals."""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Glyph, LineReading

BLANK = 0
"""The class that stands for "no character here", first in every PaddleOCR alphabet."""

RIVAL_ABOVE = 0.05
"""A runner-up with less probability than this is noise (a softmax over 18,000 classes)."""

ALIKE = ("〇○", "-–—―−ー")
"""Characters that are drawn alike and mean the same; so are the wide and the narrow form of a sign."""


OWN_MARKS = "ÄÖÜäöüßÉÈéèÑñ"
"""Letters with marks that names and reports in these languages do hold. Others are seldom printed, and often
seen where a speck or the grain of a scan touches a letter."""


@dataclass(frozen=True)
class Alphabet:
    """The classes of a recogniser. `same` gives for each the first class that is drawn alike, `alike` for
    that one all classes that leave no doubt what is printed: those drawn alike, a letter's other case, and it
    with a mark that no language here has. `marked` are those.
    """

    characters: Sequence[str]
    same: NDArray[np.intp]
    alike: dict[int, NDArray[np.intp]]
    marked: frozenset[int]

    @classmethod
    def of(cls, characters: Sequence[str]) -> "Alphabet":
        """The alphabet of these classes, the blank one first."""
        drawn = [_drawn(character) for character in characters]
        first: dict[str, int] = {}
        letters: dict[str, list[int]] = defaultdict(list)
        for index, form in enumerate(drawn):
            first.setdefault(form, index)
            letters[form.lower()].append(index)
        alike = {first[form]: np.array(letters[form.lower()]) for form in set(drawn)}
        marked = frozenset(i for i, character in enumerate(characters) if _bare(character) != character)
        return cls(characters, np.array([first[form] for form in drawn]), alike, marked)


def _drawn(character: str) -> str:
    """The character that stands for all that are drawn like this one."""
    form = unicodedata.decomposition(character) if len(character) == 1 else ""
    narrow = chr(int(form.split()[1], 16)) if form.startswith("<wide>") else character
    return next((group[0] for group in ALIKE if narrow in group), _bare(narrow))


def _bare(character: str) -> str:
    """A Latin letter without a mark that none of the languages here has; any other character itself."""
    if character == "ı":
        return "i"
    letter = unicodedata.normalize("NFD", character)[:1] if len(character) == 1 else ""
    known = character in OWN_MARKS or not (letter.isascii() and letter.isalpha())
    return character if known else letter


def decode(columns: NDArray[np.float32], alphabet: Alphabet, used: float) -> LineReading:
    """The reading of one crop.

    `columns` is (T, classes), probabilities for each of T equal columns; `used` is the share of them that
    the crop covers, the rest being padding.
    """
    best = alphabet.same[columns.argmax(axis=1)]
    width = max(1.0, used * len(columns))
    glyphs = []
    for start, stop in _runs(best):
        if best[start] != BLANK:
            middle = min(1.0, (float(start + stop) / 2) / width)
            glyphs.append(_glyph(columns[start:stop], int(best[start]), alphabet, middle))
    return LineReading(tuple(glyphs))


def _glyph(columns: NDArray[np.float32], first: int, alphabet: Alphabet, middle: float) -> Glyph:
    """The character of a run of columns, as sure as all those together that are drawn like it."""
    group = alphabet.alike[first]
    scores = columns[:, group].sum(axis=1)
    peak = columns[int(scores.argmax())]
    text = alphabet.characters[_likeliest(peak, group, alphabet)]
    return Glyph(text, middle, min(1.0, float(scores.max())), _rival(peak, group, alphabet.characters))


def _likeliest(peak: NDArray[np.float32], group: NDArray[np.intp], alphabet: Alphabet) -> int:
    """The class of a group that is read: a marked letter only where the bare one is out of the running."""
    best = int(group[peak[group].argmax()])
    if best not in alphabet.marked:
        return best
    bare = [int(index) for index in group if int(index) not in alphabet.marked]
    other = max(bare, key=lambda index: float(peak[index]), default=best)
    return other if peak[other] >= RIVAL_ABOVE else best


def _runs(best: NDArray[np.intp]) -> list[tuple[int, int]]:
    """The stretches of equal class as (start, stop)."""
    bounds = [0, *(np.flatnonzero(np.diff(best)) + 1).tolist(), len(best)]
    return list(pairwise(bounds))


def _rival(column: NDArray[np.float32], winners: NDArray[np.intp], characters: Sequence[str]) -> str:
    """The best other character of a column, empty where it is blank, a space or out of the running."""
    if column[winners].sum() > 1 - RIVAL_ABOVE:
        return ""
    others = column.copy()
    others[winners] = 0
    other = int(others.argmax())
    return "" if other == BLANK or others[other] < RIVAL_ABOVE else characters[other].strip()
