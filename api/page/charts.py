"""Charts drawn on the server as SVG shapes: no script, readable in print, every number also in a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count as counting

from jobs.checks.portfolio import Entry, Standing

HOLDING = (Standing.ELIGIBLE, Standing.EXPIRING, Standing.NEEDS_REVIEW, Standing.EXPIRED)
"""Standings whose papers have a day on which they stop holding; of the others none holds."""

MONTHS_SHOWN = 12
WIDTH, HEIGHT = 720.0, 200.0
LEFT, BOTTOM, TOP = 36.0, 26.0, 12.0
ORDER = (
    Standing.ELIGIBLE,
    Standing.EXPIRING,
    Standing.NEEDS_REVIEW,
    Standing.NOT_READY,
    Standing.EXPIRED,
    Standing.NEVER_TESTED,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the bar of standings, in percent of its length."""

    standing: Standing
    count: int
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Column:
    """A month's column, in the units of the drawing."""

    month: str
    short: str
    count: int
    x: float
    y: float
    width: float
    height: float
    soon: bool


@dataclass(frozen=True, slots=True)
class Expiries:
    """How many SKUs stop holding in which month. `later` and `earlier` lie outside the drawing."""

    columns: tuple[Column, ...]
    ticks: tuple[tuple[int, float], ...]
    earlier: int
    later: int

    @property
    def total(self) -> int:
        """All that expire at a known day."""
        return self.earlier + self.later + sum(one.count for one in self.columns)


def standings(counts: Mapping[Standing, int]) -> list[Segment]:
    """The bar of standings; empty ones are left out."""
    total = sum(counts.values())
    made, start = [], 0.0
    for standing in ORDER:
        count = counts.get(standing, 0)
        if count:
            length = 100.0 * count / total
            made.append(Segment(standing, count, round(start, 3), round(length, 3)))
            start += length
    return made


def expiries(entries: Sequence[Entry], at: date) -> Expiries:
    """The months from `at` on, with the SKUs whose papers hold no longer after them."""
    months = [_month_after(at, number) for number in range(MONTHS_SHOWN)]
    ends = [one.valid_until for one in entries if one.valid_until and one.standing in HOLDING]
    keys = [(day.year, day.month) for day in ends]
    counts = [keys.count(month) for month in months]
    most = max([*counts, 1])
    step = (WIDTH - LEFT) / MONTHS_SHOWN
    columns = tuple(
        _column(month, many, LEFT + step * number, step, most, soon=number < 2)
        for number, (month, many) in enumerate(zip(months, counts, strict=True))
    )
    earlier = sum(key < months[0] for key in keys)
    return Expiries(columns, _ticks(most), earlier, sum(key > months[-1] for key in keys))


def _column(month: tuple[int, int], count: int, x: float, step: float, most: int, soon: bool) -> Column:
    height = (HEIGHT - TOP - BOTTOM) * count / most
    name = f"{month[0]}-{month[1]:02}"
    short = name if month[1] == 1 else f"{month[1]:02}"
    y = HEIGHT - BOTTOM - height
    return Column(
        name,
        short,
        count,
        round(x + step * 0.15, 1),
        round(y, 1),
        round(step * 0.7, 1),
        round(height, 1),
        soon,
    )


def _ticks(most: int) -> tuple[tuple[int, float], ...]:
    """A few whole numbers of the scale, each with its height in the drawing."""
    step = next(one for one in _round_steps() if one * 5 > most)
    values = range(0, most + 1, step)
    return tuple(
        (value, round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most, 1)) for value in values
    )


def _round_steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, …"""
    return (digit * 10**power for power in counting() for digit in (1, 2, 5))


def _month_after(at: date, number: int) -> tuple[int, int]:
    months = at.year * 12 + at.month - 1 + number
    return months // 12, months % 12 + 1
