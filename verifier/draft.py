"""What a requirement says before it is put into words: outcome, reason, values and grounds."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple, TypeVar

from models.channel import Demand
from models.shipment import ShipmentLine
from models.sourced import Sourced
from models.verification import Outcome
from verifier.case import Case, Goods
from verifier.grounds import NOTHING, Grounds
from verifier.paper import Paper

Detail = str | int | date | list[str]
"""A value of a message: text, number, day, or a list of texts."""


class About(NamedTuple):
    """What a finding is about: a paper, goods, both, or the submission as a whole."""

    paper: Paper | None = None
    goods: Goods | None = None

    @property
    def report(self) -> str | None:
        """The report's name for the finding; without a shipment the goods are known by their reports."""
        if self.paper:
            return self.paper.label
        return self.goods.reports_label if self.goods and self.goods.line is None else None

    @property
    def line(self) -> ShipmentLine | None:
        """The shipment line, if the finding is about one."""
        return self.goods.line if self.goods else None


SUBMISSION = About()


class Draft(NamedTuple):
    """A finding in the making.

    `reason` is the second half of its code. `values` are the channel's values that decided, `local` the
    user's own. `valid_until` is the last day on which it stays met.
    """

    outcome: Outcome
    reason: str
    about: About
    details: dict[str, Detail]
    grounds: Grounds = NOTHING
    values: tuple[Sourced[Any], ...] = ()
    local: tuple[str, ...] = ()
    valid_until: date | None = None

    def by(self, *values: Sourced[Any], local: Iterable[str] = ()) -> "Draft":
        """The same, naming the values that decided."""
        return Draft(*self[:5], values, tuple(local), self.valid_until)

    def on(self, goods: Goods) -> "Draft":
        """The same of other goods that share the papers and everything else that decided."""
        return Draft(self.outcome, self.reason, About(self.about.paper, goods), *self[3:])

    def until(self, day: date | None) -> "Draft":
        """The same, good until the end of that day."""
        return self._replace(valid_until=day)


def met(reason: str, about: About, grounds: Grounds = NOTHING, **details: Detail) -> Draft:
    """The requirement is satisfied."""
    return Draft(Outcome.MET, reason, about, details, grounds)


def not_met(reason: str, about: About, grounds: Grounds = NOTHING, **details: Detail) -> Draft:
    """The requirement is not satisfied."""
    return Draft(Outcome.NOT_MET, reason, about, details, grounds)


def needs_review(reason: str, about: About, grounds: Grounds = NOTHING, **details: Detail) -> Draft:
    """A person has to look."""
    return Draft(Outcome.NEEDS_REVIEW, reason, about, details, grounds)


def not_applicable(reason: str, about: About, grounds: Grounds = NOTHING, **details: Detail) -> Draft:
    """The requirement asks nothing here."""
    return Draft(Outcome.NOT_APPLICABLE, reason, about, details, grounds)


DemandT = TypeVar("DemandT", bound=Demand)
Judge = Callable[[Case, DemandT], Iterable[Draft]]
"""A requirement: looks at the case and its own parameters, and drafts findings."""
