"""Dates in order: received, test start, test end, issued, as-of."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.channel import DocumentIntegrityDemand
from models.evidence import Value
from verifier.case import Case
from verifier.draft import About, Draft, needs_review, not_met
from verifier.grounds import Grounds, read
from verifier.paper import Paper
from verifier.wording import name


def check_order(case: Case, demand: DocumentIntegrityDemand, paper: Paper) -> Iterator[Draft]:
    """Dates that cannot stand in order in any reading, and dates in the future."""
    yield from _broken(case, paper)
    yield from _future(case, demand, paper)
    yield from _periods(paper)


def _broken(case: Case, paper: Paper) -> Iterator[Draft]:
    if paper.timeline.broken is None:
        return
    one, two = paper.timeline.broken
    details = [_stage(case, paper, one), _stage(case, paper, two)]
    yield not_met("dates-out-of-order", About(paper), grounds_of_dates(paper, one, two), dates=details)


def _stage(case: Case, paper: Paper, stage: str) -> str:
    days = "/".join(day.isoformat() for day in paper.timeline.possible[stage])
    return f"{name(case, stage)} {days}"


def grounds_of_dates(paper: Paper, *stages: str) -> Grounds:
    """The places of dates. One with two readings is no doubt by itself: the others settle it or none fits."""
    values: list[Value[date] | None] = [getattr(paper.report.dates, stage) for stage in stages]
    grounds = read(paper, *values)
    sure = read(paper, *(value for value in values if value and not (value.value is None and value.readings)))
    return Grounds(grounds.evidence, sure.doubts)


def _future(case: Case, demand: DocumentIntegrityDemand, paper: Paper) -> Iterator[Draft]:
    last = case.as_of + timedelta(days=demand.future_days.value)
    meant = {stage: days for stage, days in paper.timeline.possible.items() if days}
    late = [stage for stage, days in meant.items() if min(days) > last]
    maybe = [stage for stage, days in meant.items() if min(days) <= last < max(days)]
    about, day = About(paper), case.as_of
    if late:
        dates = [_stage(case, paper, stage) for stage in late]
        yield not_met("date-in-future", about, grounds_of_dates(paper, *late), dates=dates, day=day)
    if maybe:
        dates = [_stage(case, paper, stage) for stage in maybe]
        yield needs_review(
            "date-perhaps-in-future", about, grounds_of_dates(paper, *maybe), dates=dates, day=day
        )


def _periods(paper: Paper) -> Iterator[Draft]:
    """Stretches of testing that end before they begin, or outlast the completion printed for the whole."""
    periods = paper.report.dates.periods
    completed = paper.timeline.settled("test_completed")
    strange = [
        one
        for one in periods
        if (one.started and one.completed and one.started > one.completed)
        or (completed and one.completed and one.completed > completed)
    ]
    if strange:
        days = sorted({day.isoformat() for one in strange for day in (one.started, one.completed) if day})
        yield needs_review("periods-differ", About(paper), read(paper, *strange), dates=days)
