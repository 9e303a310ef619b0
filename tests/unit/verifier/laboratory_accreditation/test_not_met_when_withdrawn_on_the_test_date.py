"""Withdrawn or suspended on any day of testing is not met; on an unknown day a person decides."""

from datetime import date

import pytest

from models.laboratory import Standing
from tests.acceptance.decision_table.changes import entry, listing
from tests.builders.toys import reasons_of, toy_submission

DAYS = {
    "long before": (date(2025, 1, 1), None, "withdrawn"),
    "on the last day of testing": (date(2026, 9, 10), None, "withdrawn"),
    "the day after": (date(2026, 9, 11), None, "withdrawn-later"),
    "ended on the first day": (date(2026, 1, 1), date(2026, 9, 2), "withdrawn"),
    "ended before": (date(2026, 1, 1), date(2026, 9, 1), "withdrawn-later"),
    "since no one knows when": (None, None, "withdrawn-some-day"),
}


@pytest.mark.parametrize(("since", "until", "reason"), DAYS.values(), ids=DAYS.keys())
def test_by_the_days_of_testing(since: date | None, until: date | None, reason: str) -> None:
    changed = listing(entry(standing=Standing.SUSPENDED, since=since, until=until))(toy_submission())
    assert reasons_of(changed.verified(), "laboratory-accreditation") == [reason]
