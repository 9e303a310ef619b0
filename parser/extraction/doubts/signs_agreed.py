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
_DRAWN_ALIKE = frozenset("sS≤")
_AS_LETTER = re.compile(r"[sS](?P<number>\d+(?:[.,]\d+)?\D{0,6})")
"""No unit, no specimen and no value is written so, and the letter is drawn like the sign."""


def with_agreed_signs(table: Table) -> Table:
    """The table with the sign for the letter where others of the same column show it surely; a limit of which
    the sign alone was in doubt is then likely."""
    columns = {cell.column for cell in table.cells if _may_be_signed(cell)}
    agreed = {
        column for column in columns if sum(_shows_sign(cell, column) for cell in table.cells) >= _FEWEST
    }
    if not agreed:
        return table
    cells = tuple(
        _signed(cell) if cell.column in agreed and _may_be_signed(cell) else cell for cell in table.cells
    )
    return replace(table, cells=cells)


def _word(cell: Cell) -> Word | None:
    """The one word of a cell that was read from an image."""
    read = len(cell.words) == 1 and cell.words[0].method is Method.OCR
    return cell.words[0] if read else None


def _may_be_signed(cell: Cell) -> bool:
    """Whether a cell's word has a letter for the sign, or was in doubt between the two."""
    word = _word(cell)
    if word is None:
        return False
    signed = word.confidence < SURE and _AT_MOST.fullmatch(word.text) and _is_sign_in_doubt(word)
    return bool(signed) or _AS_LETTER.fullmatch(word.text) is not None


def _shows_sign(cell: Cell, column: int) -> bool:
    word = _word(cell) if cell.column == column else None
    return word is not None and word.confidence >= SURE and _AT_MOST.fullmatch(word.text) is not None


def _is_sign_in_doubt(word: Word) -> bool:
    """Whether the reader wavered between sign and letter, and over nothing else."""
    others = word.alternatives
    return bool(others) and all(text[:1] in _DRAWN_ALIKE and text[1:] == word.text[1:] for text in others)


def _signed(cell: Cell) -> Cell:
    (word,) = cell.words
    text = f"≤{word.text[1:]}"
    sure = LIKELY if _is_sign_in_doubt(word) else min(LIKELY, word.confidence)
    return replace(cell, text=text, words=(replace(word, text=text, confidence=sure),))
