"""A mismatch of HS code, description or age goes to a person; a confirmed pilot list decides."""

from typing import Any

import pytest

from models.channel import Channel, ProductScopeDemand
from models.sourced import Sourced, Status
from tests.acceptance.decision_table.changes import line
from tests.builders.infants import facilitated_submission
from tests.builders.toys import reasons_of, toy_submission


@pytest.mark.parametrize("printed", ["9503", "95.03.0", "95030O", "toys", "12345678901"])
def test_malformed(printed: str) -> None:
    changed = line(hs_code=printed)(toy_submission())
    assert reasons_of(changed.verified(), "product-scope") == ["hs-malformed"]


def with_list(status: Status, *codes: str) -> Channel:
    submission = facilitated_submission()
    channel = submission.catalogue().channels[submission.channel]
    listed = Sourced[Any](value=codes, status=status, source=("xinhua-0316",))
    demands = (
        one.model_copy(update={"pilot_list": listed}) if isinstance(one, ProductScopeDemand) else one
        for one in channel.requirements
    )
    return channel.model_copy(update={"requirements": tuple(demands)})


LISTS = {
    "on it": (Status.CONFIRMED, "8544.42", "in-scope"),
    "not on a confirmed one": (Status.CONFIRMED, "6913.90", "not-on-pilot-list"),
    "not among examples": (Status.PROVISIONAL, "6913.90", "pilot-list-unconfirmed"),
}


@pytest.mark.parametrize(("status", "listed", "reason"), LISTS.values(), ids=LISTS.keys())
def test_pilot_list(status: Status, listed: str, reason: str) -> None:
    verification = facilitated_submission().verified(with_list(status, listed))
    assert reasons_of(verification, "product-scope") == [reason]


def test_on_the_list_the_facilitation_action_is_ready() -> None:
    verification = facilitated_submission().verified(with_list(Status.CONFIRMED, "8544.42"))
    assert verification.verdict.value == "ready"
