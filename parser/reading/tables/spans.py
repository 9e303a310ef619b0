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


Columns = tuple[int, int]
"""The first and the last column of a cell."""


def parted(grid: Grid, words: Iterable[Word]) -> Grid:
    """The grid with such cells parted along its lines; every column under the cell must have its own text."""
    held, _ = grid.held(words)
    places = [
        part for place, inside in zip(grid.places, held, strict=True) for part in _parts(grid, place, inside)
    ]
    if len(places) == len(grid.places):
        return grid
    return replace(grid, places=tuple(sorted(places, key=lambda place: (place.row, place.column))))


def _parts(grid: Grid, place: Place, words: list[Word]) -> list[Place]:
    below = _columns_below(grid, place) if place.last_column > place.column and words else []
    if not _column_by_column(grid, place, words, below):
        return [place]
    return [Place(place.row, first, place.last_row, last) for first, last in below]


def _columns_below(grid: Grid, place: Place) -> list[Columns]:
    """The columns under a cell as most rows have them: a few may part a column once more."""
    rows = grid.rows - (place.last_row - place.row + 1)
    begun = dict.fromkeys(range(place.column + 1, place.last_column + 1), 0)
    for other in grid.places:
        if other is not place and other.column in begun:
            begun[other.column] += other.last_row - other.row + 1
    starts = [place.column, *(column for column, count in begun.items() if 2 * count >= rows)]
    return [*zip(starts, (*(start - 1 for start in starts[1:]), place.last_column), strict=True)]


def _column_by_column(grid: Grid, place: Place, words: list[Word], below: Sequence[Columns]) -> bool:
    """Whether the cell is the head of many columns, each with a piece of text within it, or a head over
    several columns with the own head of each on its last line.

    Elsewhere one line with a wide space may fall on the line by chance, and over two columns unless both its
    pieces are set in their columns alike; below the first row, in the middle of them.
    """
    if len(words) < len(below) or len(below) < 2:
        return False
    lines = baselines(words)
    one = len(lines) == 1 and _fill(grid, below, lines)
    if one and _set_alike(grid, below, lines[0], begin=place.row == 0):
        return True
    if place.row > 0:
        return False
    several = len(below) >= min(MANY, grid.columns) or len(lines) > 1
    if several and _fill(grid, below, lines):
        return True
    over = all(len(_pieces(line)) == 1 for line in lines[:-1])
    return len(lines) > 1 and over and _fill(grid, below, lines[-1:])


def _fill(grid: Grid, below: Sequence[Columns], lines: Sequence[list[Word]]) -> bool:
    """Whether every piece of the lines stands within one of the columns, and none of these is without one."""
    filled: set[Columns] = set()
    for piece in (piece for line in lines for piece in _pieces(line)):
        columns = [
            (first, last)
            for first, last in below
            if grid.xs[first] - INSIDE <= piece.start and piece.end <= grid.xs[last + 1] + INSIDE
        ]
        if not columns:
            return False
        filled.update(columns)
    return len(filled) == len(below)


def _set_alike(grid: Grid, below: Sequence[Columns], line: Sequence[Word], begin: bool) -> bool:
    """Whether the pieces, one for each column, stand in its middle or, if that counts, `begin` as far behind
    its line."""
    pieces = _pieces(line)
    if len(pieces) != len(below):
        return False
    borders = [(grid.xs[first], grid.xs[last + 1]) for first, last in below]
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
