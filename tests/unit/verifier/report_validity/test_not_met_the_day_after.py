"""One day after the last good day it no longer holds."""

from datetime import timedelta

from models.local import LocalValidity, LocalValues
from tests.builders.infants import infant_submission
from tests.builders.toys import TESTED, found, reasons_of, toy_submission

LAST = TESTED + timedelta(days=365)


def test_expired() -> None:
    verification = toy_submission().but(as_of=LAST + timedelta(days=1)).verified()
    assert reasons_of(verification, "report-validity") == ["expired"]
    assert verification.valid_until is None


def test_expires_before_departure() -> None:
    verification = toy_submission().with_shipment(departs_on=LAST + timedelta(days=1)).verified()
    assert reasons_of(verification, "report-validity") == ["expires-before-departure"]


def test_a_users_own_window_decides_and_is_named() -> None:
    local = LocalValues(validity=LocalValidity(default_days=30))
    finding = found(toy_submission().but(local=local).verified(), "report-validity")[0]
    assert finding.reason == "report-validity.expired"
    assert finding.local == ("validity.default_days",)
    assert "local" in finding.sources


def test_the_183_days_are_not_applied_to_toys() -> None:
    verification = (
        toy_submission().but(as_of=TESTED + timedelta(days=184)).with_shipment(departs_on=None).verified()
    )
    assert reasons_of(verification, "report-validity") == ["in-date"]


def test_a_users_own_window_of_physical_items_is_named() -> None:
    local = LocalValues(validity=LocalValidity(physical_days=100))
    finding = found(infant_submission().but(local=local).verified(), "report-validity")[0]
    assert finding.details["days"] == 100
    assert finding.local == ("validity.physical_days",)
