"""Rows of text on a page, as the table builder for undrawn tables sees them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from models.document import Line, Word
from models.evidence import Method
from models.geometry import around
from parser.reading.lines import joined_text
from parser.reading.tables.valleys import Span

TIGHT_LEADING = 0.6
"""Font sizes between the lines of one cell, at most."""

CLOSE = 0.35
"""Font sizes between lines of one cell as they are usually set."""

HALF_HEIGHT = 0.25
"""Font sizes by which lines overlap that stand at half height of one another."""

STEP = 0.1
"""Font sizes between two baselines that no text of one size steps over on its way along a line."""

APART = 0.5
"""Font sizes between two words that are wider than a space."""

ALIKE = 0.02
"""Share of their height by which words of one font differ in height at most."""


LEVEL = 0.2
"""Share of their height by which the middles of two lines of a scan differ at most that are one row."""

BEARING = 0.08
"""Font sizes of paper that a letter keeps on either side of its ink. A text layer counts it to the letter,
OCR does not: without it the spaces of a scan are as wide as the gaps between narrow columns."""


class Lying(Protocol):
    """A line of text with its height on the page and its font size, in points."""

    @property
    def top(self) -> float:
        """The highest point."""

    @property
    def bottom(self) -> float:
        """The lowest point."""

    @property
    def size(self) -> float:
        """The font size."""


@dataclass(frozen=True)
class TextRow:
    """Pieces of text side by side, from left to right, each without a column gap inside.

    `columnar` says that it, or a line so close to it that both may be one row, has several pieces.
    """

    pieces: tuple[Line, ...]
    columnar: bool = False

    @cached_property
    def top(self) -> float:
        """The highest point."""
        return min(piece.box.top for piece in self.pieces)

    @cached_property
    def bottom(self) -> float:
        """The lowest point."""
        return max(piece.box.bottom for piece in self.pieces)

    @cached_property
    def size(self) -> float:
        """The largest font size in it."""
        return max((word.size for piece in self.pieces for word in piece.words), default=0.0) or 10.0

    @cached_property
    def spans(self) -> list[Span]:
        """Where the row has ink."""
        return [Span(piece.box.x0, piece.box.x1) for piece in self.pieces]

    @cached_property
    def ink(self) -> list[Span]:
        """Where its words stand, from left to right, with the paper that belongs to their letters."""
        return sorted(span_of(word) for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for piece in self.pieces for word in piece.words)

    @cached_property
    def words(self) -> list[Word]:
        """Its words from left to right."""
        return [word for piece in self.pieces for word in piece.words]


def span_of(word: Word) -> Span:
    """Where a word stands, with the paper that belongs to its letters."""
    bearing = BEARING * word.size if word.method is Method.OCR else 0.0
    return Span(word.box.x0 - bearing, word.box.x1 + bearing)


def text_rows(lines: Iterable[Line]) -> list[TextRow]:
    """The upright lines gathered into rows that share a baseline, from top to bottom."""
    rows: list[list[Line]] = []
    upright = [piece for line in lines if line.words and line.words[0].angle == 0 for piece in _level(line)]
    for line in sorted(upright, key=lambda line: line.box.bottom):
        if rows and _on_one_line(rows[-1][-1], line) and not _overlaps(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return _marked([TextRow(tuple(sorted(row, key=lambda line: line.box.x0))) for row in rows])


def _level(line: Line) -> Iterator[Line]:
    """The line in pieces, parted where words of one size stand higher or lower behind a gap: lines of two
    cells that were set in the middle of their rows. A scan shows no baseline so surely.
    """
    words = line.words
    steps = [place for place, (left, right) in enumerate(pairwise(words), 1) if _steps(left, right)]
    if not steps:
        yield line
        return
    for start, end in pairwise([0, *steps, len(words)]):
        part = words[start:end]
        yield Line(joined_text(part), around([word.box for word in part]), part)


def _steps(left: Word, right: Word) -> bool:
    size = left.size
    return (
        abs(left.box.bottom - right.box.bottom) > STEP * size
        and right.box.x0 - left.box.x1 > APART * size
        and abs(left.box.height - right.box.height) <= ALIKE * left.box.height
        and Method.OCR not in (left.method, right.method)
    )


def _marked(rows: list[TextRow]) -> list[TextRow]:
    """The rows with `columnar` set: bands of close lines count together."""
    return [marked for band in bands(rows, _are_close) for marked in _banded(band)]


def bands(rows: Sequence[TextRow], together: Callable[[TextRow, TextRow], bool]) -> Iterator[list[TextRow]]:
    """The rows gathered where each stands `together` with the one above it."""
    band: list[TextRow] = []
    for row in rows:
        if band and not together(band[-1], row):
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _are_close(above: TextRow, below: TextRow) -> bool:
    """Whether no more paper is between them than between lines of one cell. Without tall letters a line
    measures less on a scan than the others do.
    """
    return below.top - above.bottom <= CLOSE * max(above.size, below.size)


def _banded(band: list[TextRow]) -> list[TextRow]:
    columnar = any(len(row.pieces) > 1 for row in band) or any(
        stand_beside(above, below) for above, below in pairwise(band)
    )
    return [replace(row, columnar=columnar) for row in band]


def at_half_height(above: Lying, below: Lying) -> bool:
    """Whether the next line overlaps with one: lines of cells that were set in the middle of their rows."""
    return above.bottom - below.top > HALF_HEIGHT * below.size


def lines_apart(middles: Iterable[float], apart: float) -> int:
    """How many lines stand one below the other at these heights: those closer than `apart` points are one."""
    count, last = 0, float("-inf")
    for middle in sorted(middles):
        if middle - last >= apart:
            count, last = count + 1, middle
    return count


def stand_beside(above: TextRow, below: TextRow) -> bool:
    """Whether the next line stands at half height of one and to its left or right: lines of two cells."""
    apart = above.spans[-1].end <= below.spans[0].start or below.spans[-1].end <= above.spans[0].start
    return apart and at_half_height(above, below)


def _on_one_line(line: Line, other: Line) -> bool:
    smaller = min(line.box.height, other.box.height)
    if abs(line.box.bottom - other.box.bottom) < 0.35 * smaller:
        return True
    # the ink of a line without descenders ends higher than that of its neighbour
    inked = all(one.words[0].method is Method.OCR for one in (line, other))
    return inked and abs(line.box.middle[1] - other.box.middle[1]) < LEVEL * smaller


def _overlaps(row: list[Line], line: Line) -> bool:
    return any(min(other.box.x1, line.box.x1) - max(other.box.x0, line.box.x0) > 1.0 for other in row)
