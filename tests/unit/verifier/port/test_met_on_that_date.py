"""The port takes part on the day of departure, else on the as-of date."""

from datetime import date

import pytest

from tests.acceptance.decision_table.changes import Change, shipment
from tests.builders.toys import reasons_of, toy_submission

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
