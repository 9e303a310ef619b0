"""Rows around lines that are known to be theirs: where the cells of the other columns go."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from models.document import Word
from parser.reading.tables.columns import Laid, Part
from parser.reading.tables.rows import Row
from parser.reading.tables.stacks import Stack, place
from parser.reading.tables.textrows import TIGHT_LEADING

REACH = 0.35
"""Share of the distance of rows within which a cell between two baselines belongs to the nearer one."""

UNEVEN = 0.25
"""Font sizes by which the white space between the lines of a column's cells varies."""

Piece = tuple[int, Part]
"""A part with the index of its line."""


def anchored_rows(lines: Sequence[Laid], anchors: Sequence[int]) -> list[Row]:
    """The rows whose own lines are the `anchors`, every other cell in the row at whose height it stands, or
    over the rows whose middle it marks.
    """
    columns = sorted({column for line in lines for column in line.parts})
    stacks = [stack for column in columns for stack in _stacks(lines, column, anchors)]
    rows = [Row(lines[anchor].top, lines[anchor].bottom) for anchor in anchors]
    place(rows, stacks)
    for row in (rows[0], rows[-1]):
        for word in (word for cell in row.cells.values() if cell.rows == 1 for word in cell.words):
            row.reach(word.box.top, word.box.bottom)
    return rows


def _stacks(lines: Sequence[Laid], column: int, anchors: Sequence[int]) -> Iterator[Stack]:
    """The cells of a column; one whose lines belong to several rows in pieces."""
    for cell in _cells(lines, column):
        indices = [index for index, _ in cell]
        own = [index for index in indices if index in anchors]
        if not own:
            yield _stack(column, [part for _, part in cell], _at_height(lines, indices, anchors), False)
            continue
        owners = [max([anchor for anchor in own if anchor <= index], default=own[0]) for index in indices]
        for owner in own:
            parts = [part for (_, part), other in zip(cell, owners, strict=True) if other == owner]
            yield _stack(column, parts, anchors.index(owner), True)


def _stack(column: int, parts: Sequence[Part], row: int | None, own: bool) -> Stack:
    words: list[Word] = [word for part in parts for word in part.words]
    return Stack(column, words, max(part.last for part in parts), row, own)


def _cells(lines: Sequence[Laid], column: int) -> list[list[Piece]]:
    """The parts of a column gathered into cells: under one another and close."""
    cells: list[list[Piece]] = []
    leading = _leading(lines, column)
    for index, line in enumerate(lines):
        for part in line.parts.get(column, ()):
            near = (cell for cell in reversed(cells[-3:]) if _goes_on(lines, cell[-1], line, part, leading))
            cell = next(near, None)
            if cell is None:
                cells.append([(index, part)])
            else:
                cell.append((index, part))
    return cells


def _leading(lines: Sequence[Laid], column: int) -> float:
    """The widest white space between two lines of one cell: little more than the narrowest there is."""
    parts = [(line, part) for line in lines for part in line.parts.get(column, ())]
    size = median([line.size for line, _ in parts])
    gaps = [
        part.top - upper.bottom
        for (above, upper), (line, part) in pairwise(parts)
        if above is not line and _under(upper, part)
    ]
    return min(TIGHT_LEADING * size, max(min(gaps, default=0.0), 0.0) + UNEVEN * size)


def _under(upper: Part, lower: Part) -> bool:
    return upper.span.overlaps(lower.span)


def _goes_on(lines: Sequence[Laid], last: Piece, line: Laid, part: Part, leading: float) -> bool:
    index, upper = last
    return lines[index] is not line and part.top - upper.bottom <= leading and _under(upper, part)


def _at_height(lines: Sequence[Laid], cell: Sequence[int], anchors: Sequence[int]) -> int | None:
    """The row at whose height a cell without a line of any row stands; None for one between two rows."""
    height = _height(lines, cell)
    middles = [_height(lines, [anchor]) for anchor in anchors]
    nearest = min(range(len(anchors)), key=lambda row: abs(middles[row] - height))
    others = [abs(middle - middles[nearest]) for row, middle in enumerate(middles) if row != nearest]
    if abs(middles[nearest] - height) <= REACH * min(others, default=100.0):
        return nearest
    top, bottom = lines[cell[0]].top, lines[cell[-1]].bottom
    inside = [row for row, middle in enumerate(middles) if top <= middle <= bottom]
    return inside[0] if len(inside) == 1 else None


def _height(lines: Sequence[Laid], cell: Sequence[int]) -> float:
    return (lines[cell[0]].top + lines[cell[-1]].bottom) / 2
