"""The sign ≤ that a scan made a letter of: `s90` in a column of limits that begin with it."""

import re
from dataclasses import replace

from models.document import Cell, Table, Word
from models.evidence import Method
from parser.extraction.doubts.points_agreed import LIKELY
from parser.extraction.doubts.second_look import SURE

_FEWEST = 2
"""So many cells of the column show the sign surely."""
_AT_MOST = re.compile(r"≤\d+(?:[.,]\d+)?\D{0,6}")
_AS_LETTER = re.compile(r"[sS](?P<number>\d+(?:[.,]\d+)?\D{0,6})")
"""No unit, no specimen and no value is written so, and the letter is drawn like the sign."""


def with_agreed_signs(table: Table) -> Table:
    """The table with the sign for the letter where others of the same column show it surely."""
    columns = {cell.column for cell in table.cells if _is_as_letter(cell)}
    agreed = {
        column for column in columns if sum(_shows_sign(cell, column) for cell in table.cells) >= _FEWEST
    }
    if not agreed:
        return table
    cells = tuple(
        _signed(cell) if cell.column in agreed and _is_as_letter(cell) else cell for cell in table.cells
    )
    return replace(table, cells=cells)


def _word(cell: Cell) -> Word | None:
    """The one word of a cell that was read from an image."""
    read = len(cell.words) == 1 and cell.words[0].method is Method.OCR
    return cell.words[0] if read else None


def _is_as_letter(cell: Cell) -> bool:
    word = _word(cell)
    return word is not None and _AS_LETTER.fullmatch(word.text) is not None


def _shows_sign(cell: Cell, column: int) -> bool:
    word = _word(cell) if cell.column == column else None
    return word is not None and word.confidence >= SURE and _AT_MOST.fullmatch(word.text) is not None


def _signed(cell: Cell) -> Cell:
    (word,) = cell.words
    text = f"≤{word.text[1:]}"
    return replace(
        cell, text=text, words=(replace(word, text=text, confidence=min(LIKELY, word.confidence)),)
    )
