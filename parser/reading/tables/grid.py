"""Rows, columns and spans from the boxes of cells."""

from dataclasses import dataclass

from models.geometry import Box


@dataclass(frozen=True, slots=True)
class Place:
    """A cell's box and its place in the grid."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of one table on one page; `xs` and `ys` are the lines of the grid."""

    places: tuple[Place, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]

    @property
    def box(self) -> Box:
        """The table's outline."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def grid_of(cells: list[Box]) -> Grid:
    """The grid that the cells' own borders span. Boxes come from one set of edges: equal means identical."""
    xs = sorted({x for cell in cells for x in (cell.x0, cell.x1)})
    ys = sorted({y for cell in cells for y in (cell.top, cell.bottom)})
    column, row = {x: i for i, x in enumerate(xs)}, {y: i for i, y in enumerate(ys)}
    places = [
        Place(
            cell,
            row[cell.top],
            column[cell.x0],
            row[cell.bottom] - row[cell.top],
            column[cell.x1] - column[cell.x0],
        )
        for cell in cells
    ]
    places.sort(key=lambda place: (place.row, place.column))
    return Grid(tuple(places), tuple(xs), tuple(ys))
