"""Ink behind a label that nobody could read is told: its field is no missing one, and has no value."""

from catalog import load_catalogue
from models.report import VALUES_NOT_READ, TestReport
from models.reread import no_reread
from parser.extraction import extract_report
from tests.unit.extraction.papers import Print, covered, document

UNREAD = "\ufffd"


def _report(*lines: Print) -> TestReport:
    return extract_report(document(covered(*lines)), load_catalogue(), no_reread)


def _told(report: TestReport) -> list[str]:
    return [one.message for one in report.warnings if one.code == VALUES_NOT_READ and one.page == 1]


def test_a_date_that_could_not_be_read_is_told() -> None:
    report = _report((50, 140, f"Date of Testing: {UNREAD}"))
    assert report.dates.test_completed is None
    assert ["Date of Testing" in message for message in _told(report)] == [True]


def test_a_name_that_could_not_be_read_is_none() -> None:
    report = _report((50, 140, f"Sample Description: {UNREAD}"))
    assert report.product.name is None
    assert len(_told(report)) == 1


def test_what_is_legible_elsewhere_is_not_told() -> None:
    report = _report((50, 140, f"Applicant: {UNREAD}"), (50, 180, "Applicant: Quillwater Toys Co., Ltd."))
    assert report.applicant is not None
    assert _told(report) == []


def test_a_signature_by_hand_is_not_told() -> None:
    assert _told(_report((50, 140, f"Approved by: {UNREAD}"))) == []
