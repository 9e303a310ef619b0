"""HS code in the channel's prefixes, and nothing in description or age against it."""

import pytest

from tests.acceptance.decision_table.changes import Change, line, product
from tests.builders.toys import reasons_of, toy_submission
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


def test_without_a_shipment_no_code_is_asked() -> None:
    verification = toy_submission().but(shipment=None).verified()
    assert reasons_of(verification, "product-scope") == ["nothing-against-it"]
