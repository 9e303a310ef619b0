"""Frames: a table of which only the outline and the head are ruled reads as one large cell under a header."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.document import Cell, Table, TablePart
from models.geometry import Box

_ALIGNED = 0.8
"""Share of a table's words that stand in the columns of the table around it, at least, for its rows to be
that one's."""


def without_frames(tables: Sequence[Table]) -> list[Table]:
    """The tables with the rows that stand within their frames put where the frame is, or left to the table
    within where its columns are others.

    Only a cell over the whole width whose lines stand in tables within it is such a frame.
    """
    found, inside = list[Table](), set[int]()
    for table in tables:
        others = [other for other in tables if other is not table]
        opened, taken = _opened(table, others)
        inside |= {id(other) for other in taken}
        found.append(opened)
    return [one for one, table in zip(found, tables, strict=True) if id(table) not in inside]


def _opened(table: Table, others: Sequence[Table]) -> tuple[Table, list[Table]]:
    """The table with its frames opened, from the last on, and the tables whose rows it took over."""
    taken: list[Table] = []
    opened = table
    for frame in sorted(table.cells, key=lambda cell: -cell.row):
        within = [*_within(frame, table, others)]
        if len(within) == 1 and _goes_into(within[0], table):
            opened = _with_rows_of(within[0], opened, frame)
            taken += within
        elif within:
            emptied = replace(frame, text="", words=())
            opened = replace(opened, cells=tuple(emptied if c == frame else c for c in opened.cells))
    return opened, taken


def _within(frame: Cell, table: Table, others: Sequence[Table]) -> Iterator[Table]:
    """The tables that stand in a cell over the whole width, where they hold most of its words."""
    if frame.column_span < table.column_count or not frame.words or frame.row_span > 1:
        return
    inside = [other for other in others if _is_in(other, frame)]
    boxes = [part.box for other in inside for part in other.parts]
    held = sum(any(box.holds(*word.box.middle) for box in boxes) for word in frame.words)
    if held > len(frame.words) / 2:
        yield from inside


def _is_in(other: Table, frame: Cell) -> bool:
    parts = [part for part in other.parts if part.page == frame.page]
    return bool(parts) and len(parts) == len(other.parts) and all(_holds(frame.box, p.box) for p in parts)


def _holds(outer: Box, inner: Box) -> bool:
    return outer.grown(2).holds(inner.x0, inner.top) and outer.grown(2).holds(inner.x1, inner.bottom)


def _goes_into(inner: Table, table: Table) -> bool:
    """Whether the columns of a table within a frame are those of the table around it, by their print."""
    heads = {cell.column: cell.box for cell in table.cells if cell.row == 0 and not cell.merged}
    if inner.column_count != table.column_count or len(heads) < table.column_count:
        return False
    words = [(cell.column, word.box.middle[0]) for cell in inner.cells for word in cell.words]
    under = sum(heads[column].x0 <= x <= heads[column].x1 for column, x in words if column in heads)
    return bool(words) and under >= _ALIGNED * len(words)


def _with_rows_of(inner: Table, table: Table, frame: Cell) -> Table:
    """The table with the rows of another in the place of a frame."""
    more = inner.row_count - 1
    own = [
        replace(cell, row=cell.row + more) if cell.row > frame.row else cell
        for cell in table.cells
        if cell != frame
    ]
    rows = [replace(cell, row=cell.row + frame.row) for cell in inner.cells]
    return replace(
        table,
        cells=tuple(sorted([*own, *rows], key=lambda cell: (cell.row, cell.column))),
        row_count=table.row_count + more,
        parts=tuple(_moved(part, frame.row, more) for part in table.parts),
        orphans=(*table.orphans, *inner.orphans),
    )


def _moved(part: TablePart, row: int, more: int) -> TablePart:
    if part.last_row <= row:
        return part
    first = part.first_row + (more if part.first_row > row else 0)
    return replace(part, first_row=first, last_row=part.last_row + more)
