"""A locked report beside its certificate: one point says so, in the reader's language, and what to do."""

import pytest

from models.report import DocumentKind, ReportWarning, TestReport
from tests.builders.toys import Submission, document, found, reasons_of, toy_submission

LOCKED = ReportWarning(code="password_needed", message="The PDF is locked with a password. Ask for a copy.")


def locked(language: str = "en") -> Submission:
    info = document("", DocumentKind.UNKNOWN, "locked.pdf").model_copy(update={"page_count": 0, "pages": ()})
    return toy_submission().but(reports=(TestReport(document=info, warnings=(LOCKED,)),), language=language)


def test_it_is_said_once() -> None:
    assert reasons_of(locked().verified(), "document-kind") == ["unopened"]


@pytest.mark.parametrize(("language", "words"), [("en", "locked with a password"), ("zh", "有打开密码")])
def test_it_says_why(language: str, words: str) -> None:
    (finding,) = found(locked(language).verified(), "document-kind")
    assert words in finding.message


def test_it_is_listed_as_unopened() -> None:
    assert [one.why for one in locked().verified().listed] == ["unopened"]
