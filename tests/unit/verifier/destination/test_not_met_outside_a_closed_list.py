"""Outside the list is not met where the channel says that the list is closed."""

from typing import Any

from models.channel import Channel, DestinationDemand
from models.sourced import Sourced
from tests.acceptance.decision_table.changes import shipment
from tests.builders.toys import reasons_of, toy_submission


def closed() -> Channel:
    channel = toy_submission().catalogue().channels["ningbo-stem-toy"]
    demands = (
        one.model_copy(
            update={"review_others": Sourced[Any](value=False, status=one.status, source=one.source)}
        )
        if isinstance(one, DestinationDemand)
        else one
        for one in channel.requirements
    )
    return channel.model_copy(update={"requirements": tuple(demands)})


def test_not_met() -> None:
    changed = shipment(destination="FR")(toy_submission())
    assert reasons_of(changed.verified(closed()), "destination") == ["not-listed"]
