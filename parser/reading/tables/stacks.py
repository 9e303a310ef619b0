"""Cells that stand for several rows: in the middle of their height, between or beside the rows' own lines."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from models.document import Word
from parser.reading.tables.rows import Row, RowCell

OFF = 0.35
"""Font sizes by which a cell stands above or below the middle of its row only if it is not of that row."""

MISSED = 0.3
"""Share of the distance of rows by which a cell may miss the middle of the rows it stands for."""

Stretch = tuple[int, int]
"""The first and the last row of a cell."""


class Stack:
    """Lines of text under one another in one column: a cell, and the row at whose height it stands.

    `row` is None for one between two rows; `own` says that it holds a line that is the row's own.
    """

    __slots__ = ("bottom", "column", "last", "left", "own", "right", "row", "size", "top", "words")

    def __init__(self, column: int, words: list[Word], last: int, row: int | None, own: bool) -> None:
        self.column, self.words, self.last, self.row, self.own = column, words, last, row, own
        self.left = min(word.box.x0 for word in words)
        self.right = max(word.box.x1 for word in words)
        self.top = min(word.box.top for word in words)
        self.bottom = max(word.box.bottom for word in words)
        self.size = words[0].size or words[0].box.height

    @property
    def height(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


def place(rows: Sequence[Row], stacks: Sequence[Stack]) -> None:
    """Puts the stacks into the rows: over the rows whose middle they mark, else beside such a cell at their
    height, else into the nearest row.
    """
    columns = [
        [stack for stack in stacks if stack.column == column]
        for column in sorted({stack.column for stack in stacks})
    ]
    beside = [stack for column in columns for stack in _beside_others(column)]
    for stack in stacks:
        if stack.row is not None and stack not in beside:
            rows[stack.row].reach(stack.top, stack.bottom)
    for column in columns:
        cells = [stack for stack in column if stack not in beside]
        stretches = _stretches(rows, cells) if _may_span(rows, cells, beside) else None
        if stretches is not None:
            _spread(rows, cells, stretches)
            cells = []
        for stack in column:
            if stack in beside or stack in cells:
                _put(rows, stack, stack in beside)


def _beside_others(column: Sequence[Stack]) -> list[Stack]:
    """The cells of one column that have another one to their right, at their height: names of groups."""
    if max(stack.left for stack in column) < min(stack.right for stack in column):
        return []
    return [
        stack
        for stack in column
        if any(
            other.left >= stack.right and min(other.bottom, stack.bottom) > max(other.top, stack.top)
            for other in column
        )
    ]


def _may_span(rows: Sequence[Row], cells: Sequence[Stack], beside: Sequence[Stack]) -> bool:
    """Whether a cell of the column stands between rows, off the middle of its own, or at the height of a name
    that stands beside those of its members.
    """
    if any(cell.row is None for cell in cells):
        return True
    if len({cell.row for cell in cells}) == len(rows):
        return False
    return any(
        cell.row is not None
        and (
            (not cell.own and abs(cell.height - rows[cell.row].middle) > OFF * cell.size)
            or any(_named_by(cell, name) for name in beside)
        )
        for cell in cells
    )


def _named_by(cell: Stack, name: Stack) -> bool:
    return name.column > cell.column and abs(name.height - cell.height) <= OFF * cell.size


def _stretches(rows: Sequence[Row], cells: Sequence[Stack]) -> list[Stretch] | None:
    """First and last row of each cell, each in the middle of its rows and right below the one before it; None
    where they do not fit together.

    Rows before the first cell and after the last one may be left over: their cell is on another page.
    """
    step = median([below.middle - above.middle for above, below in pairwise(rows)]) if len(rows) > 1 else 0.0
    ordered = sorted(cells, key=lambda cell: cell.height)
    spots = [_spot(rows, cell) for cell in ordered]
    ends = [*(first for first, _ in spots[1:]), len(rows)]
    for start in range(spots[0][0] + 1):
        stretches: list[Stretch] = []
        first = start
        for cell, spot, end in zip(ordered, spots, ends, strict=True):
            last = _last(rows, cell, first, spot, end, MISSED * step)
            if last is None:
                break
            stretches.append((first, last))
            first = last + 1
        if len(stretches) == len(cells):
            found = dict(zip(map(id, ordered), stretches, strict=True))
            return [found[id(cell)] for cell in cells]
    return None


def _spot(rows: Sequence[Row], cell: Stack) -> Stretch:
    """The fewest rows for which the cell can stand: its own, or the two between which it stands."""
    if cell.row is not None:
        return cell.row, cell.row
    above = sum(row.middle < cell.height for row in rows)
    return max(above - 1, 0), min(above, len(rows) - 1)


def _last(rows: Sequence[Row], cell: Stack, first: int, spot: Stretch, end: int, missed: float) -> int | None:
    """The last row of a cell that begins with row `first` and ends before row `end`."""
    if first > spot[0] or spot[1] >= end:
        return None
    misses = {
        last: abs((rows[first].top + rows[last].bottom) / 2 - cell.height) for last in range(spot[1], end)
    }
    last = min(misses, key=lambda last: misses[last])
    if misses[last] <= missed:
        return last
    return first if first == spot[1] else None


def _spread(rows: Sequence[Row], cells: Sequence[Stack], stretches: Sequence[Stretch]) -> None:
    """Puts each cell over its stretch of rows."""
    for stack, (first, last) in zip(cells, stretches, strict=True):
        rows[first].take(stack.column, stack.words, stack.last)
        rows[first].cells[stack.column].rows = last - first + 1


def _put(rows: Sequence[Row], stack: Stack, beside: bool) -> None:
    """Puts a cell beside the group at its height if it stands between rows or beside others; else in its row
    or the nearest one.
    """
    group = _group_at(rows, stack) if beside or stack.row is None else None
    if group is not None:
        group.aside.extend(stack.words)
        return
    nearest = min(range(len(rows)), key=lambda index: abs(rows[index].middle - stack.height))
    row = rows[nearest if stack.row is None else stack.row]
    row.take(stack.column, stack.words, stack.last)


def _group_at(rows: Sequence[Row], stack: Stack) -> RowCell | None:
    """The cell to the left that reaches down over several rows and has its middle at the same height; none
    behind cells of other columns.
    """
    for index, row in enumerate(rows):
        for column, cell in row.cells.items():
            within = rows[index : index + cell.rows]
            if cell.rows < 2 or column >= stack.column or _any_between(within, cell.last, stack.column):
                continue
            middle = (row.top + within[-1].bottom) / 2
            if abs(middle - stack.height) < (row.bottom - row.top) / 2:
                return cell
    return None


def _any_between(rows: Sequence[Row], left: int, right: int) -> bool:
    return any(left < column < right for row in rows for column in row.cells)
