"""A file changed long after its report goes to a person, unless an intact signature covers it as it is."""

from datetime import datetime

import pytest

from tests.acceptance.decision_table.changes import doc, signed, then
from tests.builders.toys import reasons_of, toy_submission

MADE = datetime(2026, 9, 14, 9)

DAYS = {
    "thirty days after": (MADE, datetime(2026, 10, 14), False),
    "a day more": (MADE, datetime(2026, 10, 15), True),
    "made long before": (datetime(2026, 8, 14), datetime(2026, 12, 1), False),
    "made thirty days before": (datetime(2026, 8, 15), datetime(2026, 12, 1), True),
    "no day of change": (MADE, None, False),
    "no day of making": (None, datetime(2026, 12, 1), False),
}


@pytest.mark.parametrize(("created", "modified", "late"), DAYS.values(), ids=DAYS.keys())
def test_by_days(created: datetime | None, modified: datetime | None, late: bool) -> None:
    changed = doc(created=created, modified=modified)(toy_submission())
    found = reasons_of(changed.verified(), "document-integrity")
    assert ("changed-long-after" in found) is late


SEALS = {
    "intact over all": ({}, True),
    "intact over a part": ({"covers_whole_file": False, "changes_after_signing": "form_filling"}, False),
    "unknown over all": ({"integrity": "unknown"}, False),
    "broken over all": ({"integrity": "broken"}, False),
}


@pytest.mark.parametrize(("facts", "sealed"), SEALS.values(), ids=SEALS.keys())
def test_a_seal_over_the_whole_file(facts: dict[str, object], sealed: bool) -> None:
    changed = then(doc(created=MADE, modified=datetime(2026, 12, 1)), signed(**facts))(toy_submission())
    found = reasons_of(changed.verified(), "document-integrity")
    assert ("changed-long-after" in found) is not sealed


FINISHED = {
    "two days before": (datetime(2026, 9, 8), True),
    "the day before, as zones differ": (datetime(2026, 9, 9), False),
}


@pytest.mark.parametrize(("day", "early"), FINISHED.values(), ids=FINISHED.keys())
def test_finished_before_its_tests_is_noted(day: datetime, early: bool) -> None:
    changed = doc(created=day, modified=day)(toy_submission())
    assert ("finished-before-tests" in reasons_of(changed.verified(), "document-integrity")) is early
