"""Any kind; NFKC, case, spaces and hyphens folded; ranges expanded; no bill of lading in it."""

import pytest

from models.report import IdentifierKind
from models.shipment import LineIdentifier
from tests.acceptance.decision_table.changes import identifiers, line, then
from tests.builders.toys import found, reasons_of, toy_line, toy_report, toy_shipment, toy_submission
from tests.builders.values import identifier

SAME = {
    "case": ("bt-100", "BT-100"),
    "spaces": ("BT 100", "BT-100"),
    "full width": ("ＢＴ－１００", "BT-100"),
    "another hyphen": ("BT‑100", "BT-100"),
    "inside a range": ("BT-105", "BT-100~BT-110"),
    "inside a range with spaces": ("D 2560", "D 2556~D 2635"),
    "the end of a range": ("BT-110", "BT-100 to BT-110"),
}


@pytest.mark.parametrize(("sku", "printed"), SAME.values(), ids=SAME.keys())
def test_met(sku: str, printed: str) -> None:
    changed = then(line(sku=sku), identifiers(identifier(printed)))(toy_submission())
    assert reasons_of(changed.verified(), "product-identity") == ["matched"]


@pytest.mark.parametrize("kind", [IdentifierKind.ITEM, IdentifierKind.STYLE, IdentifierKind.SKU])
def test_met_by_an_identifier_of_any_kind(kind: IdentifierKind) -> None:
    changed = identifiers(identifier("BT-100", kind))(toy_submission())
    assert reasons_of(changed.verified(), "product-identity") == ["matched"]


def test_met_by_an_order_number() -> None:
    order = LineIdentifier(kind=IdentifierKind.PURCHASE_ORDER, value="PO 55-501")
    changed = then(
        line(sku="OWN-1", identifiers=(order,)),
        identifiers(identifier("PO55501", IdentifierKind.PURCHASE_ORDER)),
    )
    assert reasons_of(changed(toy_submission()).verified(), "product-identity") == ["matched"]


def test_met_by_a_trade_item_number_with_leading_zeros() -> None:
    number = LineIdentifier(kind=IdentifierKind.GTIN, value="009520041102248")
    changed = then(
        line(sku="OWN-1", identifiers=(number,)),
        identifiers(identifier("9520041102248", IdentifierKind.GTIN)),
    )
    assert reasons_of(changed(toy_submission()).verified(), "product-identity") == ["matched"]


def test_each_line_finds_its_own_report() -> None:
    reports = tuple(
        toy_report(f"QXT260900000{n}A").model_copy(
            update={
                "product": toy_report().product.model_copy(update={"identifiers": (identifier(f"BT-{n}00"),)})
            }
        )
        for n in (1, 2)
    )
    shipment = toy_shipment(toy_line(sku="BT-200"), toy_line(sku="BT-100"))
    verification = toy_submission().but(reports=reports, shipment=shipment).verified()
    matched = {one.subject.line: one.details["reports"] for one in found(verification, "product-identity")}
    assert matched == {"BT-200": ["QXT2609000002A"], "BT-100": ["QXT2609000001A"]}
    assert {(cell.line, cell.report) for cell in verification.coverage} == {
        ("BT-200", "QXT2609000002A"),
        ("BT-100", "QXT2609000001A"),
    }
