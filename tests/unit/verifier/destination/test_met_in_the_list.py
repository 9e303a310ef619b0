"""The destination is in the channel's list, however it is written."""

from tests.acceptance.decision_table.changes import shipment
from tests.builders.toys import reasons_of, toy_submission


def test_met() -> None:
    assert reasons_of(shipment(destination=" ca ")(toy_submission()).verified(), "destination") == ["listed"]
