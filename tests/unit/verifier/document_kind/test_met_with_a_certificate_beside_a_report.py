"""A certificate supports a report: it never causes `document-kind` not met beside one."""

from models.verification import Outcome
from tests.acceptance.decision_table.changes import beside, certificate
from tests.builders.toys import found, toy_submission


def test_met_and_the_certificate_is_listed_as_supporting() -> None:
    submission = toy_submission()
    verification = beside(certificate(submission))(submission).verified()
    assert [one.outcome for one in found(verification, "document-kind")] == [Outcome.MET]
    assert [(one.file_name, one.why) for one in verification.listed] == [("cpc.pdf", "supporting_paper")]
