"""N days: the last good day is completion + N, inclusive, on the as-of and departure dates."""

from datetime import date, timedelta
from typing import Any

import pytest

from models.channel import ReportValidityDemand
from models.sourced import Sourced, Status
from models.verification import Outcome
from tests.builders.infants import infant_submission
from tests.builders.toys import ISSUED, TESTED, found, toy_submission

LAST = TESTED + timedelta(days=365)


def test_the_last_day_counts() -> None:
    verification = toy_submission().but(as_of=LAST).with_shipment(departs_on=LAST).verified()
    finding = found(verification, "report-validity")[0]
    assert (finding.outcome, finding.valid_until) == (Outcome.MET, LAST)
    assert verification.valid_until == LAST
    assert verification.retest_by == LAST - timedelta(days=30)


@pytest.mark.parametrize("departs_on", [None, LAST])
def test_departure_may_be_open_or_the_last_day(departs_on: date | None) -> None:
    verification = toy_submission().with_shipment(departs_on=departs_on).verified()
    assert found(verification, "report-validity")[0].outcome is Outcome.MET


def test_physical_items_hold_183_days() -> None:
    assert infant_submission().verified().valid_until == TESTED + timedelta(days=183)


def test_physical_items_not_applicable_do_not_shorten() -> None:
    from models.report import Result
    from tests.acceptance.decision_table.changes import then, with_result

    physical = ("attach_tensile", "sharp", "cords")
    waived = then(*(with_result(item, Result.NOT_APPLICABLE) for item in physical))(infant_submission())
    assert waived.verified().valid_until == TESTED + timedelta(days=183)
    assert found(waived.verified(), "report-validity")[0].details["days"] == 183


def test_a_channel_may_count_from_the_day_of_issue() -> None:
    channel = toy_submission().catalogue().channels["ningbo-stem-toy"]
    issued = Sourced[Any](value="issued", status=Status.PROVISIONAL, source=("decisions",))
    demands = (
        one.model_copy(update={"counted_from": issued}) if isinstance(one, ReportValidityDemand) else one
        for one in channel.requirements
    )
    verification = toy_submission().verified(channel.model_copy(update={"requirements": tuple(demands)}))
    finding = found(verification, "report-validity")[0]
    assert finding.valid_until == ISSUED + timedelta(days=365)
    assert [one.text for one in finding.evidence] == [str(ISSUED)]
