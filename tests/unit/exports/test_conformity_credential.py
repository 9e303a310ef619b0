"""A report as a UNTP Digital Conformity Credential: valid, and silent about nothing that it cannot say."""

import json
from typing import Any

import pytest

from exports.untp import conformity_credentials, credential_of
from exports.untp.validation import validate
from models.exceptions import InvalidExport
from models.report import (
    ClauseRow,
    DocumentKind,
    IdentifierKind,
    Laboratory,
    Level,
    Measurement,
    Product,
    Result,
    TestReport,
)
from tests.builders.toys import document, toy_report, toy_submission
from tests.builders.values import accreditation, identifier, measured, row


def with_rows(*rows: ClauseRow, **changes: Any) -> TestReport:
    return toy_report(clauses=rows, **changes)


def assessments(credential: dict[str, Any]) -> dict[str, bool]:
    return {
        one["assessmentCriteria"][0]["name"]: one["conformance"]
        for one in credential["credentialSubject"]["assessment"]
    }


def test_pass_and_fail_are_said_and_the_rest_is_listed() -> None:
    made = credential_of(with_rows(row("4.7"), row("4.9", Result.FAIL), row("4.21", Result.NOT_APPLICABLE)))
    assert assessments(made) == {"4.7": True, "4.9": False}
    left = {"standard": "ASTM F963-23", "clause": "4.21", "because": "not_applicable"}
    assert made["notExpressed"] == [left]


def test_one_failing_row_decides_its_clause() -> None:
    assert assessments(credential_of(with_rows(row("4.7"), row("4.7", Result.FAIL), row("4.7")))) == {
        "4.7": False
    }


def test_a_row_read_with_doubt_asserts_nothing() -> None:
    made = credential_of(with_rows(row("4.7", confidence=0.5)))
    assert assessments(made) == {}
    assert made["notExpressed"][0]["because"] == "read_with_doubt"


def test_a_summary_row_proves_no_clause() -> None:
    assert assessments(credential_of(with_rows(row("4", level=Level.SUMMARY)))) == {}


@pytest.mark.parametrize(
    ("schemes", "level"),
    [
        ((), "Unspecified"),
        (("CNAS",), "Accredited"),
        (("CNAS", "ILAC"), "GlobalMRA"),
        (("CNAS", "ILAC", "CPSC"), "GovtApproval"),
    ],
)
def test_the_level_is_what_the_accreditations_give(schemes: tuple[str, ...], level: str) -> None:
    held = tuple(accreditation(one, "L0000") for one in schemes)
    made = credential_of(toy_report(laboratory=Laboratory(accreditations=held)))
    assert made["credentialSubject"]["assessmentLevel"] == level


def test_a_doubtful_accreditation_gives_no_level_and_is_listed() -> None:
    held = (accreditation("CPSC", "9999", confidence=0.4),)
    made = credential_of(toy_report(laboratory=Laboratory(accreditations=held)))
    assert made["credentialSubject"]["assessmentLevel"] == "Unspecified"
    assert {"accreditation": "CPSC 9999", "because": "read_with_doubt"} in made["notExpressed"]


def declared(*values: Measurement) -> list[dict[str, Any]]:
    made = credential_of(with_rows(row("4.3.5.2"), measurements=values))
    found: list[dict[str, Any]] = made["credentialSubject"]["assessment"][0].get("declaredValue", [])
    return found


def test_measured_values_are_declared_with_their_coded_unit() -> None:
    (value,) = declared(measured("Pb", 12.5, 90.0, specimen="2"))
    assert (value["metricName"], value["metricValue"]["value"]) == ("Pb, specimen 2", 12.5)
    assert value["metricValue"]["unit"] == "NA"


@pytest.mark.parametrize(
    "value",
    [
        measured("Pb", 5.0, 90.0, operator="<"),
        measured("Pb", None, 90.0, operator="nd"),
        measured("Pb", 5.0, 90.0, unit="furlong"),
        measured("Pb", 5.0, 90.0, clause="4.3.5.1"),
        measured("Pb", 5.0, 90.0, confidence=0.3),
    ],
    ids=["less than", "not detected", "unknown unit", "another clause", "read with doubt"],
)
def test_what_is_no_plain_number_of_this_clause_is_not_declared(value: Measurement) -> None:
    assert declared(value) == []


def test_a_gtin_becomes_a_digital_link() -> None:
    gtin = identifier("9520041102248", IdentifierKind.GTIN)
    made = credential_of(toy_report(product=Product(identifiers=(gtin,))))
    product = made["credentialSubject"]["assessment"][0]["assessedProduct"][0]["product"]
    assert product["id"] == "https://id.gs1.org/01/09520041102248"


def test_what_only_the_issuer_knows_is_marked() -> None:
    made = credential_of(toy_report(laboratory=Laboratory()))
    assert {"issuer.id", "issuer.name", "proof"} <= set(made["toBeFilledIn"])
    assert made["issuer"]["id"].endswith(".invalid")


def test_the_same_paper_gives_the_same_credential() -> None:
    assert credential_of(toy_report()) == credential_of(toy_report())


def test_several_reports_become_a_list_and_supporting_papers_none() -> None:
    certificate = toy_report(document=document("CPC-1", DocumentKind.CHILDREN_PRODUCT_CERTIFICATE))
    one = toy_submission().but(reports=(toy_report(), certificate)).verified()
    assert "DigitalConformityCredential" in json.loads(conformity_credentials(one))["type"]
    two = toy_submission().but(reports=(toy_report(), toy_report("QXT2609009999A"))).verified()
    assert len(json.loads(conformity_credentials(two))) == 2


@pytest.mark.parametrize("lost", ["assessorLevel", "issuedToParty", "attestationType"])
def test_the_schema_refuses_what_lacks_a_required_property(lost: str) -> None:
    made = credential_of(toy_report())
    del made["credentialSubject"][lost]
    with pytest.raises(InvalidExport, match="credentialSubject"):
        validate(made)
