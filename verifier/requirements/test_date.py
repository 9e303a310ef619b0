"""`test-date`: the date or period of testing is stated and unambiguous."""

from collections.abc import Iterator

from models.channel import TestDateDemand
from verifier.case import Case
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.grounds import Grounds, read, whole
from verifier.paper import Paper


def judge(case: Case, demand: TestDateDemand) -> Iterator[Draft]:  # noqa: ARG001
    """One finding for each report."""
    return (_judge(paper) for paper in case.judged)


def _judge(paper: Paper) -> Draft:
    about = About(paper)
    if not paper.last_days:
        return not_met("not-stated", about, whole(paper))
    grounds = grounds_of_testing(paper)
    if paper.last_day is None:
        readings = [day.isoformat() for day in paper.last_days]
        return needs_review("ambiguous", about, grounds, readings=readings)
    first = paper.first_day or paper.last_day
    return met("stated", about, grounds, first=first, last=paper.last_day)


def grounds_of_testing(paper: Paper) -> Grounds:
    """The places of the testing dates. A date that the others settle is not in doubt for its two readings."""
    dates = paper.report.dates
    printed = [value for value in (dates.test_started, dates.test_completed) if value]
    if not printed:
        return read(paper, *dates.periods)
    grounds = read(paper, *printed)
    settled = [value for value in printed if value.value is None and len(value.readings) > 1]
    if not settled:
        return grounds
    return Grounds(
        grounds.evidence, read(paper, *(value for value in printed if value not in settled)).doubts
    )
