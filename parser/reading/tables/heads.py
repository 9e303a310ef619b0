"""The head of an undrawn table whose lines stand at different heights, or over several columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parser.reading.tables.columns import Laid, Part
from parser.reading.tables.rows import Row, RowCell, row_of
from parser.reading.tables.textrows import CLOSE, HALF_HEIGHT, TIGHT_LEADING

MOST_LINES = 7
"""Lines of a head at most: names in two languages, each wrapped twice, and a number below them."""

TALL = 3
"""Lines of the tallest cell of a row that others of fewer lines stand beside: over two rows of one line each
a cell of so many would have drawn these apart.
"""

LEVEL = 0.25
"""Font sizes within which the cells of one row have their middle at one height."""


def head_rows(lines: Sequence[Laid]) -> tuple[list[Row], int]:
    """The one or two rows of such a head at the top of the table, and how many lines they are; none where the
    first lines show no such thing.

    Its lines stand at half height of one another or close, and white space parts them from what follows. In
    every column stand the lines of one cell, and of one more above them that reaches over several columns; a
    cell with nothing above or below it reaches over both rows.
    """
    head = _first_lines(lines)
    count = len(head)
    over = [
        (index, column, part)
        for index, line in enumerate(head)
        for column, parts in line.parts.items()
        for part in parts
        if part.last > column and _any_below(index, column, part, head)
    ]
    if not 1 < count <= MOST_LINES:
        return [], 0
    if _beside_one_another(head):
        return [row_of(head)], count
    rows = _two_rows(head, over) if over else []
    return (rows, count) if rows and all(map(_is_one_cell, _cells(rows))) else ([], 0)


def row_around_middle(lines: Sequence[Laid]) -> tuple[list[Row], int]:
    """The first lines as one row where their cells, of one, two and more lines, are all around one middle,
    and how many lines they are; none where they show no such thing.
    """
    head = _first_lines(lines)
    fits = 1 < len(head) <= MOST_LINES and around_one_middle(head)
    return ([row_of(head)], len(head)) if fits else ([], 0)


def _first_lines(lines: Sequence[Laid]) -> Sequence[Laid]:
    """The lines at the top that stand close to one another; none without white space below them."""
    count = 1
    while count < len(lines) and lines[count].top - lines[count - 1].bottom <= CLOSE * lines[count].size:
        count += 1
    apart = (
        count == len(lines) or lines[count].top - lines[count - 1].bottom > TIGHT_LEADING * lines[count].size
    )
    return lines[:count] if apart else ()


def _beside_one_another(lines: Sequence[Laid]) -> bool:
    """Whether no two lines have text in one column: cells of one row, set in the middle of it."""
    columns = [column for line in lines for column in line.columns]
    return len(set(columns)) == len(columns)


def around_one_middle(lines: Sequence[Laid]) -> bool:
    """Whether every column has one cell, all of them in the middle of the row: the tallest of three lines or
    more, most of fewer.
    """
    cells: dict[int, list[Part]] = {}
    for column, part in ((c, part) for line in lines for c, parts in line.parts.items() for part in parts):
        if part.last > column:
            return False
        cells.setdefault(column, []).append(part)
    size = max(line.size for line in lines)
    gaps = [below.top - above.bottom for cell in cells.values() for above, below in pairwise(cell)]
    middles = [(cell[0].top + cell[-1].bottom) / 2 for cell in cells.values()]
    tallest = max(map(len, cells.values()))
    return (
        all(-HALF_HEIGHT * size <= gap <= CLOSE * size for gap in gaps)
        and max(middles) - min(middles) <= LEVEL * size
        and tallest >= TALL
        and 2 * sum(len(cell) == tallest for cell in cells.values()) < len(cells)
    )


def _two_rows(lines: Sequence[Laid], over: Sequence[tuple[int, int, Part]]) -> list[Row]:
    upper = Row(lines[0].top, max(part.bottom for _, _, part in over))
    lower = Row(lines[-1].bottom, max(line.bottom for line in lines))
    for index, line in enumerate(lines):
        for column, parts in line.parts.items():
            under = any(i < index and first <= column <= part.last for i, first, part in over)
            for part in parts:
                (lower if under else upper).take(column, part.words, part.last)
                if under:
                    lower.reach(part.top, part.bottom)
    for column, cell in upper.cells.items():
        if not any(first <= column <= part.last for _, first, part in over):
            cell.rows = 2
    return [upper, lower]


def _cells(rows: Sequence[Row]) -> Iterator[RowCell]:
    for row in rows:
        yield from row.cells.values()


def _is_one_cell(cell: RowCell) -> bool:
    """Whether the cell's lines stand as close as those of one cell."""
    lines = sorted((word.box.top, word.box.bottom, word.size) for word in cell.words)
    return all(below[0] - above[1] <= CLOSE * below[2] for above, below in pairwise(lines))


def _any_below(index: int, first: int, part: Part, lines: Sequence[Laid]) -> bool:
    return any(first <= column <= part.last for line in lines[index + 1 :] for column in line.parts)
