"""Halves of one column put together: a header beside its cells, a dash at another place than the figures."""

from collections.abc import Sequence

from parser.reading.tables.rows import Row, RowCell
from parser.reading.tables.valleys import Span


def merged_columns(rows: list[Row], columns: list[Span]) -> tuple[list[Row], list[Span]]:
    """The rows and columns with halves merged.

    Two neighbours are halves of one column when no row fills both, and one of them has no header.
    """
    for left in range(len(columns) - 1):
        if len(columns) > 2 and _halves(rows, left):
            merged = [*columns[:left], Span(columns[left].start, columns[left + 1].end), *columns[left + 2 :]]
            return merged_columns([_without(row, left + 1) for row in rows], merged)
    return rows, columns


def _halves(rows: Sequence[Row], left: int) -> bool:
    right = left + 1
    if any(
        cell.last > column and column <= right <= cell.last + 1
        for row in rows
        for column, cell in row.cells.items()
    ):
        return False
    both = any(left in row.cells and right in row.cells for row in rows)
    header = (left in rows[0].cells) != (right in rows[0].cells)
    filled = all(any(column in row.cells for row in rows) for column in (left, right))
    return header and filled and not both


def _without(row: Row, gone: int) -> Row:
    """The row with column `gone` joined to the one before it."""
    cells: dict[int, RowCell] = {}
    for column, cell in row.cells.items():
        moved = column - 1 if column >= gone else column
        cell.last = cell.last - 1 if cell.last >= gone else cell.last
        cells[moved] = cell
    row.cells = cells
    return row
