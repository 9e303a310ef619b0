"""Which lines of an undrawn table are one row: wrapped cells folded together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.document import Word
from parser.reading.tables.blocks import WRAPPED
from parser.reading.tables.edges import Edge
from parser.reading.tables.textrows import TextRow
from parser.reading.tables.valleys import Span

TIGHT = 0.75
"""Lines of one cell stand closer than this share of the usual distance of rows."""

MARKED = 0.3
"""Font sizes by which the space between rows must exceed that between lines to tell them apart."""

OVERLAPPING = 0.25
"""Font sizes by which lines that are set at half height of one another overlap."""

ONE_KEY = 0.8
"""Share of the groups of lines that must have exactly one line with a key."""


@dataclass(slots=True)
class Filled:
    """A row of text laid over columns: the words of each column, and pieces that cover several."""

    top: float
    bottom: float
    size: float
    filled: dict[int, list[Word]]
    merged: dict[int, int]

    @classmethod
    def of(cls, row: TextRow, columns: Sequence[Span]) -> "Filled":
        """The row over the columns. A piece without a gap at a channel covers the columns beside it."""
        filled: dict[int, list[Word]] = {}
        merged: dict[int, int] = {}
        for piece in row.pieces:
            for first, last, words in _spread(piece.words, columns, row.size):
                filled.setdefault(first, []).extend(words)
                if last > first:
                    merged[first] = max(last, merged.get(first, first))
        return cls(row.top, row.bottom, row.size, filled, merged)

    def text(self, column: int) -> str:
        """The letters in a column."""
        return "".join(word.text for word in self.filled.get(column, []))

    def last_of(self, column: int) -> int:
        """The last column that the cell beginning in `column` covers."""
        return self.merged.get(column, column)

    def wraps(self, above: "Filled") -> bool:
        """Whether this row only carries on cells of the row above: its key and its last cell are empty."""
        if not set(self.filled) <= set(above.filled) or self.merged:
            return False
        if self.top - above.bottom > WRAPPED * self.size:
            return False
        return 0 not in self.filled

    def add(self, other: "Filled") -> None:
        """Takes in a row that carries this one on."""
        self.top, self.bottom = min(self.top, other.top), max(self.bottom, other.bottom)
        for column, words in other.filled.items():
            self.filled.setdefault(column, []).extend(words)
        self.merged.update(other.merged)


def folded(rows: list[Filled], rules: Sequence[Edge]) -> list[Filled]:
    """The rows of the table, each with its wrapped lines.

    Where white space parts the rows more widely than it parts their lines, it decides; else the cells do.
    """
    limit = _widest_leading(rows)
    pitch = _pitch(rows)
    table = [rows[0]]
    for row in rows[1:]:
        above = table[-1]
        one = _one_row(above, row, pitch) if limit is None else row.top - above.bottom <= limit
        if one and not _ruled_apart(above, row, rules):
            above.add(row)
        else:
            table.append(row)
    return table


def _widest_leading(rows: list[Filled]) -> float | None:
    """The white space between lines of one row at most, where the page shows it; None where it does not.

    The gaps then fall into two kinds, and nearly every group of lines has one line with a key.
    """
    size = median([row.size for row in rows])
    between = [below.top - above.bottom for above, below in pairwise(rows)]
    gaps = sorted(gap for gap in between if gap > -OVERLAPPING * size)
    if len(gaps) < 2:
        return None
    jump, index = max((right - left, i) for i, (left, right) in enumerate(pairwise(gaps)))
    limit = gaps[index] + jump / 2
    if jump < MARKED * size or gaps[index] > size:
        return None
    keys = [0]
    for above, below in pairwise([rows[0], *rows]):
        if below.top - above.bottom > limit:
            keys.append(0)
        keys[-1] += len(below.filled) > 1 and 0 in below.filled
    return limit if sum(count == 1 for count in keys) >= ONE_KEY * len(keys) else None


def _pitch(rows: list[Filled]) -> float:
    """The usual distance from one row that has a key to the next."""
    keyed = [row.bottom for row in rows if 0 in row.filled and len(row.filled) > 1]
    steps = [below - above for above, below in pairwise(keyed)]
    return median(steps) if steps else 0.0


def _one_row(above: Filled, row: Filled, pitch: float) -> bool:
    shared = min(above.bottom, row.bottom) - max(above.top, row.top)
    leading = max(0.0, row.bottom - row.top - row.size)
    if shared - leading > OVERLAPPING * row.size:
        return True
    if row.wraps(above):
        return True
    only_key = set(row.filled) == {0} and 0 in above.filled and not row.merged
    return only_key and row.bottom - above.bottom < TIGHT * pitch


def _ruled_apart(above: Filled, row: Filled, rules: Sequence[Edge]) -> bool:
    return any(above.bottom - 3 <= rule.at <= row.top + 3 for rule in rules)


def _spread(words: Sequence[Word], columns: Sequence[Span], size: float) -> list[tuple[int, int, list[Word]]]:
    """The words of one piece over the columns: (first column, last column, words) of each part."""
    parts: list[tuple[int, int, list[Word]]] = []
    for word in words:
        first, last = (
            _column_of(word.box.x0 + 0.1 * size, columns),
            _column_of(word.box.x1 - 0.1 * size, columns),
        )
        if parts and (first == parts[-1][1] or word.box.x0 - parts[-1][2][-1].box.x1 < 0.5 * size):
            start, _, before = parts[-1]
            parts[-1] = (start, max(last, first), [*before, word])
        else:
            parts.append((first, max(last, first), [word]))
    return parts


def _column_of(x: float, columns: Sequence[Span]) -> int:
    """The column whose half-channels hold `x`."""
    for index, (left, right) in enumerate(pairwise(columns)):
        if x < (left.end + right.start) / 2:
            return index
    return len(columns) - 1
