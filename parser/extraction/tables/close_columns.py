"""Columns so close that reading took two for one: parted where the second begins in several rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from models.document import Cell, Document, Ruling, Table, Word
from models.geometry import Box, around
from parser.extraction.labelled.column_starts import LEVEL, ROWS, column_starts
from parser.extraction.labelled.layout import joined
from parser.extraction.tables.repair import lines_of


def with_close_columns_parted(document: Document) -> Document:
    """The document with the columns of its tables parted that grew together; those ruled in full never do."""
    starts = frozenset(word for page in document.pages for word in column_starts(document.tables, page))
    tables = tuple(_parted(table, starts) for table in document.tables)
    return document if tables == document.tables else replace(document, tables=tables)


def _parted(table: Table, starts: frozenset[Word]) -> Table:
    if table.ruling is Ruling.FULL:
        return table
    for column in range(table.column_count):
        own = [cell for cell in table.cells if cell.column == column and not cell.merged and cell.words]
        begun = [word for cell in own for word in _begun_inside(cell, starts)]
        at = median(word.box.x0 for word in begun) if begun else 0.0
        if len({word.box.top for word in begun if _stands_at(word, at)}) >= ROWS:
            return _parted(_with_column_at(table, column, at), starts)
    return table


def _begun_inside(cell: Cell, starts: frozenset[Word]) -> Iterator[Word]:
    """The words of a cell that begin a column behind other print of their line."""
    for line in lines_of(cell.words):
        yield from (word for word in line[1:] if word in starts)


def _stands_at(word: Word, at: float) -> bool:
    return abs(word.box.x0 - at) <= LEVEL * word.box.height


def _with_column_at(table: Table, column: int, at: float) -> Table:
    """The table with one more column, which begins at this place within another. A cell whose print goes on
    over the place covers both."""
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.column > column:
            cells.append(replace(cell, column=cell.column + 1))
        elif cell.column + cell.column_span <= column:
            cells.append(cell)
        elif cell.merged or not _parts_at(cell, at):
            cells.append(replace(cell, column_span=cell.column_span + 1))
        else:
            cells += _parts(cell, at)
    return replace(table, cells=tuple(cells), column_count=table.column_count + 1)


def _parts_at(cell: Cell, at: float) -> bool:
    """Whether every line of a cell ends before the place, or has a word that begins there."""
    behind = [[word for word in line if _is_behind(word, at)] for line in lines_of(cell.words)]
    return all(not words or _stands_at(words[0], at) for words in behind)


def _is_behind(word: Word, at: float) -> bool:
    return word.box.x0 >= at - LEVEL * word.box.height


def _parts(cell: Cell, at: float) -> list[Cell]:
    before = [word for word in cell.words if not _is_behind(word, at)]
    behind = [word for word in cell.words if _is_behind(word, at)]
    left, right = Box(cell.box.x0, cell.box.top, at, cell.box.bottom), Box(at, *cell.box[1:])
    return [_part(cell, before, cell.column, left), _part(cell, behind, cell.column + 1, right)]


def _part(cell: Cell, words: Sequence[Word], column: int, box: Box) -> Cell:
    text = "\n".join(joined(line)[0] for line in lines_of(words))
    whole = around([box, *(word.box for word in words)])
    return replace(cell, column=column, text=text, words=tuple(words), box=whole, column_span=1)
