"""White channels that run down through rows of text: where the columns of an undrawn table part."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

CROSSING_SHARE = 0.15
"""Share of the rows that may cross a channel: headings over several columns, text that runs over."""

CHANNEL = 0.7
"""Font sizes: a channel at least this wide parts columns."""

NARROW = 0.38
"""Font sizes: a narrower channel is a space between words; fonts' own are 0.25 to 0.33 wide."""

BESIDE = 0.6
"""Share of the rows that must have text on both sides of a narrow channel."""

LEAST_BESIDE = 0.25
"""The same where the text begins or ends there at one place."""

FEWEST_FILLED = 3
"""The same as a number of rows."""

MARK = 4.0
"""Font sizes that a row's number, or the word above such numbers, is wide at most."""

MANY = 6
"""Rows that must keep a channel free for which the header alone speaks."""

AT_ONE_PLACE = 2.0
"""Points within which texts begin or end at one place."""

AGREEING = 0.8
"""Share of the texts that must do so."""


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

    def overlaps(self, other: "Span") -> bool:
        """Whether both have more than a point in common."""
        return min(self.end, other.end) > max(self.start, other.start)


def valleys(rows: Sequence[Sequence[Span]], size: float) -> list[Span]:
    """The channels that nearly no row crosses, with text on both sides; `size` is the font size.

    `rows` are the stretches of ink of each row, word by word; few rows must all keep a channel free.
    A text that stands in a channel without reaching its banks is no crossing but the content of a column
    that is nearly empty, and makes two channels of it.
    """
    allowed = int(CROSSING_SHARE * len(rows))
    covered = _coverage(rows)
    free = _widened([Span(start, end) for start, end, count in covered if count <= allowed])
    texts = [_texts(row, CHANNEL * size) for row in rows]
    channels = [part for channel in free for part in _around(channel, texts)]
    wide = [channel for channel in channels if channel.width >= NARROW * size]
    sided = [channel for channel in wide if _parts_text(rows, channel)]
    sided = [channel for channel in wide if channel in sided or _parts_marks(rows, channel, sided, size)]
    certain = [channel for channel in sided if channel.width >= CHANNEL * size]
    for channel in sided:
        if channel not in certain and _between_columns(rows, channel, certain):
            certain = sorted([*certain, channel])
    return certain


def _between_columns(rows: Sequence[Sequence[Span]], channel: Span, others: Sequence[Span]) -> bool:
    """Whether a narrow channel has text right beside it on both sides, in most rows, or in fewer that begin
    or end there at one place: it parts columns and is no gap between the words of a few.
    """
    before = max((other.end for other in others if other.end <= channel.start), default=float("-inf"))
    after = min((other.start for other in others if other.start >= channel.end), default=float("inf"))
    beside = [_beside(row, channel, before, after) for row in rows]
    both = [(left, right) for left, right in beside if left is not None and right is not None]
    ends, starts = [left for left, _ in both], [right for _, right in both]
    if len(starts) < max(FEWEST_FILLED, LEAST_BESIDE * len(rows)):
        header_alone = len(both) == 1 and None not in beside[0]
        return header_alone and len(rows) >= MANY
    return len(starts) >= BESIDE * len(rows) or _agree(starts) or _agree(ends)


def _beside(
    row: Sequence[Span], channel: Span, before: float, after: float
) -> tuple[float | None, float | None]:
    """Where the row's text ends left of the channel and begins right of it, within these borders."""
    left = [span.end for span in row if before <= span.middle <= channel.start]
    right = [span.start for span in row if channel.end <= span.middle <= after]
    return max(left, default=None), min(right, default=None)


def _agree(places: Sequence[float]) -> bool:
    usual = median(places)
    return sum(abs(place - usual) <= AT_ONE_PLACE for place in places) >= AGREEING * len(places)


def _texts(row: Sequence[Span], gap: float) -> list[Span]:
    """The words of a row joined over spaces narrower than `gap`."""
    texts: list[Span] = []
    for word in sorted(row):
        if texts and word.start - texts[-1].end < gap:
            texts[-1] = Span(texts[-1].start, max(texts[-1].end, word.end))
        else:
            texts.append(word)
    return texts


def _around(channel: Span, texts: Sequence[Sequence[Span]]) -> list[Span]:
    """The channel, or its parts on both sides of the texts that stand in it."""
    inside = [text for row in texts for text in row if channel.start < text.start and text.end < channel.end]
    if not inside:
        return [channel]
    start, end = min(text.start for text in inside), max(text.end for text in inside)
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


def _parts_marks(rows: Sequence[Sequence[Span]], channel: Span, others: Sequence[Span], size: float) -> bool:
    """Whether a wide channel that nothing crosses has a column of short marks right before it: numbers of
    rows that run over several lines stand in few of these lines.
    """
    before = max((other.end for other in others if other.end <= channel.start), default=float("-inf"))
    if channel.width < CHANNEL * size or any(
        span.start < channel.start and channel.end < span.end for row in rows for span in row
    ):
        return False
    marks = [span for row in rows for span in row if before <= span.middle <= channel.middle]
    return (
        sum(_on_both_sides(row, channel) for row in rows) >= FEWEST_FILLED
        and all(mark.width <= MARK * size for mark in marks)
        and _agree([mark.start for mark in marks])
    )


def _on_both_sides(row: Sequence[Span], channel: Span) -> bool:
    left = any(span.end <= channel.middle for span in row)
    return left and any(span.start >= channel.middle for span in row)
