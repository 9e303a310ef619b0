"""Tables of a document, from words and ruling lines alone."""

from collections.abc import Iterable

from models.document import Page, Ruling, Table, TablePart
from parser.reading.tables.edges import edges_of
from parser.reading.tables.filling import fill
from parser.reading.tables.grid import grid_of
from parser.reading.tables.ruled import ruled_cells


def build_tables(pages: Iterable[Page]) -> tuple[Table, ...]:
    """The tables of all pages in reading order."""
    return tuple(table for page in pages for table in _on_page(page))


def _on_page(page: Page) -> list[Table]:
    tables = []
    for cells in ruled_cells(edges_of(page.rules)):
        grid = grid_of(cells)
        filled, orphans = fill(grid, page.words, page.number)
        rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
        part = TablePart(page.number, grid.box, 0, rows)
        tables.append(Table(tuple(filled), rows, columns, Ruling.FULL, (part,), tuple(orphans)))
    return tables
