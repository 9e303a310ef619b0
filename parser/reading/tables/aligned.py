"""Tables without a drawn grid: columns by white channels, rows by baselines and the rules between them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from models.document import Line, Ruling
from parser.reading.tables.blocks import Block, blocks
from parser.reading.tables.columns import Laid, columns_of, laid
from parser.reading.tables.edges import Edge
from parser.reading.tables.grid import Grid, Place, Words
from parser.reading.tables.halves import merged_columns
from parser.reading.tables.rowgroups import rows_of
from parser.reading.tables.rows import Row
from parser.reading.tables.textrows import CLOSE, at_half_height, text_rows
from parser.reading.tables.valleys import Span
from parser.reading.tables.wrapping import carries_on

MIN_ROWS = 2
"""Rows of several pieces that three or more columns need to be a table."""

MIN_ROWS_OF_PAIRS = 3
"""The same for two columns, which chance makes more easily."""

PROSE = 30
"""Letters in the usual cell of every column from which text set in columns is prose, not a table."""


def aligned_grids(lines: Iterable[Line], rules: Sequence[Edge]) -> Iterator[Grid]:
    """The undrawn tables among the lines; `rules` are the page's horizontal rules."""
    for block in blocks(text_rows(lines), rules):
        grid = _grid(block, rules)
        if grid is not None:
            yield grid


def _grid(block: Block, rules: Sequence[Edge]) -> Grid | None:
    columns = columns_of(block)
    if len(columns) < 2:
        return None
    lines = _trimmed([laid(row, columns) for row in block.rows])
    wanted = MIN_ROWS_OF_PAIRS if len(columns) == 2 else MIN_ROWS
    if sum(len(line.parts) > 1 for line in lines) < wanted or _prose(lines):
        return None
    rows, spans = merged_columns(rows_of(lines, rules), [column.span for column in columns])
    return _drawn(rows, spans, rules)


def _trimmed(lines: list[Laid]) -> list[Laid]:
    """Without headings and notes at either end: a table begins and ends with a row of several cells."""
    full = [index for index, line in enumerate(lines) if len(line.parts) > 1 or _beside(lines, index)]
    if not full:
        return []
    first, last = full[0], full[-1] + 1
    while last < len(lines) and carries_on(lines[last], lines[max(0, last - 2) : last]):
        last += 1
    while last < len(lines) and lines[last].top < lines[last - 1].bottom and not lines[last].merged:
        last += 1
    while first and _heads(lines[first - 1], lines[first]):
        first -= 1
    return lines[first:last]


def _beside(lines: Sequence[Laid], index: int) -> bool:
    """Whether the line stands at half height of the one before, in another column: cells of one row."""
    if index == 0:
        return False
    above, line = lines[index - 1], lines[index]
    if above.merged or line.merged or above.columns & line.columns:
        return False
    return at_half_height(above, line)


def _heads(above: Laid, line: Laid) -> bool:
    """Whether the line above is close to the next one and one of its row, or, over several columns, one of a
    head of which these are empty in the next one.
    """
    close = line.top - above.bottom <= CLOSE * line.size
    return close and not (above.merged and above.columns & line.columns)


def _prose(lines: Sequence[Laid]) -> bool:
    """Whether every column is full of running text: columns of print, not a table."""
    lengths: dict[int, list[int]] = {}
    for line in lines:
        for column, parts in line.parts.items():
            letters = sum(len(word.text) for part in parts for word in part.words)
            lengths.setdefault(column, []).append(letters)
    return min(median(column) for column in lengths.values()) >= PROSE


def _drawn(rows: Sequence[Row], columns: Sequence[Span], rules: Sequence[Edge]) -> Grid:
    xs = [columns[0].start - 1, *_middles(columns), columns[-1].end + 1]
    bands = [Span(row.top, row.bottom) for row in rows]
    ys = [bands[0].start - 1, *_middles(bands), bands[-1].end + 1]
    ruling = Ruling.PARTIAL if _ruled(rules, xs, ys) else Ruling.NONE
    placed = list(_places(rows, len(columns)))
    return Grid(
        tuple(place for place, _ in placed),
        tuple(xs),
        tuple(ys),
        ruling,
        tuple(groups for _, groups in placed),
    )


def _middles(spans: Sequence[Span]) -> list[float]:
    return [(left.end + right.start) / 2 for left, right in pairwise(spans)]


def _places(rows: Sequence[Row], columns: int) -> Iterator[tuple[Place, tuple[Words, ...]]]:
    """Every cell of the grid with its words, empty ones included."""
    taken: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        starts = sorted(row.cells)
        for column in range(columns):
            cell = row.cells.get(column)
            if (index, column) in taken and cell is None:
                continue
            following = min((start for start in starts if start > column), default=columns)
            last = min(cell.last, following - 1) if cell else column
            down = index + (cell.rows - 1 if cell else 0)
            taken.update((r, c) for r in range(index, down + 1) for c in range(column, last + 1))
            groups = (tuple(cell.words), tuple(cell.aside)) if cell else ()
            yield Place(index, column, down, last), groups


def _ruled(rules: Sequence[Edge], xs: Sequence[float], ys: Sequence[float]) -> bool:
    """Whether at least two rules as wide as most of the table lie in it or along its ends."""
    inside = [rule for rule in rules if ys[0] - 15 <= rule.at <= ys[-1] + 15]
    wide = [
        rule for rule in inside if min(rule.end, xs[-1]) - max(rule.start, xs[0]) > 0.6 * (xs[-1] - xs[0])
    ]
    return len(wide) >= 2
