"""The dates of a report against each other: what settles an ambiguous one, and what is out of order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product

from models.evidence import Value
from models.report import Dates

STAGES = ("received", "test_started", "test_completed", "issued")
"""The order in which they must stand (contract, `document-integrity`)."""


@dataclass(frozen=True)
class Timeline:
    """What each date can mean, by stage; empty where it is not printed.

    `possible` holds only readings that fit the report's other dates, as long as any reading does;
    `broken` names the first pair of stages that fits in no reading.
    """

    possible: dict[str, tuple[date, ...]]
    broken: tuple[str, str] | None

    def settled(self, stage: str) -> date | None:
        """The date, when the report's dates leave one reading only."""
        readings = self.possible[stage]
        return readings[0] if len(readings) == 1 else None


def timeline_of(dates: Dates) -> Timeline:
    """Settles the dates of a report by one another; nothing outside the report is asked."""
    printed = {stage: _readings(getattr(dates, stage)) for stage in STAGES}
    stages = [stage for stage in STAGES if printed[stage]]
    fitting = [days for days in product(*(printed[stage] for stage in stages)) if _in_order(days)]
    if not fitting:
        return Timeline(printed, _first_break(stages, printed))
    held = {stage: tuple(sorted({days[place] for days in fitting})) for place, stage in enumerate(stages)}
    return Timeline({stage: held.get(stage, ()) for stage in STAGES}, None)


def _readings(value: Value[date] | None) -> tuple[date, ...]:
    if value is None:
        return ()
    return (value.value,) if value.value is not None else tuple(sorted(set(value.readings)))


def _in_order(days: Sequence[date]) -> bool:
    return all(earlier <= later for earlier, later in pairwise(days))


def _first_break(stages: Sequence[str], printed: dict[str, tuple[date, ...]]) -> tuple[str, str]:
    """The nearest two stages that cannot stand in order; with doubtful dates perhaps only jointly so."""
    pairs = [(one, two) for place, one in enumerate(stages) for two in stages[place + 1 :]]
    alone = (pair for pair in pairs if min(printed[pair[0]]) > max(printed[pair[1]]))
    return next(alone, (stages[0], stages[-1]))


def days_of_testing(dates: Dates, timeline: Timeline) -> tuple[date, ...]:
    """What the last day of testing can be: completion, else the last period's end, else the start."""
    ends = [period.completed for period in dates.periods if period.completed]
    periods = (max(ends),) if ends else ()
    return timeline.possible["test_completed"] or periods or timeline.possible["test_started"]


def first_days_of_testing(dates: Dates, timeline: Timeline) -> tuple[date, ...]:
    """What the first day of testing can be: the start, else the first period's, else the completion."""
    starts = [period.started for period in dates.periods if period.started]
    periods = (min(starts),) if starts else ()
    return timeline.possible["test_started"] or periods or timeline.possible["test_completed"]
