"""Rows of limits and conclusions whose name a scan shows with a slip: `Maxímum Limt (mg/kg)`."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from models.document import Cell, Table
from models.evidence import Method
from parser.extraction.folding import is_cjk, plain
from parser.extraction.result_words import is_blank_mark
from parser.extraction.tables.grid import Grid
from parser.extraction.tables.known_words import TableWords

_UNIT = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")


def with_known_rows(table: Table, words: TableWords) -> Table:
    """The table with such a name as the catalogue spells it, where nothing but values and outcomes stand
    beside it: taken for a specimen, it would make measured values of limits.
    """
    known = {id(cell): text for cell, text in _known(table, words)}
    if not known:
        return table
    cells = tuple(replace(cell, text=known.get(id(cell), cell.text)) for cell in table.cells)
    return replace(table, cells=cells)


def _known(table: Table, words: TableWords) -> Iterator[tuple[Cell, str]]:
    """The first cells of rows whose name was misread, with what it is."""
    grid = Grid(table)
    for row in range(1, table.row_count):
        own = grid.own(row)
        if len(own) > 1 and own[0].column == 0 and _is_scanned(own[0]):
            text = plain(own[0].text)
            unit = _UNIT.search(text)
            name = text[: unit.start()] if unit else text
            kind = words.row_kind(_without_marks(name), slip=True) if words.row_kind(name) is None else None
            if kind and all(_tells(cell, words) for cell in own[1:]):
                yield own[0], words.terms[kind][0] + (unit[0] if unit else "")


def _is_scanned(cell: Cell) -> bool:
    return bool(cell.words) and all(word.method is Method.OCR for word in cell.words)


def _tells(cell: Cell, words: TableWords) -> bool:
    return is_blank_mark(cell.text) or words.is_value(cell.text) or words.results.read(cell.text) is not None


def _without_marks(text: str) -> str:
    """The text without marks over Latin letters: specks of a scan."""
    bare = (c if is_cjk(c) else unicodedata.normalize("NFD", c)[0] for c in text)
    return "".join(bare)
