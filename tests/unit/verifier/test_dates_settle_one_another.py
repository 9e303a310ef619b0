"""The dates of a report against each other: what settles, what breaks, and what is only open."""

from datetime import date

import pytest

from models.report import Dates, Period
from tests.builders.values import either, value
from verifier.timeline import days_of_testing, first_days_of_testing, timeline_of

MARCH, JUNE = date(2026, 3, 6), date(2026, 6, 3)
EARLY, MIDDLE, LATE = date(2026, 1, 10), date(2026, 4, 10), date(2026, 8, 10)


def test_one_reading_is_settled() -> None:
    timeline = timeline_of(Dates(issued=value(LATE)))
    assert (timeline.settled("issued"), timeline.settled("received"), timeline.broken) == (LATE, None, None)


@pytest.mark.parametrize(
    ("dates", "meant"),
    [
        (Dates(test_completed=either(MARCH, JUNE), issued=value(MIDDLE)), MARCH),
        (Dates(received=value(MIDDLE), test_completed=either(MARCH, JUNE)), JUNE),
        (Dates(test_started=value(MIDDLE), test_completed=either(MARCH, JUNE), issued=value(LATE)), JUNE),
        (Dates(received=value(EARLY), test_completed=either(MARCH, JUNE), issued=value(LATE)), None),
        (Dates(test_completed=either(JUNE, MARCH)), None),
    ],
    ids=["by the issue", "by the receipt", "by the start", "by nothing", "alone"],
)
def test_two_readings(dates: Dates, meant: date | None) -> None:
    assert timeline_of(dates).settled("test_completed") == meant


def test_two_that_settle_each_other() -> None:
    """3 June to 6 March cannot be, and both in June would need the other day."""
    timeline = timeline_of(Dates(test_started=either(JUNE, date(2026, 3, 6)), test_completed=value(MIDDLE)))
    assert timeline.settled("test_started") == MARCH


@pytest.mark.parametrize(
    ("dates", "pair"),
    [
        (Dates(received=value(LATE), test_started=value(EARLY)), ("received", "test_started")),
        (Dates(received=value(MIDDLE), test_completed=value(EARLY)), ("received", "test_completed")),
        (
            Dates(received=value(EARLY), test_completed=value(LATE), issued=value(MIDDLE)),
            ("test_completed", "issued"),
        ),
        (Dates(test_completed=either(MARCH, JUNE), issued=value(EARLY)), ("test_completed", "issued")),
        (
            Dates(test_started=value(MIDDLE), test_completed=either(MARCH, LATE), issued=value(JUNE)),
            ("test_started", "issued"),
        ),
    ],
    ids=["neighbours", "over one", "at the end", "in every reading", "only jointly"],
)
def test_what_is_out_of_order(dates: Dates, pair: tuple[str, str]) -> None:
    assert timeline_of(dates).broken == pair


def test_equal_days_are_in_order() -> None:
    same = value(MIDDLE)
    assert (
        timeline_of(Dates(received=same, test_started=same, test_completed=same, issued=same)).broken is None
    )


def test_the_days_of_testing() -> None:
    periods = (
        Period(started=MIDDLE, completed=JUNE, confidence=1),
        Period(started=EARLY, completed=MARCH, confidence=1),
        Period(started=None, completed=None, confidence=1),
    )
    only_periods = Dates(periods=periods)
    assert days_of_testing(only_periods, timeline_of(only_periods)) == (JUNE,)
    assert first_days_of_testing(only_periods, timeline_of(only_periods)) == (EARLY,)
    printed = Dates(test_started=value(MARCH), test_completed=value(LATE), periods=periods)
    assert days_of_testing(printed, timeline_of(printed)) == (LATE,)
    assert first_days_of_testing(printed, timeline_of(printed)) == (MARCH,)
    start = Dates(test_started=value(MARCH))
    assert (
        days_of_testing(start, timeline_of(start))
        == first_days_of_testing(start, timeline_of(start))
        == (MARCH,)
    )
    end = Dates(test_completed=value(MARCH))
    assert first_days_of_testing(end, timeline_of(end)) == (MARCH,)
    assert days_of_testing(Dates(), timeline_of(Dates())) == ()
