"""What people said of a verdict, handed in with it: exports show it beside the machine's findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from models.verification import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's decision on a finding. `counts` is False once a value was corrected after it."""

    outcome: Outcome
    reason: str
    by: str
    at: datetime
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value that a person read otherwise; `path` is where it stands in the report of that document."""

    document: int
    path: str
    original: str | None
    value: str | None
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class People:
    """Decisions by the finding's place in the verification, corrections, and the verdict with them."""

    decisions: Mapping[int, Decided] = field(default_factory=dict)
    corrections: tuple[Corrected, ...] = ()
    verdict: Verdict | None = None


NOBODY = People()
"""Where nobody said anything, or nobody is known."""
