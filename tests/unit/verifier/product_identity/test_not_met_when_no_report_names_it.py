"""No identifier in common is not met; one nearly in common is shown to a person."""

import pytest

from models.report import IdentifierKind
from models.shipment import LineIdentifier
from tests.acceptance.decision_table.changes import identifiers, line, then
from tests.builders.toys import found, reasons_of, toy_line, toy_report, toy_shipment, toy_submission
from tests.builders.values import identifier

NEAR = {
    "O for 0": ("BT-1O0", "BT-100"),
    "I for 1": ("BT-I00", "BT-100"),
    "one character off": ("BT-101", "BT-100"),
    "two off in a long one": ("ABCD-12345", "ABCD-12543"),
    "a variant": ("BT-100-BLUE", "BT-100"),
    "outside a range": ("BT-111", "BT-110"),
}
APART = {"another model": ("ZZ-900", "BT-100"), "short ones": ("A1", "A2"), "a placeholder": ("N/A", "n/a")}


@pytest.mark.parametrize(("sku", "printed"), NEAR.values(), ids=NEAR.keys())
def test_a_near_miss_is_shown(sku: str, printed: str) -> None:
    finding = found(
        then(line(sku=sku), identifiers(identifier(printed)))(toy_submission()).verified(), "product-identity"
    )[0]
    assert finding.reason == "product-identity.near-miss"
    assert finding.details["printed"] == [printed]


@pytest.mark.parametrize(("sku", "printed"), APART.values(), ids=APART.keys())
def test_not_met(sku: str, printed: str) -> None:
    changed = then(line(sku=sku), identifiers(identifier(printed)))(toy_submission())
    assert reasons_of(changed.verified(), "product-identity") == ["no-match"]


def test_a_tariff_code_never_identifies() -> None:
    code = LineIdentifier(kind=IdentifierKind.HS_CODE, value="950300")
    changed = then(
        line(sku="ZZ-900", identifiers=(code,)), identifiers(identifier("950300", IdentifierKind.HS_CODE))
    )
    assert reasons_of(changed(toy_submission()).verified(), "product-identity") == ["no-match"]


def test_a_report_for_no_line_is_listed_and_decides_nothing() -> None:
    stranger = toy_report("QXT2600000009Z", clauses=(), conclusion=None).model_copy(
        update={"product": toy_report().product.model_copy(update={"identifiers": (identifier("ZZ-900"),)})}
    )
    verification = toy_submission().but(reports=(toy_report(), stranger)).verified()
    assert verification.verdict.value == "ready"
    assert [(one.report, one.why) for one in verification.listed] == [("QXT2600000009Z", "matches_no_line")]


def test_one_line_without_a_report_keeps_all_from_ready() -> None:
    shipment = toy_shipment(toy_line(), toy_line(sku="ZZ-900"))
    verification = toy_submission().but(shipment=shipment).verified()
    assert verification.verdict.value == "not_ready"
    assert [one.subject.line for one in verification.findings if one.remedy] == ["ZZ-900"]


def test_an_identifier_read_with_doubt_goes_to_review() -> None:
    changed = identifiers(identifier("BT-100", confidence=0.5))(toy_submission())
    assert reasons_of(changed.verified(), "product-identity") == ["reading.doubtful"]
