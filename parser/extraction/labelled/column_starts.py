"""Where the columns of tables without ruling lines begin within one line of print.

Two columns may stand as close as two words, where a value is as long as its column is wide: `Cixi Moulding
Factory Samples in`. The other rows tell that another column begins there: by the table where one was built of
them, else by the lines that begin at that place.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from models.document import Cell, Line, Page, Ruling, Table, Word

ROWS = 3
"""So many cells, or lines, begin where their column does, or it is no column."""

LEVEL = 0.3
"""They do so within this share of their print's height."""

WIDER = 1.3
"""The gap before a column is so many times that between the words of the line."""

REACH = 2.0
"""Lines so many heights above or below the others may belong to their column."""


def column_starts(tables: Iterable[Table], page: Page) -> frozenset[Word]:
    """The words of the page with which a column begins, within a line or beside another."""
    by_table = (
        word for table in tables if table.ruling is Ruling.NONE for word in _begun(table, page.number)
    )
    return frozenset((*by_table, *_begun_in_lines(page.lines)))


def _begun(table: Table, page: int) -> Iterator[Word]:
    """The words with which a cell begins that stands in line with its column's others, behind another."""
    cells = [cell for cell in table.cells if cell.page == page and cell.words and cell.column_span == 1]
    for column in range(1, table.column_count):
        own = [cell for cell in cells if cell.column == column]
        aligned = _aligned(own)
        if len(aligned) >= ROWS:
            behind = {cell.row for cell in cells if cell.column < column}
            yield from (cell.words[0] for cell in aligned if cell.row in behind)


def _aligned(cells: list[Cell]) -> list[Cell]:
    if not cells:
        return []
    start = median(cell.words[0].box.x0 for cell in cells)
    return [cell for cell in cells if _stands_at(cell.words[0], start)]


def _stands_at(word: Word, start: float) -> bool:
    return abs(word.box.x0 - start) <= LEVEL * word.box.height


def _begun_in_lines(lines: Sequence[Line]) -> Iterator[Word]:
    """The words with which several lines begin beside others, and those in line with them behind a gap."""
    for column in _columns(lines):
        start, height = median(line.box.x0 for line in column), median(line.box.height for line in column)
        top, bottom = column[0].box.top - REACH * height, column[-1].box.bottom + REACH * height
        yield from (line.words[0] for line in column)
        for line in (line for line in lines if top <= line.box.middle[1] <= bottom):
            gaps = [word.box.x0 - before.box.x1 for before, word in pairwise(line.words)]
            usual = median(gaps) if gaps else 0.0
            yield from (
                word
                for word, gap in zip(line.words[1:], gaps, strict=True)
                if _stands_at(word, start) and gap > WIDER * max(usual, 0.0)
            )


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines that begin below one another beside others, from the top, where they make a column."""
    beside = sorted(_beside_others(lines), key=lambda line: line.box.x0)
    run: list[Line] = []
    for line in [*beside, None]:
        if line is not None and (not run or line.box.x0 - run[-1].box.x0 <= LEVEL * line.box.height):
            run.append(line)
            continue
        if len(run) >= ROWS:
            yield sorted(run, key=lambda one: one.box.top)
        run = [] if line is None else [line]


def _beside_others(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with another to their left on the same height."""
    level: list[Line] = []
    for line in sorted(lines, key=lambda one: one.box.middle[1]):
        middle = line.box.middle[1]
        level = [other for other in level if other.box.bottom > middle]
        if any(other.box.x1 <= line.box.x0 for other in level):
            yield line
        yield from (other for other in level if line.box.x1 <= other.box.x0)
        level.append(line)
