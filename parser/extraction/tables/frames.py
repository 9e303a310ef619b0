"""Frames: a table of which only the outline and the head are ruled reads as one large cell under a header."""

from collections.abc import Sequence
from dataclasses import replace

from models.document import Cell, Table
from models.geometry import Box

_FEWEST_LINES = 3


def without_frames(tables: Sequence[Table]) -> list[Table]:
    """The tables with cells emptied that merely surround another table's rows: those are read there.

    Only a cell over the whole width whose lines stand in tables within it is such a frame.
    """
    return [_opened(table, [other for other in tables if other is not table]) for table in tables]


def _opened(table: Table, others: Sequence[Table]) -> Table:
    frames = {cell for cell in table.cells if _is_frame(cell, table, others)}
    if not frames:
        return table
    cells = tuple(replace(one, text="", words=()) if one in frames else one for one in table.cells)
    return replace(table, cells=cells)


def _is_frame(cell: Cell, table: Table, others: Sequence[Table]) -> bool:
    if cell.column_span < table.column_count or cell.text.count("\n") < _FEWEST_LINES - 1:
        return False
    inside = [part.box for other in others for part in other.parts if part.page == cell.page]
    boxes = [box for box in inside if _holds(cell.box, box)]
    held = sum(any(box.holds(*word.box.middle) for box in boxes) for word in cell.words)
    return bool(boxes) and held > len(cell.words) / 2


def _holds(outer: Box, inner: Box) -> bool:
    return outer.grown(2).holds(inner.x0, inner.top) and outer.grown(2).holds(inner.x1, inner.bottom)
