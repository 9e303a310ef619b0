"""Under headings that hold other goods too, the shipment says that these are for infants."""

import pytest

from tests.acceptance.decision_table.changes import Change, line, product, then
from tests.builders.infants import infant_submission
from tests.builders.toys import reasons_of
from tests.builders.values import value

CHAIR = {"hs_code": "9401.39.00", "age_grade": None}

OPEN: dict[str, tuple[Change, str]] = {
    "nothing of infants": (line(**CHAIR, description="Swivel chair"), "description-silent"),
    "older children too": (
        line(hs_code="9401.39", description="Folding chair", age_grade="0-6 years"),
        "description-silent",
    ),
    "from birth, without end": (
        line(hs_code="9401.39", description="Folding chair", age_grade="0+"),
        "description-silent",
    ),
    "nothing at all": (
        then(line(**CHAIR, description=None), product(name=None)),
        "description-silent",
    ),
    "an office chair": (line(**CHAIR, description="Swivel office chair"), "description-outside"),
    "an office chair with an age": (
        line(hs_code="9401.39", description="Office chair", age_grade="0-3 years"),
        "description-outside",
    ),
    "a report on a stroller for pets": (product(name=value("宠物推车")), "description-outside"),
}

SAID: dict[str, Change] = {
    "a word": line(**CHAIR, description="Baby bouncer chair"),
    "a word in Chinese": line(**CHAIR, description="婴儿餐椅"),
    "an age": line(hs_code="9401.39", description="Bouncer chair", age_grade="0-24 months"),
    "the report where the shipment is silent": line(**CHAIR, description=None),
    "a heading of infants' goods alone": line(hs_code="8715.00", age_grade=None, description="Folding buggy"),
    "an infant's blanket, and not an adult's": line(
        hs_code="6301.30", description="Baby blanket (not for adults)"
    ),
}


@pytest.mark.parametrize(("change", "reason"), OPEN.values(), ids=OPEN.keys())
def test_needs_review(change: Change, reason: str) -> None:
    assert reasons_of(change(infant_submission()).verified(), "product-scope") == [reason]


@pytest.mark.parametrize("change", SAID.values(), ids=SAID.keys())
def test_met(change: Change) -> None:
    assert reasons_of(change(infant_submission()).verified(), "product-scope") == ["in-scope"]
