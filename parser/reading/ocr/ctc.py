"""Decodes what a line recogniser says for each column of a crop into characters with places and rivals."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Glyph, LineReading

BLANK = 0
"""The class that stands for "no character here", first in every PaddleOCR alphabet."""

RIVAL_ABOVE = 0.05
"""A runner-up with less probability than this is noise (a softmax over 18,000 classes)."""


def decode(columns: NDArray[np.float32], alphabet: Sequence[str], used: float) -> LineReading:
    """The reading of one crop.

    `columns` is (T, classes), probabilities for each of T equal columns; `used` is the share of them that
    the crop covers, the rest being padding.
    """
    best = columns.argmax(axis=1)
    width = max(1.0, used * len(columns))
    glyphs = []
    for start, stop in _runs(best):
        if best[start] == BLANK:
            continue
        scores = columns[start:stop, best[start]]
        peak = start + int(scores.argmax())
        middle = min(1.0, (float(start + stop) / 2) / width)
        glyphs.append(
            Glyph(
                alphabet[best[start]],
                middle,
                float(scores.max()),
                _rival(columns[peak], int(best[start]), alphabet),
            )
        )
    return LineReading(tuple(glyphs))


def _runs(best: NDArray[np.intp]) -> list[tuple[int, int]]:
    """The stretches of equal class as (start, stop)."""
    bounds = [0, *(np.flatnonzero(np.diff(best)) + 1).tolist(), len(best)]
    return list(pairwise(bounds))


def _rival(column: NDArray[np.float32], winner: int, alphabet: Sequence[str]) -> str:
    """The second-best character of a column, empty where it is blank, a space or out of the running."""
    if column[winner] > 1 - RIVAL_ABOVE:
        return ""
    first, second = np.argpartition(column, -2)[-2:]
    other = int(first if second == winner else second)
    if other == BLANK or column[other] < RIVAL_ABOVE:
        return ""
    return alphabet[other].strip()
