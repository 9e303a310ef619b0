"""A certificate belongs to the report that it cites, or to the product where it cites none."""

from datetime import date

import pytest

from models.laboratory import Standing
from models.report import IdentifierKind, Laboratory, Product
from tests.acceptance.decision_table.changes import (
    Change,
    beside,
    certificate,
    entry,
    laboratory,
    listing,
    then,
)
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import accreditation, identifier, value

STATED = Laboratory(name=value("Alder Testing"), accreditations=(accreditation("CNAS", "L4321"),))


def with_certificate(**changes: object) -> Change:
    return lambda s: beside(certificate(s, **{"laboratory": STATED, **changes}))(s)


def about(*identifiers: object) -> Product:
    return Product(name=value("Counting frame toy"), identifiers=identifiers)  # type: ignore[arg-type]


CASES = {
    "it cites the report": ({}, "only-in-certificate"),
    "it cites another report": ({"report_number": value("QXT2609009999B")}, "none"),
    "it cites none, and names the product": (
        {"report_number": None, "product": about(identifier("bt 100", IdentifierKind.ITEM))},
        "only-in-certificate",
    ),
    "it cites none, and names another product": (
        {"report_number": None, "product": about(identifier("BT-200"))},
        "none",
    ),
    "it cites none, and shares an order only": (
        {"report_number": None, "product": about(identifier("BT-100", IdentifierKind.PURCHASE_ORDER))},
        "none",
    ),
    "it cites none, and names nothing": (
        {"report_number": None, "product": about(identifier("N/A"))},
        "none",
    ),
}


@pytest.mark.parametrize(("changes", "reason"), CASES.values(), ids=CASES.keys())
def test_which_report_it_belongs_to(changes: dict[str, object], reason: str) -> None:
    changed = then(laboratory(), with_certificate(**changes))(toy_submission())
    assert reasons_of(changed.verified(), "laboratory-accreditation") == [reason]


SCOPES = {
    "this rule": (("16 CFR 1250 ASTM F963-23",), "withdrawn"),
    "another rule": (("16 CFR 1303",), "only-in-certificate"),
}


@pytest.mark.parametrize(("scopes", "reason"), SCOPES.values(), ids=SCOPES.keys())
def test_an_id_in_a_certificate_falls_by_what_was_withdrawn(scopes: tuple[str, ...], reason: str) -> None:
    gone = entry(standing=Standing.WITHDRAWN, scopes=scopes, since=date(2026, 1, 15))
    changed = then(listing(gone), laboratory(), with_certificate())(toy_submission())
    assert reasons_of(changed.verified(), "laboratory-accreditation") == [reason]
