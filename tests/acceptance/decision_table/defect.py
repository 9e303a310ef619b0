"""A defect: one change to a complete submission, and what must come of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from models.verification import Outcome, Verification
from tests.builders.infants import facilitated_submission, infant_submission
from tests.builders.toys import Submission, toy_submission

TOYS = ("ningbo-stem-toy", "ningbo-stem-toy-subtests")
INFANTS = ("ningbo-infant-code",)
TESTED = (*TOYS, *INFANTS)
ALL = (*TESTED, "gacc-facilitation-2026")
FINE = (Outcome.MET, Outcome.NOT_APPLICABLE)

Change = Callable[[Submission], Submission]


@dataclass(frozen=True)
class Defect:
    """`code` is requirement.reason. `also` are requirements that the same change cannot help but touch."""

    name: str
    code: str
    outcome: Outcome
    change: Change
    channels: tuple[str, ...] = ALL
    also: frozenset[str] = field(default_factory=frozenset)

    @property
    def requirement(self) -> str:
        return self.code.split(".")[0]


def not_met(
    name: str, code: str, change: Change, channels: tuple[str, ...] = ALL, also: Iterable[str] = ()
) -> Defect:
    return Defect(name, code, Outcome.NOT_MET, change, channels, frozenset(also))


def review(
    name: str, code: str, change: Change, channels: tuple[str, ...] = ALL, also: Iterable[str] = ()
) -> Defect:
    return Defect(name, code, Outcome.NEEDS_REVIEW, change, channels, frozenset(also))


def not_applicable(name: str, code: str, change: Change, channels: tuple[str, ...] = ALL) -> Defect:
    return Defect(name, code, Outcome.NOT_APPLICABLE, change, channels)


def fine(name: str, code: str, change: Change, channels: tuple[str, ...] = ALL) -> Defect:
    return Defect(name, code, Outcome.MET, change, channels)


@cache
def complete(channel: str) -> Submission:
    """The complete and correct submission for a channel."""
    if channel in TOYS:
        return toy_submission().but(channel=channel)
    return infant_submission() if channel in INFANTS else facilitated_submission()


@cache
def open_in_complete(channel: str) -> frozenset[str]:
    """What is open even there: only the pilot list of the facilitation action, which is not public."""
    return frozenset(open_codes(complete(channel).verified()))


def open_codes(verification: Verification) -> list[str]:
    return [finding.reason for finding in verification.findings if finding.outcome not in FINE]
