"""A decision counts for the values that it was made on, and for no others."""

from datetime import UTC, datetime, timedelta

from jobs.checks.decisions import Decision, still_counting
from models.verification import Outcome

NOW = datetime(2026, 11, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)


def decision(at: datetime) -> Decision:
    return Decision("1", "f", Outcome.MET, "seen", "Li Wei", "a/k", at)


def test_a_later_correction_ends_earlier_decisions() -> None:
    early, late = decision(NOW), decision(NOW + 2 * HOUR)
    assert still_counting([early, late], [NOW - HOUR, NOW + HOUR]) == [late]


def test_without_corrections_all_count() -> None:
    assert still_counting([decision(NOW)], []) == [decision(NOW)]
