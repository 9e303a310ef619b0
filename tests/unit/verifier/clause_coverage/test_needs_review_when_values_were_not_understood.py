"""A row that is missing from a page with values that nobody understood may stand there after all."""

import pytest

from models.report import ROWS_NOT_UNDERSTOOD, VALUES_NOT_READ, WORDS_BESIDE_CELLS, ReportWarning
from models.verification import Verdict
from tests.builders.toys import Submission, reasons_of, toy_submission


def without_a_row() -> Submission:
    whole = toy_submission()
    return whole.with_report(clauses=tuple(row for row in whole.report.clauses if row.clause != "4.1"))


def test_not_met_where_everything_was_understood() -> None:
    assert reasons_of(without_a_row().verified(), "clause-coverage") == ["missing"]


@pytest.mark.parametrize("code", [VALUES_NOT_READ, ROWS_NOT_UNDERSTOOD, WORDS_BESIDE_CELLS])
def test_needs_review_beside_what_was_not(code: str) -> None:
    lost = ReportWarning(code=code, message="3 values of a table ...", page=1)
    verification = without_a_row().with_report(warnings=(lost,)).verified()
    assert reasons_of(verification, "clause-coverage") == ["reading.doubtful"]
    assert verification.verdict is Verdict.NEEDS_REVIEW
