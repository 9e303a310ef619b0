"""`report-validity`: in date on the as-of and departure dates, by the windows of the channel."""

from collections.abc import Iterator
from datetime import date

from models.channel import ReportValidityDemand
from verifier.case import Case
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.grounds import Grounds, read
from verifier.paper import Paper
from verifier.requirements.test_date import grounds_of_testing
from verifier.standing import local_name
from verifier.windows import Window, windows_of


def judge(case: Case, demand: ReportValidityDemand) -> Iterator[Draft]:
    """For each report one finding, or one for each window that has passed."""
    for paper in case.judged:
        windows = tuple(windows_of(case, demand, paper))
        settings = [name for window in windows for name in local_name(window.setting, window.days)]
        for draft in _judge(case, demand, paper, windows):
            yield draft.by(demand.counted_from, *(window.days for window in windows), local=settings)


def _judge(
    case: Case, demand: ReportValidityDemand, paper: Paper, windows: tuple[Window, ...]
) -> Iterator[Draft]:
    days, grounds = _counted_from(paper, demand)
    if not days:
        yield needs_review("no-date", About(paper))
        return
    problems = [list(_problems(case, paper, grounds, windows, day)) for day in days]
    if any(problems) and not all(problems):
        readings = [day.isoformat() for day in days]
        yield needs_review("depends-on-date", About(paper), grounds, readings=readings)
    elif any(problems):
        yield from problems[-1]
    else:
        yield _in_date(paper, grounds, windows, days[0])


def _counted_from(paper: Paper, demand: ReportValidityDemand) -> tuple[tuple[date, ...], Grounds]:
    if demand.counted_from.value == "issued":
        return paper.timeline.possible["issued"], read(paper, paper.report.dates.issued)
    return paper.last_days, grounds_of_testing(paper)


def _in_date(paper: Paper, grounds: Grounds, windows: tuple[Window, ...], day: date) -> Draft:
    last = min(window.last_good(day) for window in windows)
    days = min(window.days.value for window in windows)
    return met("in-date", About(paper), grounds, tested=day, last=last, days=days).until(last)


def _problems(
    case: Case, paper: Paper, grounds: Grounds, windows: tuple[Window, ...], day: date
) -> Iterator[Draft]:
    if case.as_of < day:
        yield not_met("not-yet-tested", About(paper), grounds, tested=day, day=case.as_of)
    if case.departs_on:
        yield from _departed_too_early(paper, grounds, case.departs_on, day)
    for window in windows:
        yield from _expired(case, paper, grounds, window, day)


def _departed_too_early(paper: Paper, grounds: Grounds, departs: date, day: date) -> Iterator[Draft]:
    issued = paper.timeline.settled("issued")
    if departs < day:
        yield not_met("tested-after-departure", About(paper), grounds, tested=day, day=departs)
    elif issued and departs < issued:
        whole = grounds + read(paper, paper.report.dates.issued)
        yield not_met("issued-after-departure", About(paper), whole, issued=issued, day=departs)


def _expired(case: Case, paper: Paper, grounds: Grounds, window: Window, day: date) -> Iterator[Draft]:
    last, days, about = window.last_good(day), window.days.value, About(paper)
    moment = case.as_of if case.as_of > last else case.departs_on
    if moment is None or moment <= last:
        return
    if window.names:
        items = _titles(case, window.names)
        yield not_met(
            "items-expired", about, grounds, tested=day, last=last, days=days, day=moment, items=items
        )
    elif moment == case.as_of:
        yield not_met("expired", about, grounds, tested=day, last=last, days=days, day=moment)
    else:
        yield not_met(
            "expires-before-departure", about, grounds, tested=day, last=last, days=days, day=moment
        )


def _titles(case: Case, names: tuple[str, ...]) -> list[str]:
    items = {item.key: item for entry in case.catalogue.standards.values() for item in entry.items}
    return [case.say(items[name].title) if name in items else name for name in names]
