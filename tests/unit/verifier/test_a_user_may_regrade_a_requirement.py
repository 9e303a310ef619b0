"""A re-graded requirement goes to review and says so; never silently."""

from models.channel import RequirementId
from models.local import LocalRequirement, LocalValues
from models.verification import Outcome, Verdict
from tests.acceptance.decision_table.changes import shipment
from tests.builders.toys import found, toy_submission

LOCAL = LocalValues(requirements={RequirementId.PORT: LocalRequirement(outcome_when_not_met="needs_review")})


def test_not_met_becomes_needs_review_and_names_the_setting() -> None:
    verification = shipment(port_of_loading="USLAX")(toy_submission()).but(local=LOCAL).verified()
    finding = found(verification, "port")[0]
    assert finding.outcome is Outcome.NEEDS_REVIEW
    assert finding.reason == "port.not-listed"
    assert finding.local == ("requirements.port.outcome_when_not_met",)
    assert "needs review instead of not met" in finding.message
    assert verification.verdict is Verdict.NEEDS_REVIEW


def test_what_is_met_stays_met_and_names_nothing() -> None:
    finding = found(toy_submission().but(local=LOCAL).verified(), "port")[0]
    assert (finding.outcome, finding.local) == (Outcome.MET, ())
