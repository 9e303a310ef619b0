"""A complete and correct submission is ready, and what does not matter does not change that."""

from datetime import datetime, timedelta

import pytest

from models.report import DocumentKind
from models.verification import Verdict
from tests.builders.toys import ISSUED, Submission, document, toy_report, toy_submission

GOOD = {
    "as it is": toy_submission(),
    "without a conclusion": toy_submission().with_report(conclusion=None),
    "without measurements": toy_submission().with_report(measurements=()),
    "file made a few days after issue": toy_submission().with_document(
        created=datetime.combine(ISSUED + timedelta(days=2), datetime.min.time()),
        modified=datetime.combine(ISSUED + timedelta(days=5), datetime.min.time()),
    ),
    "scanned years later": toy_submission().with_document(
        created=datetime(2026, 11, 18), modified=datetime(2026, 11, 18)
    ),
    "an invoice beside it": toy_submission().but(
        reports=(toy_report(), toy_report("INV-1", document=document("INV-1", DocumentKind.INVOICE)))
    ),
    "sent twice": toy_submission().but(reports=(toy_report(), toy_report())),
}


@pytest.mark.parametrize("submission", GOOD.values(), ids=GOOD.keys())
def test_ready(submission: Submission) -> None:
    verification = submission.verified()
    assert [finding.message for finding in verification.findings if finding.remedy] == []
    assert verification.verdict is Verdict.READY
