"""The decision table: one change to a complete submission, its finding, and nothing else out of order."""

import pytest

from models.verification import Outcome, Verdict
from scripts.reasons import reasons
from tests.acceptance.decision_table.defect import ALL, FINE, Defect, complete, open_codes, open_in_complete
from tests.acceptance.decision_table.table import CASES, TABLE

NEEDS_ANOTHER_CHANNEL = {
    "channel-in-force.replaced",
    "destination.not-listed",
    "product-scope.not-on-pilot-list",
    "product-scope.pilot-list-unconfirmed",
}
"""Reasons that no shipped channel can give; `test_values_of_a_channel_decide` makes channels that do."""


@pytest.mark.parametrize(("channel", "defect"), CASES)
def test_a_defect_is_found_and_nothing_else(channel: str, defect: Defect) -> None:
    verification = defect.change(complete(channel)).verified()
    outcomes = {finding.reason: finding.outcome for finding in verification.findings}
    assert outcomes.get(defect.code) is defect.outcome, open_codes(verification)
    others = {code for code in open_codes(verification) if code != defect.code} - open_in_complete(channel)
    assert {code for code in others if code.split(".")[0] not in {defect.requirement, *defect.also}} - {
        "reading.doubtful",
        "submission.no-report",
    } == set()


@pytest.mark.parametrize(("channel", "defect"), CASES)
def test_a_defect_never_leaves_it_ready(channel: str, defect: Defect) -> None:
    verification = defect.change(complete(channel)).verified()
    if defect.outcome is Outcome.NOT_MET:
        assert verification.verdict is Verdict.NOT_READY
    elif defect.outcome is Outcome.NEEDS_REVIEW:
        assert verification.verdict is not Verdict.READY
    else:
        assert set(open_codes(verification)) == open_in_complete(channel)


@pytest.mark.source
def test_the_table_knows_every_reason() -> None:
    whole = [complete(channel) for channel in ALL]
    usual = {one.reason for each in (*whole, whole[0].but(shipment=None)) for one in each.verified().findings}
    told = usual | {defect.code for defect in TABLE}
    assert {reason.code for reason in reasons()} - told - NEEDS_ANOTHER_CHANNEL == set()


@pytest.mark.parametrize("channel", ["ningbo-stem-toy", "ningbo-stem-toy-subtests", "ningbo-infant-code"])
def test_without_a_defect_it_is_ready(channel: str) -> None:
    verification = complete(channel).verified()
    assert all(finding.outcome in FINE for finding in verification.findings)
    assert verification.verdict is Verdict.READY
