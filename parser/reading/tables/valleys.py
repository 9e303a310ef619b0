"""White channels that run down through rows of text: where the columns of an undrawn table part."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
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


def valleys(rows: Sequence[Sequence[Span]], min_width: float) -> list[Span]:
    """The channels at least `min_width` wide that nearly no row crosses, with text on both sides.

    `rows` are the stretches of ink of each row. Few rows must all keep a channel free.
    """
    allowed = int(CROSSING_SHARE * len(rows))
    covered = _coverage(rows)
    channels = [Span(start, end) for start, end, count in covered if count <= allowed]
    return [
        channel for channel in _widened(channels) if channel.width >= min_width and _parts_text(rows, channel)
    ]


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
    """Whether at least two rows, and a quarter of them, have text on both sides of the channel."""
    both = sum(
        any(span.end <= channel.middle for span in row) and any(span.start >= channel.middle for span in row)
        for row in rows
    )
    return both >= max(2, len(rows) / 4)
