"""Where the columns of tables without ruling lines begin within one line of print.

Two columns may stand as close as two words, where a value is as long as its column is wide: `Cixi Moulding
Factory Samples in`. The table knows by its other rows that another column begins there.
"""

from collections.abc import Iterable
from statistics import median

from models.document import Cell, Ruling, Table, Word

ROWS = 3
"""So many cells begin where their column does, or it is no column."""

LEVEL = 0.3
"""They do so within this share of their print's height."""


def column_starts(tables: Iterable[Table], page: int) -> frozenset[Word]:
    """The words of the page with which a cell begins that stands in line with its column's others, behind
    another cell of its row."""
    return frozenset(word for table in tables if table.ruling is Ruling.NONE for word in _begun(table, page))


def _begun(table: Table, page: int) -> Iterable[Word]:
    cells = [cell for cell in table.cells if cell.page == page and cell.words and cell.column_span == 1]
    for column in range(1, table.column_count):
        own = [cell for cell in cells if cell.column == column]
        aligned = _aligned(own)
        if len(aligned) >= ROWS:
            behind = {cell.row for cell in cells if cell.column < column}
            yield from (cell.words[0] for cell in aligned if cell.row in behind)


def _aligned(cells: list[Cell]) -> list[Cell]:
    if not cells:
        return []
    start = median(cell.words[0].box.x0 for cell in cells)
    return [cell for cell in cells if _stands_at(cell.words[0], start)]


def _stands_at(word: Word, start: float) -> bool:
    return abs(word.box.x0 - start) <= LEVEL * word.box.height
