"""Verdict rows agree with limits and with the conclusion."""

import pytest

from models.report import Measurement, Result
from tests.acceptance.decision_table.changes import added
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import measured

PASSED_OVER = {
    "content over a maximum": measured("Pb", 90.1, 90.0),
    "a limit with its unit": measured("Pb", 95.0, "90 mg/kg"),
    "percent over a text": measured("DEHP", 0.2, "≤0.1", unit="%"),
    "outside an interval": measured("pH", 8.1, "4.0-7.5", unit=None),
    "grade below a minimum": measured("fastness", "2-3", "≥3", unit=None),
    "more than a number above the limit": measured("Pb", 95.0, 90.0, operator=">"),
}
PASSED_WITHIN = {
    "at the limit": measured("Pb", 90.0, 90.0),
    "less than a number above the limit": measured("Pb", 5.0, 90.0, operator="<"),
    "strength above a bare number": measured("tensile strength", 120.0, 70.0, unit="N"),
    "grade at a minimum": measured("fastness", "3-4", "≥3", unit=None),
    "inside an interval": measured("pH", 7.0, "4.0-7.5", unit=None),
    "a limit in words": measured("odour", "none", "none", unit=None),
    "a composite low enough": measured("Sb", 15.0, 60.0, specimen="1+2+3"),
    "a composite below a number": measured("Sb", 50.0, 60.0, operator="<", specimen="1+2+3"),
    "a composite at most a number": measured("Sb", 50.0, 60.0, operator="<=", specimen="1+2+3"),
    "nothing found in a composite": measured("Sb", None, 60.0, operator="nd", specimen="1+2+3"),
    "a lowered limit of a composite": measured("Sb", 15.0, 20.0, specimen="1+2+3"),
}


@pytest.mark.parametrize("row", PASSED_OVER.values(), ids=PASSED_OVER.keys())
def test_not_met(row: Measurement) -> None:
    verification = added(measurements=(row,))(toy_submission()).verified()
    assert reasons_of(verification, "document-integrity") == ["pass-over-limit"]


@pytest.mark.parametrize("row", PASSED_WITHIN.values(), ids=PASSED_WITHIN.keys())
def test_met_within(row: Measurement) -> None:
    verification = added(measurements=(row,))(toy_submission()).verified()
    assert reasons_of(verification, "document-integrity") == ["consistent"]


def test_one_row_read_without_doubt_is_enough() -> None:
    rows = (measured("Pb", 140.0, 90.0, confidence=0.3), measured("Cd", 140.0, 75.0))
    verification = added(measurements=rows)(toy_submission()).verified()
    assert "pass-over-limit" in reasons_of(verification, "document-integrity")


def test_read_with_doubt_it_goes_to_review() -> None:
    verification = added(measurements=(measured("Pb", 140.0, 90.0, confidence=0.3),))(
        toy_submission()
    ).verified()
    assert reasons_of(verification, "document-integrity") == ["reading.doubtful"]
    assert Result.PASS in {row.result for row in verification.reports[0].measurements}
