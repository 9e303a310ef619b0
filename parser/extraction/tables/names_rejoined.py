"""A name on two lines beside values on one: a grid without rules made three rows of it."""

from dataclasses import replace

from models.document import Cell, Ruling, Table
from models.geometry import Box, around
from parser.extraction.labelled.layout import joined
from parser.extraction.tables.repair import lines_of, parts_without

CENTRED = 0.35
"""Share of a line's height by which the values may stand off the middle between the two lines of the name."""

CLOSE = 1.6
"""Heights of a line between the middles of two lines of one name."""


def names_rejoined(table: Table) -> Table:
    """The table with each such name in one cell, in one row with its values."""
    if table.ruling is Ruling.FULL:
        return table
    for row in range(1, table.row_count - 1):
        if (name := _name_around(table, row)) is not None:
            return names_rejoined(_with_name(table, row, name))
    return table


def _name_around(table: Table, row: int) -> tuple[Cell, Cell] | None:
    """The lines of a name right above and below the row's values, which are centred between them."""
    above, values, below = (
        [cell for cell in table.cells if cell.row == place and cell.text.strip()]
        for place in (row - 1, row, row + 1)
    )
    if len(above) != 1 or len(below) != 1 or len(values) < 2:
        return None
    if any(cell.row_span > 1 for cell in (*above, *values, *below)):
        return None
    upper, lower = above[0], below[0]
    if upper.column != lower.column or any(_covers(cell, upper.column) for cell in values):
        return None
    first, last, line = _print(upper), _print(lower), around([_print(cell) for cell in values])
    apart = last.middle[1] - first.middle[1]
    off = abs((first.middle[1] + last.middle[1]) / 2 - line.middle[1])
    return (upper, lower) if apart <= CLOSE * first.height and off <= CENTRED * first.height else None


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.column_span


def _print(cell: Cell) -> Box:
    return around([word.box for word in cell.words]) if cell.words else cell.box


def _with_name(table: Table, row: int, name: tuple[Cell, Cell]) -> Table:
    """The table in which the three rows are one, that of the values one place further up."""
    held = [word for cell in name for word in cell.words]
    text = "\n".join(joined(line)[0] for line in lines_of(held))
    whole = replace(name[0], text=text, words=tuple(held), box=around([cell.box for cell in name]))
    cells = [whole]
    for cell in table.cells:
        bare = cell.row_span == 1 and not cell.text.strip()
        if cell in name or (cell.row in (row - 1, row + 1) and bare):
            continue
        if cell.row == row:
            if bare and _covers(whole, cell.column):
                continue
            cell = replace(cell, row=row - 1)
        elif cell.row > row:
            cell = replace(cell, row=cell.row - 2)
        elif cell.row + cell.row_span > row + 1:
            cell = replace(cell, row_span=cell.row_span - 2)
        cells.append(cell)
    parts = parts_without(table.parts, row, 2)
    return replace(table, cells=tuple(cells), row_count=table.row_count - 2, parts=parts)
