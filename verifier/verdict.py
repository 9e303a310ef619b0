"""What the outcomes add up to."""

from collections.abc import Iterable
from datetime import date

from models.verification import Outcome, Verdict


def verdict_of(outcomes: Iterable[Outcome]) -> Verdict:
    """`not_ready` when anything is not met; else `needs_review` when anything is; else `ready`.

    Of nothing at all nothing can be said: that goes to a person.
    """
    seen = set(outcomes)
    if Outcome.NOT_MET in seen:
        return Verdict.NOT_READY
    return Verdict.NEEDS_REVIEW if Outcome.NEEDS_REVIEW in seen or not seen else Verdict.READY


def earliest(days: Iterable[date | None]) -> date | None:
    """The first of the days that are known."""
    return min((day for day in days if day), default=None)
