"""Of several identifiers that match the surest counts, of equally sure ones one that names one product."""

import pytest

from models.report import IdentifierKind
from models.shipment import LineIdentifier
from models.verification import Outcome
from tests.acceptance.decision_table.changes import identifiers, line, then
from tests.builders.toys import found, toy_submission
from tests.builders.values import identifier

ORDER = LineIdentifier(kind=IdentifierKind.PURCHASE_ORDER, value="PO55501")
DOUBTFUL, SURE = {"confidence": 0.5}, {"confidence": 1.0}


@pytest.mark.parametrize("reverse", [False, True])
def test_a_sure_order_before_a_doubtful_model(reverse: bool) -> None:
    printed = [
        identifier("BT-100").model_copy(update=DOUBTFUL),
        identifier("PO55501", IdentifierKind.PURCHASE_ORDER).model_copy(update=SURE),
    ]
    changed = then(identifiers(*(printed[::-1] if reverse else printed)), line(identifiers=(ORDER,)))
    finding = found(changed(toy_submission()).verified(), "product-identity")[0]
    assert (finding.outcome, finding.details["printed"]) == (Outcome.MET, ["PO55501"])


@pytest.mark.parametrize("reverse", [False, True])
def test_a_model_before_an_order_that_is_as_sure(reverse: bool) -> None:
    printed = [identifier("BT-100"), identifier("PO55501", IdentifierKind.PURCHASE_ORDER)]
    changed = then(identifiers(*(printed[::-1] if reverse else printed)), line(identifiers=(ORDER,)))
    assert found(changed(toy_submission()).verified(), "product-identity")[0].details["printed"] == ["BT-100"]


def test_the_surer_of_two_alike() -> None:
    printed = [
        identifier("BT 100", IdentifierKind.STYLE).model_copy(update={"confidence": 0.8}),
        identifier("BT100", IdentifierKind.ITEM).model_copy(update={"confidence": 0.9}),
    ]
    changed = identifiers(*printed)(toy_submission())
    assert found(changed.verified(), "product-identity")[0].details["printed"] == ["BT100"]
