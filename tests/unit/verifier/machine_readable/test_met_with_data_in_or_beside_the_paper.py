"""Structured data in a paper of the submission or beside it."""

from models.report import DocumentKind
from tests.acceptance.decision_table.changes import beside, copy_of, report, then
from tests.builders.infants import facilitated_submission
from tests.builders.toys import found, reasons_of


def test_inside() -> None:
    assert reasons_of(facilitated_submission().verified(), "machine-readable") == ["data-present"]


def test_beside() -> None:
    bare = report(attachments=())(facilitated_submission())
    data = copy_of(bare, DocumentKind.OTHER, "batch.csv")
    data = data.model_copy(update={"document": data.document.model_copy(update={"media_type": "text/csv"})})
    assert found(beside(data)(bare).verified(), "machine-readable")[0].details["names"] == ["batch.csv"]
    assert then(beside(data))(bare).verified().findings
