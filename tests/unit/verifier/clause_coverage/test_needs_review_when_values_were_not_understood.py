"""A row that is missing from a page with values that nobody understood may stand there after all."""

from models.report import VALUES_NOT_READ, ReportWarning
from models.verification import Verdict
from tests.builders.toys import Submission, reasons_of, toy_submission

LOST = ReportWarning(code=VALUES_NOT_READ, message="3 values of a table ...", page=1)


def without_a_row() -> Submission:
    whole = toy_submission()
    return whole.with_report(clauses=tuple(row for row in whole.report.clauses if row.clause != "4.1"))


def test_not_met_where_everything_was_understood() -> None:
    assert reasons_of(without_a_row().verified(), "clause-coverage") == ["missing"]


def test_needs_review_beside_values_that_were_not() -> None:
    verification = without_a_row().with_report(warnings=(LOST,)).verified()
    assert reasons_of(verification, "clause-coverage") == ["reading.doubtful"]
    assert verification.verdict is Verdict.NEEDS_REVIEW
