"""HS code in the channel's prefixes, and nothing in description or age against it."""

import pytest

from models.shipment import Shipment
from tests.acceptance.decision_table.changes import Change, line, product
from tests.builders.toys import found, reasons_of, toy_submission
from tests.builders.values import value

INSIDE: dict[str, Change] = {
    "with dots": line(hs_code="9503.00.89"),
    "with ten digits": line(hs_code="9503008900"),
    "a description that says nothing": line(description="Glitter squishy"),
    "no description": line(description=None),
    "a word of the category beside an excluded one": line(description="Toy garment for dolls"),
    "an excluded word inside another": product(name=value("Kindergarten garmentless figure")),
    "made for 8 and above": line(age_grade="8+"),
}


@pytest.mark.parametrize("change", INSIDE.values(), ids=INSIDE.keys())
def test_met(change: Change) -> None:
    assert reasons_of(change(toy_submission()).verified(), "product-scope") == ["in-scope"]


@pytest.mark.parametrize("shipment", [toy_submission().shipment, None], ids=["shipped", "unshipped"])
def test_the_name_of_the_product_is_shown(shipment: Shipment | None) -> None:
    finding = found(toy_submission().but(shipment=shipment).verified(), "product-scope")[0]
    assert [one.text for one in finding.evidence] == ["Counting frame toy"]


def test_without_a_shipment_no_code_is_asked() -> None:
    verification = toy_submission().but(shipment=None).verified()
    assert reasons_of(verification, "product-scope") == ["nothing-against-it"]
