"""Rows and columns too thin to hold anything: double lines, bevels, the margins of shaded cells."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from models.document import Word
from parser.reading.tables.grid import Grid, Place

THIN_COLUMN = 8.0
"""Points: a narrower column without a word is none."""

THIN_ROW = 5.0
"""Points: a lower row without a word is none."""


def without_slivers(grid: Grid, words: Iterable[Word]) -> Grid:
    """The grid without thin and empty rows and columns; their room goes to a neighbour."""
    middles = [word.box.middle for word in words if grid.box.holds(*word.box.middle)]
    used_columns = {bisect_right(grid.xs, x) - 1 for x, _ in middles}
    used_rows = {bisect_right(grid.ys, y) - 1 for _, y in middles}
    for column in _thin(grid.xs, used_columns, THIN_COLUMN):
        grid = _without_column(grid, column)
    for row in _thin(grid.ys, used_rows, THIN_ROW):
        grid = _without_row(grid, row)
    return grid


def _thin(lines: tuple[float, ...], used: set[int], limit: float) -> list[int]:
    """The indices of empty thin stretches, last first, so that the others stay valid."""
    return [
        index
        for index in range(len(lines) - 2, -1, -1)
        if lines[index + 1] - lines[index] < limit and index not in used
    ]


def _without_column(grid: Grid, column: int) -> Grid:
    if grid.columns < 2:
        return grid
    shrink = _shrinker(column, grid.columns)
    spans = [(place, shrink(place.column, place.last_column)) for place in grid.places]
    places = [Place(place.row, span[0], place.last_row, span[1]) for place, span in spans if span is not None]
    return replace(grid, places=tuple(places), xs=_without_line(grid.xs, column))


def _without_row(grid: Grid, row: int) -> Grid:
    if grid.rows < 2:
        return grid
    shrink = _shrinker(row, grid.rows)
    spans = [(place, shrink(place.row, place.last_row)) for place in grid.places]
    places = [
        Place(span[0], place.column, span[1], place.last_column) for place, span in spans if span is not None
    ]
    return replace(grid, places=tuple(places), ys=_without_line(grid.ys, row))


def _without_line(lines: tuple[float, ...], index: int) -> tuple[float, ...]:
    """The stretch joined to the one after it, the last one to the one before it."""
    gone = index + 1 if index + 2 < len(lines) else index
    return lines[:gone] + lines[gone + 1 :]


def _shrinker(gone: int, count: int) -> Callable[[int, int], tuple[int, int] | None]:
    """How a place's stretch changes when stretch `gone` of `count` is joined to its neighbour."""
    ends = gone == count - 1

    def shrink(first: int, last: int) -> tuple[int, int] | None:
        if first == last == gone:
            return None
        if not ends and last == gone:
            last -= 1
        if ends and first == gone:
            return None
        new_first = first - 1 if first > gone else first
        new_last = last - 1 if last > gone or (ends and last == gone) else last
        return new_first, new_last

    return shrink
