"""A certificate is the sender's own statement and no third-party report."""

from models.report import DocumentKind
from tests.acceptance.decision_table.changes import only
from tests.builders.toys import reasons_of, toy_submission


def test_not_met() -> None:
    verification = only(DocumentKind.CHILDREN_PRODUCT_CERTIFICATE)(toy_submission()).verified()
    assert reasons_of(verification, "document-kind") == ["only-certificate"]


def test_an_unknown_paper_with_results_is_heard_and_goes_to_review() -> None:
    submission = toy_submission().with_document(kind=DocumentKind.UNKNOWN)
    verification = submission.verified()
    assert reasons_of(verification, "document-kind") == ["kind-unknown"]
    assert reasons_of(verification, "results-pass") == ["no-row-fails"]
