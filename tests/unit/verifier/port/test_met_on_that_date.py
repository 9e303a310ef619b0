"""The port takes part on the day of departure, else on the as-of date."""

from datetime import date
from typing import Any

import pytest

from models.channel import Channel, PortDemand
from tests.acceptance.decision_table.changes import Change, shipment
from tests.builders.toys import found, reasons_of, toy_submission

TAKING_PART: dict[str, Change] = {
    "small letters and a space": shipment(port_of_loading="cn ngb"),
    "any terminal where none is named": shipment(port_of_loading="CNZOS", terminal="Laotangshan"),
    "no terminal": shipment(terminal=None),
    "no departure": shipment(departs_on=None),
    "a terminal in capitals": shipment(terminal="MEISHAN"),
}


@pytest.mark.parametrize("change", TAKING_PART.values(), ids=TAKING_PART.keys())
def test_met(change: Change) -> None:
    assert reasons_of(change(toy_submission()).verified(), "port") == ["listed"]


def test_the_first_day_counts() -> None:
    changed = shipment(departs_on=date(2026, 5, 4))(toy_submission())
    assert reasons_of(changed.verified(), "port") == ["listed"]


def until(*ends: date | None) -> Channel:
    """The channel with its port listed as often, up to these days."""
    channel = toy_submission().catalogue().channels["ningbo-stem-toy"]

    def ended(demand: Any) -> Any:
        if not isinstance(demand, PortDemand):
            return demand
        port = next(one for one in demand.ports.value if one.locode == "CNNGB")
        entries = tuple(port.model_copy(update={"valid_to": end}) for end in ends)
        return demand.model_copy(update={"ports": demand.ports.model_copy(update={"value": entries})})

    return channel.model_copy(update={"requirements": tuple(map(ended, channel.requirements))})


FIRST, LAST = date(2027, 1, 31), date(2027, 2, 28)
ENDS = {
    "one end": ([LAST], LAST),
    "the later of two": ([FIRST, LAST], LAST),
    "one open": ([FIRST, None], None),
}


@pytest.mark.parametrize(("ends", "last"), ENDS.values(), ids=ENDS.keys())
def test_it_holds_as_long_as_the_port_takes_part(ends: list[date | None], last: date | None) -> None:
    assert found(toy_submission().verified(until(*ends)), "port")[0].valid_until == last


def test_the_last_day_counts() -> None:
    changed = shipment(departs_on=date(2026, 12, 24))(toy_submission())
    assert reasons_of(changed.verified(until(date(2026, 12, 24))), "port") == ["listed"]
    assert reasons_of(changed.verified(until(date(2026, 12, 23))), "port") == ["not-on-that-date"]
