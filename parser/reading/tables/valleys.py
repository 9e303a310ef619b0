"""White channels that run down through rows of text: where the columns of an undrawn table part."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

CROSSING_SHARE = 0.15
"""Share of the rows that may cross a channel: headings over several columns, text that runs over."""


class Span(NamedTuple):
    """A stretch of the x axis."""

    start: float
    end: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.end - self.start

    @property
    def middle(self) -> float:
        """The middle."""
        return (self.start + self.end) / 2


def valleys(
    rows: Sequence[Sequence[Span]], min_width: float, pieces: Sequence[Sequence[Span]] = ()
) -> list[Span]:
    """The channels that nearly no row crosses, with text on both sides: usually `min_width` wide, and half
    as wide where a row fills its cell.

    `rows` are the stretches of ink of each row, word by word; few rows must all keep a channel free.
    `pieces` are whole pieces of text: one that stands in a channel without reaching its banks is no
    crossing but the content of a column that is nearly empty, and makes two channels of it.
    """
    allowed = int(CROSSING_SHARE * len(rows))
    covered = _coverage(rows)
    wide = _widened([Span(start, end) for start, end, count in covered if count <= allowed])
    channels = [part for channel in wide for part in _around(channel, pieces)]
    return [
        channel
        for channel in channels
        if channel.width >= min_width / 2
        and _parts_text(rows, channel)
        and _usual_width(rows, channel) >= min_width
    ]


def _around(channel: Span, pieces: Sequence[Sequence[Span]]) -> list[Span]:
    """The channel, or its parts on both sides of the pieces that stand in it."""
    inside = [
        piece for row in pieces for piece in row if channel.start < piece.start and piece.end < channel.end
    ]
    if not inside:
        return [channel]
    start, end = min(piece.start for piece in inside), max(piece.end for piece in inside)
    return [Span(channel.start, start), Span(end, channel.end)]


def _coverage(rows: Iterable[Sequence[Span]]) -> list[tuple[float, float, int]]:
    """(start, end, number of rows with ink there) along the axis, inside the outermost ink."""
    events: list[tuple[float, int]] = []
    for row in rows:
        for span in row:
            events += [(span.start, 1), (span.end, -1)]
    events.sort()
    stretches, count = [], 0
    for (position, change), (following, _) in pairwise(events):
        count += change
        if following > position:
            stretches.append((position, following, count))
    return stretches


def _widened(channels: list[Span]) -> list[Span]:
    """Neighbouring channels as one."""
    joined: list[Span] = []
    for channel in channels:
        if joined and channel.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, channel.end)
        else:
            joined.append(channel)
    return joined


def _parts_text(rows: Sequence[Sequence[Span]], channel: Span) -> bool:
    """Whether at least two rows, and a quarter of them, have text on both sides of the channel.

    The first row alone will do where no row crosses: a header over a column that is left empty.
    """
    sides = [_on_both_sides(row, channel) for row in rows]
    if sum(sides) >= max(2, len(rows) / 4):
        return True
    crossed = any(span.start < channel.middle < span.end for row in rows for span in row)
    return sides[0] and not crossed


def _usual_width(rows: Sequence[Sequence[Span]], channel: Span) -> float:
    """The usual width of the gap in the rows that have text on both sides of the channel."""
    gaps = []
    for row in rows:
        left = [span.end for span in row if span.end <= channel.middle]
        right = [span.start for span in row if span.start >= channel.middle]
        if left and right:
            gaps.append(min(right) - max(left))
    return median(gaps) if gaps else 0.0


def _on_both_sides(row: Sequence[Span], channel: Span) -> bool:
    left = any(span.end <= channel.middle for span in row)
    return left and any(span.start >= channel.middle for span in row)
