"""Stretches of testing that outlast the completion, or end before they begin, are shown to a person."""

from datetime import date

import pytest

from models.report import Period
from tests.acceptance.decision_table.changes import dates
from tests.builders.toys import TESTED, found, reasons_of, toy_submission
from tests.builders.values import place

EARLY, LATE = date(2026, 9, 3), date(2026, 9, 12)


def period(started: date | None, completed: date | None) -> Period:
    return Period(
        started=started, completed=completed, confidence=1, evidence=(place("2 to 12 September", 2),)
    )


STRANGE = {
    "outlasts the completion": (EARLY, LATE),
    "outlasts it, its start unprinted": (None, LATE),
    "ends before it begins": (TESTED, EARLY),
}


@pytest.mark.parametrize(("started", "completed"), STRANGE.values(), ids=STRANGE.keys())
def test_needs_review_at_its_place(started: date | None, completed: date | None) -> None:
    changed = dates(periods=(period(EARLY, TESTED), period(started, completed)))(toy_submission())
    finding = found(changed.verified(), "document-integrity")[0]
    assert finding.reason == "document-integrity.periods-differ"
    assert [(one.page, one.text) for one in finding.evidence] == [(2, "2 to 12 September")]
    days = {day.isoformat() for day in (started, completed) if day}
    assert finding.details["dates"] == sorted(days)


FINE = {
    "on one day": (TESTED, TESTED),
    "up to the completion": (EARLY, TESTED),
    "its end unprinted": (LATE, None),
}


@pytest.mark.parametrize(("started", "completed"), FINE.values(), ids=FINE.keys())
def test_met(started: date | None, completed: date | None) -> None:
    changed = dates(periods=(period(started, completed),))(toy_submission())
    assert reasons_of(changed.verified(), "document-integrity") == ["consistent"]
