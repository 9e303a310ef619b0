"""Heads over several columns that hold a text for each of them: the lines between were not seen.

On a scan the lines inside a dark or stamped head fade; the words still stand column by column.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Word
from parser.reading.lines import baselines
from parser.reading.tables.blocks import ALIGNED
from parser.reading.tables.grid import Grid, Place
from parser.reading.tables.valleys import Span

APART = 0.6
"""Font sizes between two words that no space between words of one text reaches."""

MANY = 3
"""A cell over so many columns, or over all, may be a head that lost its lines."""

INSIDE = 2.0
"""Points by which a text may reach over the line of its column."""


def parted(grid: Grid, words: Iterable[Word]) -> Grid:
    """The grid with such cells parted along its lines; every column under the cell must have its own text."""
    held, _ = grid.held(words)
    places = [
        part
        for place, inside in zip(grid.places, held, strict=True)
        for part in (_parts(place) if _column_by_column(grid, place, inside) else [place])
    ]
    if len(places) == len(grid.places):
        return grid
    return replace(grid, places=tuple(sorted(places, key=lambda place: (place.row, place.column))))


def _parts(place: Place) -> list[Place]:
    return [
        Place(place.row, column, place.last_row, column)
        for column in range(place.column, place.last_column + 1)
    ]


def _column_by_column(grid: Grid, place: Place, words: list[Word]) -> bool:
    """Whether the cell is the head of many columns, each with a piece of text within it, or a head over
    several columns with the own head of each on its last line.

    Elsewhere one line with a wide space may fall on the line by chance, and over two columns unless both its
    pieces are set in their columns alike; below the first row, in the middle of them.
    """
    covered = place.last_column - place.column + 1
    if len(words) < covered:
        return False
    lines = baselines(words)
    one = covered > 1 and len(lines) == 1 and _fill(grid, place, lines)
    if one and _set_alike(grid, place, lines[0], begin=place.row == 0):
        return True
    if place.row > 0:
        return False
    several = covered >= min(MANY, grid.columns) or len(lines) > 1
    if several and _fill(grid, place, lines):
        return True
    over = all(len(_pieces(line)) == 1 for line in lines[:-1])
    return covered > 1 and len(lines) > 1 and over and _fill(grid, place, lines[-1:])


def _fill(grid: Grid, place: Place, lines: Sequence[list[Word]]) -> bool:
    """Whether every piece of the lines stands within a column of the cell, and no column is without one."""
    filled: set[int] = set()
    for piece in (piece for line in lines for piece in _pieces(line)):
        columns = [
            column
            for column in range(place.column, place.last_column + 1)
            if grid.xs[column] - INSIDE <= piece.start and piece.end <= grid.xs[column + 1] + INSIDE
        ]
        if not columns:
            return False
        filled.update(columns)
    return len(filled) == place.last_column - place.column + 1


def _set_alike(grid: Grid, place: Place, line: Sequence[Word], begin: bool) -> bool:
    """Whether the pieces, one for each column, stand in its middle or, if that counts, `begin` as far behind
    its line."""
    pieces, first = _pieces(line), place.column
    if len(pieces) != place.last_column - first + 1:
        return False
    borders = list(pairwise(grid.xs[first : place.last_column + 2]))
    insets = [piece.start - left for piece, (left, _) in zip(pieces, borders, strict=True)]
    off = [piece.middle - (left + right) / 2 for piece, (left, right) in zip(pieces, borders, strict=True)]
    alike = max(insets) - min(insets) <= ALIGNED and min(insets) > 0
    return (begin and alike) or max(map(abs, off)) <= ALIGNED


def _pieces(line: Sequence[Word]) -> list[Span]:
    """The stretches of the line between gaps wider than a space."""
    pieces = [Span(line[0].box.x0, line[0].box.x1)]
    for before, word in pairwise(line):
        size = max(before.size, word.size, 1.0)
        if word.box.x0 - before.box.x1 >= APART * size:
            pieces.append(Span(word.box.x0, word.box.x1))
        else:
            pieces[-1] = Span(pieces[-1].start, max(pieces[-1].end, word.box.x1))
    return pieces
