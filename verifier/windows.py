"""How long test results hold: the channel's default window and the shorter ones of some items."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.channel import ReportValidityDemand
from models.report import Result
from models.sourced import Sourced
from verifier.case import Case
from verifier.numbering import is_below
from verifier.paper import Paper

_TESTED = (Result.PASS, Result.FAIL, Result.SEE_REMARK, None)


@dataclass(frozen=True)
class Window:
    """A number of days, and the items or clauses that it is for; `names` is empty for the whole report.

    `setting` is the name of the user's own value that may replace it.
    """

    days: Sourced[int]
    names: tuple[str, ...]
    setting: str

    def last_good(self, day: date) -> date:
        """The last day, inclusive, on which a test completed on `day` still counts."""
        return day + timedelta(days=self.days.value)


def windows_of(case: Case, demand: ReportValidityDemand, paper: Paper) -> Iterator[Window]:
    """The default window, and each shorter one whose items or clauses this report tested.

    What a later report tested again for all the same goods no longer hangs on this report's date.
    """
    yield Window(demand.default_days, (), "validity.default_days")
    for window in demand.windows:
        wanted = {*window.items, *window.clauses}
        names = _tested(paper, wanted)
        if names and (left := names - _tested_later(case, paper, wanted)):
            yield Window(window.days, tuple(sorted(left)), f"validity.{window.name}_days")


def _tested(paper: Paper, wanted: set[str]) -> set[str]:
    rows = [row for row in paper.rows if row.result in _TESTED]
    return {name for name in wanted for row in rows if _speaks_of(row.item, row.clause, name)}


def _speaks_of(item: str | None, clause: str | None, name: str) -> bool:
    return name in (item, clause) or (clause is not None and is_below(clause, name))


def _tested_later(case: Case, paper: Paper, wanted: set[str]) -> set[str]:
    later = [
        set[str]().union(*(_tested(other, wanted) for other in goods.papers if _is_later(other, paper)))
        for goods in case.goods_of[paper]
    ]
    return set.intersection(*later) if later else set()


def _is_later(other: Paper, paper: Paper) -> bool:
    return bool(other.last_day and paper.last_day and other.last_day > paper.last_day)
