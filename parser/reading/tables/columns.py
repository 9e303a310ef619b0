"""The columns of an undrawn table, and the pieces of its rows laid over them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.document import Word
from parser.reading.tables.blocks import ALIGNED, Block
from parser.reading.tables.textrows import TextRow, at_half_height, bands, span_of
from parser.reading.tables.valleys import Span, valleys

UNEVEN_HALVES = 0.1
"""Share of the distance of two columns by which their common head stands off their middle: a quarter of what
their widths differ, relative to their sum a half.
"""

CLEAR_GAP = 0.5
"""Font sizes between two words that part them at a column's border without further evidence."""

SOME_GAP = 0.15
"""Font sizes between two words that part them there when the second one stands as its column's cells do."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its ink lies, and where its cells begin, centre and end if most of them agree."""

    span: Span
    start: float | None = None
    centre: float | None = None
    end: float | None = None

    def holds(self, start: float, end: float) -> bool:
        """Whether text from `start` to `end` stands as the column's cells do."""
        places = ((self.start, start), (self.centre, (start + end) / 2), (self.end, end))
        return any(usual is not None and abs(usual - place) <= ALIGNED for usual, place in places)


@dataclass(slots=True)
class Part:
    """The words of one piece of a row in its column; `last` is the last column that it covers."""

    words: list[Word]
    last: int

    @property
    def span(self) -> Span:
        """Where its ink lies."""
        return Span(min(word.box.x0 for word in self.words), max(word.box.x1 for word in self.words))

    @property
    def top(self) -> float:
        """The highest point of its ink."""
        return min(word.box.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lowest point of its ink."""
        return max(word.box.bottom for word in self.words)


@dataclass(slots=True)
class Laid:
    """A row of text laid over the columns: its parts by the columns in which they begin."""

    top: float
    bottom: float
    size: float
    parts: dict[int, list[Part]]

    @property
    def heading(self) -> bool:
        """Whether one part over several columns is all there is."""
        return len(self.parts) == 1 and self.merged

    @property
    def columns(self) -> set[int]:
        """The columns that its parts cover."""
        return {
            column
            for first, parts in self.parts.items()
            for part in parts
            for column in range(first, part.last + 1)
        }

    @property
    def merged(self) -> bool:
        """Whether a part covers several columns."""
        return any(part.last > first for first, parts in self.parts.items() for part in parts)


def columns_of(block: Block) -> list[Column]:
    """The columns between the white channels of the block's rows, as wide as their ink."""
    rows = [*_inks(block)]
    size = median([row.size for row in block.columnar])
    channels = valleys(rows, size)
    start = min(span.start for row in rows for span in row)
    end = max(span.end for row in rows for span in row)
    starts = [start, *(channel.end for channel in channels)]
    ends = [*(channel.start for channel in channels), end]
    spans = [Span(left, right) for left, right in zip(starts, ends, strict=True)]
    return [_column(span, block) for span in spans]


def _inks(block: Block) -> Iterator[list[Span]]:
    """Where each row has ink. Lines that stand at half height of one another are one row: a name that wraps
    beside its outcome. Above the first row such a line heads several columns and tells nothing of them.
    """
    for place, band in enumerate(bands(block.rows, at_half_height)):
        columnar = [row for row in band if len(row.pieces) > 1]
        if place == 0:
            yield from (row.ink for row in columnar)
        elif columnar:
            yield [span for row in band for span in row.ink]


def _column(span: Span, block: Block) -> Column:
    """The column with the usual places of the pieces that stand wholly in it."""
    inside = [
        piece.box
        for row in block.columnar
        for piece in row.pieces
        if span.start - 1 <= piece.box.x0 and piece.box.x1 <= span.end + 1
    ]
    return Column(
        span,
        _usual([box.x0 for box in inside]),
        _usual([box.middle[0] for box in inside]),
        _usual([box.x1 for box in inside]),
    )


def _usual(places: list[float]) -> float | None:
    """The place on which most of them agree; None where they do not, or are too few to say."""
    if len(places) < 3:
        return None
    middle = median(places)
    agreeing = sum(abs(place - middle) <= ALIGNED for place in places)
    return middle if agreeing >= 0.6 * len(places) else None


def laid(row: TextRow, columns: Sequence[Column]) -> Laid:
    """The row over the columns: pieces cut at the borders that they do not plainly run over."""
    parts: dict[int, list[Part]] = {}
    for piece in row.pieces:
        for first, part in _cut(piece.words, columns, row.size):
            parts.setdefault(first, []).append(part)
    line = Laid(row.top, row.bottom, row.size, parts)
    for first, own in parts.items():
        if len(own) == 1 and first + 1 < len(columns) and first + 1 not in line.columns:
            _let_head_both(own[0], columns[first], columns[first + 1])
    return line


def _let_head_both(part: Part, left: Column, right: Column) -> None:
    """Lets a part alone in the channel between two columns, in the middle of both, reach over both: it is
    their common head.
    """
    centres = [column.span.middle if column.centre is None else column.centre for column in (left, right)]
    off = abs(part.span.middle - sum(centres) / 2)
    if left.span.end < part.span.start and part.span.end < right.span.start:
        part.last += off <= UNEVEN_HALVES * (centres[1] - centres[0])


def _cut(words: Sequence[Word], columns: Sequence[Column], size: float) -> Iterator[tuple[int, Part]]:
    """(first column, part) of a piece: a new part begins at a word that stands in a column of its own."""
    inset = 0.1 * size
    first, part = _column_of(words[0].box.x0 + inset, columns), Part([words[0]], 0)
    for before, word in pairwise(words):
        column = _column_of(word.box.x0 + inset, columns)
        reached = _reached(before.box.x1 - inset, columns)
        adrift = part.words[0].box.x0 > columns[first].span.end
        clear = span_of(word).start - span_of(before).end >= CLEAR_GAP * size
        in_channel = column == reached and clear and word.box.x0 > columns[column].span.end
        if in_channel or (column > reached and _parted(before, word, words, columns[column], size, adrift)):
            part.last = max(first, reached)
            yield _own_column(part, first, columns), part
            first, part = column, Part([], 0)
        part.words.append(word)
    part.last = max(first, _reached(words[-1].box.x1 - inset, columns))
    yield _own_column(part, first, columns), part


def _parted(
    before: Word, word: Word, words: Sequence[Word], column: Column, size: float, adrift: bool
) -> bool:
    """Whether a new part begins at the word; not behind a plain space where what stands before it is adrift,
    in the channel before the word's column.
    """
    gap = span_of(word).start - span_of(before).end
    if gap >= CLEAR_GAP * size or adrift:
        return gap >= CLEAR_GAP * size
    inside = [
        other.box.x1 for other in words if other.box.x0 >= word.box.x0 and other.box.x1 <= column.span.end + 1
    ]
    return bool(inside) and gap >= SOME_GAP * size and column.holds(word.box.x0, max(inside))


def _own_column(part: Part, first: int, columns: Sequence[Column]) -> int:
    """The column of a part that begins nearest to column `first`: the next one, where the part begins behind
    the ink of the first and stands as the cells of that do. The head of a narrow column is wider than they.
    """
    following = first + 1
    if part.last > following or following == len(columns) or part.span.start <= columns[first].span.end:
        return first
    if part.last == first and not columns[following].holds(part.span.start, part.span.end):
        return first
    part.last = following
    return following


def _column_of(x: float, columns: Sequence[Column]) -> int:
    """The column whose half-channels hold `x`."""
    for index, (left, right) in enumerate(pairwise(columns)):
        if x < (left.span.end + right.span.start) / 2:
            return index
    return len(columns) - 1


def _reached(x: float, columns: Sequence[Column]) -> int:
    """The last column into whose ink text reaches that ends at `x`."""
    return max((index for index, column in enumerate(columns) if column.span.start < x), default=0)
