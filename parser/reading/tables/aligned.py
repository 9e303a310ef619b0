"""Tables without a drawn grid: columns by white channels, rows by baselines and the rules between them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from models.document import Line, Ruling
from parser.reading.tables.blocks import CHANNEL, Block, blocks
from parser.reading.tables.edges import Edge
from parser.reading.tables.grid import Grid, Place
from parser.reading.tables.textrows import TextRow, text_rows
from parser.reading.tables.valleys import Span, valleys
from parser.reading.tables.wrapping import Filled, folded

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
    columns = _columns(block)
    rows = _trimmed([Filled.of(row, columns) for row in block.rows])
    wanted = MIN_ROWS_OF_PAIRS if len(columns) == 2 else MIN_ROWS
    if len(columns) < 2 or sum(len(row.filled) > 1 for row in rows) < wanted or _prose(rows):
        return None
    return _drawn(folded(rows, rules), columns, rules)


def _columns(block: Block) -> list[Span]:
    """The columns between the channels, as wide as their ink."""
    rows = [_inked(row) for row in block.columnar]
    size = median([row.size for row in block.columnar])
    channels = valleys(rows, CHANNEL * size)
    start = min(span.start for row in rows for span in row)
    end = max(span.end for row in rows for span in row)
    starts = [start, *(channel.end for channel in channels)]
    ends = [*(channel.start for channel in channels), end]
    return [Span(left, right) for left, right in zip(starts, ends, strict=True)]


def _inked(row: TextRow) -> list[Span]:
    return [Span(word.box.x0, word.box.x1) for word in row.words]


def _trimmed(rows: list[Filled]) -> list[Filled]:
    """Without headings and notes at either end: a table begins and ends with a row of several cells."""
    full = [index for index, row in enumerate(rows) if len(row.filled) > 1]
    if not full:
        return []
    last = full[-1] + 1
    while last < len(rows) and rows[last].wraps(rows[last - 1]):
        last += 1
    return rows[full[0] : last]


def _prose(rows: list[Filled]) -> bool:
    """Whether every column is full of running text: two columns of print, not a table."""
    columns = {column for row in rows for column in row.filled}
    lengths = [median([len(row.text(column)) for row in rows if column in row.filled]) for column in columns]
    return min(lengths) >= PROSE


def _drawn(rows: list[Filled], columns: list[Span], rules: Sequence[Edge]) -> Grid:
    xs = [columns[0].start - 1, *_middles(columns), columns[-1].end + 1]
    bands = [Span(row.top, row.bottom) for row in rows]
    ys = [bands[0].start - 1, *_middles(bands), bands[-1].end + 1]
    places = [place for index, row in enumerate(rows) for place in _places(index, row, len(columns))]
    ruling = Ruling.PARTIAL if _ruled(rules, xs, ys) else Ruling.NONE
    return Grid(tuple(places), tuple(xs), tuple(ys), ruling)


def _middles(spans: list[Span]) -> list[float]:
    return [(left.end + right.start) / 2 for left, right in pairwise(spans)]


def _places(index: int, row: Filled, columns: int) -> Iterator[Place]:
    column = 0
    while column < columns:
        last = row.last_of(column)
        yield Place(index, column, index, last)
        column = last + 1


def _ruled(rules: Sequence[Edge], xs: list[float], ys: list[float]) -> bool:
    """Whether at least two rules as wide as most of the table lie in it or along its ends."""
    inside = [rule for rule in rules if ys[0] - 15 <= rule.at <= ys[-1] + 15]
    wide = [
        rule for rule in inside if min(rule.end, xs[-1]) - max(rule.start, xs[0]) > 0.6 * (xs[-1] - xs[0])
    ]
    return len(wide) >= 2
