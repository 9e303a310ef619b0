"""However well it was read, a paper that says that it is not the valid report goes to a person."""

from models.evidence import Evidence, Method
from models.report import Reservation
from models.verification import Verdict
from tests.acceptance.decision_table.changes import report
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import BOX

DRAFT = Reservation(
    text="DRAFT",
    confidence=1,
    evidence=(Evidence(page=1, box=BOX, text="DRAFT", method=Method.TEXT_LAYER, confidence=1),),
)


def test_needs_review() -> None:
    verification = report(reservations=(DRAFT,))(toy_submission()).verified()
    assert reasons_of(verification, "document-integrity") == ["reserved"]
    assert verification.verdict is Verdict.NEEDS_REVIEW
