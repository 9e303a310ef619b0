"""Tables of a document, from words and ruling lines alone."""

from collections.abc import Iterable
from dataclasses import replace

from models.document import Line, Page, Table, TablePart
from parser.reading.tables.across import without_marks_across
from parser.reading.tables.aligned import aligned_grids
from parser.reading.tables.borders import closed
from parser.reading.tables.edges import Mesh, edges_of, meshes
from parser.reading.tables.filling import fill
from parser.reading.tables.grid import Grid, grid_of
from parser.reading.tables.joining import Piece, join
from parser.reading.tables.leaders import without_leaders
from parser.reading.tables.slivers import without_slivers
from parser.reading.tables.spans import parted
from parser.reading.tables.specks import without_specks
from parser.reading.tables.splitting import split


def build_tables(pages: Iterable[Page]) -> tuple[Table, ...]:
    """The tables of a document in reading order, joined over page breaks."""
    pages = tuple(_prepared(page) for page in pages)
    return tuple(join([piece for page in pages for piece in _on_page(page)], pages))


def _prepared(page: Page) -> Page:
    """The page without what is no cell of a table: marks across it, strokes of rules, leader dots."""
    return without_leaders(without_specks(without_marks_across(_without_slanted(page))))


def _without_slanted(page: Page) -> Page:
    """The page without words written askew: a watermark lies behind the cells and belongs to none."""
    if all(word.angle % 90 == 0 for word in page.words):
        return page
    words = tuple(word for word in page.words if word.angle % 90 == 0)
    lines = tuple(line for line in page.lines if all(word.angle % 90 == 0 for word in line.words))
    return replace(page, words=words, lines=lines)


def _on_page(page: Page) -> list[Piece]:
    edges = edges_of(page.rules)
    ruled = [grid for mesh in meshes(edges) if (grid := _ruled(mesh, page))]
    whole = [grid for grid in ruled if grid.rows > 1]
    free = [line for line in page.lines if not any(_holds(grid, line) for grid in whole)]
    aligned = list(aligned_grids(free, edges.across))
    single = [grid for grid in ruled if grid.rows == 1 and not any(_within(grid, other) for other in aligned)]
    grids = sorted([*whole, *single, *aligned], key=_place_on_page)
    return [Piece(_table(grid, page), grid.xs) for grid in grids]


def _within(row: Grid, table: Grid) -> bool:
    """Whether the one drawn row belongs to a table of which the other rows are not drawn."""
    shared = row.box.intersection(table.box)
    return shared.area > 0.5 * row.box.area


def _ruled(mesh: Mesh, page: Page) -> Grid | None:
    """The grid of touching rules; None for frames, which hold text and no columns."""
    grid = grid_of(closed(mesh))
    if grid is None:
        return None
    grid = without_slivers(grid, page.words)
    if grid.columns < 2:
        return None
    return split(parted(grid, page.words), page.words)


def _holds(grid: Grid, line: Line) -> bool:
    """Whether the line stands in a cell. One cell over the whole width is a frame: tables may be in it."""
    index = grid.index_at(*line.box.middle)
    if index is None:
        return False
    place = grid.places[index]
    return place.last_column - place.column + 1 < grid.columns


def _place_on_page(grid: Grid) -> tuple[float, float]:
    return grid.ys[0], grid.xs[0]


def _table(grid: Grid, page: Page) -> Table:
    cells, orphans = fill(grid, page.words, page.number)
    part = TablePart(page.number, grid.box, 0, grid.rows)
    return Table(tuple(cells), grid.rows, grid.columns, grid.ruling, (part,), tuple(orphans))
