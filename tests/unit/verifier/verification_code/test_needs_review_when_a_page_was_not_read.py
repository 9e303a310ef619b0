"""That there is no code is said of what was read: not of other pages, nor of squares that nobody read."""

import pytest

from models.document import PageSource, PageStatus
from models.verification import Outcome
from tests.acceptance.decision_table.changes import Change, page, pages, report, then
from tests.builders.infants import code, infant_submission
from tests.builders.toys import Submission, found, toy_submission

UNREAD = page(4, status=PageStatus.NOT_READ)
SCANNED = pages(lambda one: one.model_copy(update={"source": PageSource.OCR}))
CASES: dict[str, tuple[Submission, Change]] = {
    "no code": (infant_submission(), report(codes=())),
    "a scan without a code": (infant_submission(), then(report(codes=()), SCANNED)),
    "none asked": (toy_submission(), report(codes=())),
}


@pytest.mark.parametrize(("submission", "change"), CASES.values(), ids=CASES.keys())
def test_needs_review(submission: Submission, change: Change) -> None:
    finding = found(then(change, UNREAD)(submission).verified(), "verification-code")[0]
    assert (finding.outcome, finding.reason) == (Outcome.NEEDS_REVIEW, "reading.doubtful")
    assert finding.details["places"] == [f"{submission.report.document.file_name} p. 4"]


@pytest.mark.parametrize(("submission", "change"), CASES.values(), ids=CASES.keys())
def test_settled_where_all_was_read(submission: Submission, change: Change) -> None:
    finding = found(change(submission).verified(), "verification-code")[0]
    assert finding.outcome is not Outcome.NEEDS_REVIEW


def test_one_page_of_the_laboratorys_own_file_is_no_paper_alone() -> None:
    mixed = then(report(codes=()), SCANNED, page(1, source=PageSource.TEXT_LAYER))(infant_submission())
    assert found(mixed.verified(), "verification-code")[0].reason == "verification-code.none"


def test_a_report_without_a_number_has_no_code_that_names_it() -> None:
    unnumbered = report(report_number=None)(infant_submission())
    reasons = {one.reason for one in found(unnumbered.verified(), "verification-code")}
    assert reasons == {"verification-code.opaque"}


@pytest.mark.parametrize("symbology", ["matrix_code", "qr_code", "data_matrix"])
def test_a_code_that_is_there_and_was_not_read(symbology: str) -> None:
    scan = then(report(codes=(code(None, symbology),)), SCANNED)(infant_submission())
    finding = found(scan.verified(), "verification-code")[0]
    assert (finding.outcome, finding.reason) == (Outcome.NEEDS_REVIEW, "verification-code.unreadable")
