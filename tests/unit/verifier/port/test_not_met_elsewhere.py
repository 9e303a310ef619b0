"""A port outside the list, or before it takes part, is not met."""

from datetime import date

from tests.acceptance.decision_table.changes import shipment
from tests.builders.toys import found, reasons_of, toy_submission


def test_elsewhere() -> None:
    finding = found(shipment(port_of_loading="USLAX")(toy_submission()).verified(), "port")[0]
    assert finding.reason == "port.not-listed"
    assert "CNNGB Ningbo" in finding.message


def test_the_day_before() -> None:
    changed = shipment(departs_on=date(2026, 5, 3))(toy_submission())
    assert reasons_of(changed.verified(), "port") == ["not-on-that-date"]
