"""Points that a coarse scan left with a tail: of a comma and a point between figures, what the table writes.

A point of two pixels may pass for a comma, and a reader that wavers says so: "4,2", or "4.2". Where all that
the same table shows surely is written with points, the comma is one.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from models.document import Cell, Table, Word
from parser.extraction.doubts.second_look import SURE, is_doubted

LIKELY = 0.8
"""How sure a number is of which only the sign between its figures was in doubt, and that is now known."""

_PARTED = re.compile(r"\D{0,2}\d{1,3}(?P<sign>[.,])\d{1,2}(?:(?P=sign)\d{1,2})*(?:\s?[-~–]\s?\d+[.,]\d+)?")
"""A number with one or two figures behind its sign: behind a comma three are thousands."""


def with_agreed_points(table: Table) -> Table:
    """The table with points for commas in doubt between figures, where it writes points and no commas."""
    words = [word for cell in table.cells for word in cell.words]
    doubted = [word for word in words if _wavers(word)]
    if not doubted or _signs(word.text for word in words if word.confidence >= SURE) != {"."}:
        return table
    return replace(table, cells=tuple(_pointed(cell) for cell in table.cells))


def _wavers(word: Word) -> bool:
    """Whether the reader of an image was unsure of nothing but whether points or commas part the figures."""
    return (
        is_doubted(word)
        and bool(word.alternatives)
        and _PARTED.fullmatch(word.text) is not None
        and {_with_points(other) for other in word.alternatives} == {_with_points(word.text)}
    )


def _signs(texts: Iterable[str]) -> set[str]:
    """The signs between the figures of the numbers among these texts."""
    return {match["sign"] for text in texts if (match := _PARTED.fullmatch(text))}


def _pointed(cell: Cell) -> Cell:
    text, words = cell.text, list(cell.words)
    for place, word in enumerate(words):
        if _wavers(word):
            shown = _with_points(word.text)
            words[place] = replace(word, text=shown, confidence=max(LIKELY, word.confidence), alternatives=())
            text = text.replace(word.text, shown, 1)
    return replace(cell, text=text, words=tuple(words)) if words != list(cell.words) else cell


def _with_points(text: str) -> str:
    return text.replace(",", ".")
