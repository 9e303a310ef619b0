"""What comes back from a worker: a report as JSON, or an error as plain data."""

from dataclasses import dataclass, field
from typing import Any

from models.exceptions import GreenlaneError
from models.report import TestReport


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that crossed a process boundary."""

    code: str
    message: str
    remedy: str
    exit_code: int
    http_status: int
    retryable: bool
    details: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, error: GreenlaneError) -> "Failure":
        """The failure that an error stands for."""
        return cls(
            error.code,
            error.message,
            error.remedy,
            error.exit_code,
            error.http_status,
            error.retryable,
            error.details,
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one task. Exactly one of `report` and `failure` is given."""

    report: TestReport | None = None
    failure: Failure | None = None
    seconds: float = 0.0
    attempts: int = 1
