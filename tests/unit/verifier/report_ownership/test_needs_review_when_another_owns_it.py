"""Neither applicant nor manufacturer goes to a person; the buyer owns nothing."""

import pytest

from tests.acceptance.decision_table.changes import report, shipment, then
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import value


@pytest.mark.parametrize("exporter", ["Dogwood Trading Ltd.", "Birch Toys Trading (Hong Kong) Ltd.", "Birch"])
def test_needs_review(exporter: str) -> None:
    assert reasons_of(shipment(exporter=exporter)(toy_submission()).verified(), "report-ownership") == [
        "other-party"
    ]


def test_the_buyer_does_not_count() -> None:
    changed = then(shipment(exporter="Elm Stores Inc."), report(buyer=value("Elm Stores Inc.")))(
        toy_submission()
    )
    assert reasons_of(changed.verified(), "report-ownership") == ["other-party"]
