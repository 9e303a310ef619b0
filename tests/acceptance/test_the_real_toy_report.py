"""A real toy report with its certificate, against its answer file. Needs the shared corpus."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.running import Ran, greenlane

pytestmark = pytest.mark.corpus
NAME = "astm-f963-23-linhao"
STEM = ("--channel", "ningbo-stem-toy", "--as-of", "2026-11-20", "--format", "json")


@pytest.fixture(scope="module")
def report(corpus: Path) -> Path:
    return next((corpus / "real").rglob(f"{NAME}.pdf"))


@pytest.fixture(scope="module")
def certificate(corpus: Path) -> Path:
    return next((corpus / "related").rglob("cpc-linhao.pdf"))


@pytest.fixture(scope="module")
def answers(corpus: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((corpus / "truth" / f"{NAME}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def parsed(report: Path) -> dict[str, Any]:
    return greenlane("parse", report, "--format", "json").data


def test_every_single_field_is_right(parsed: dict[str, Any], answers: dict[str, Any]) -> None:
    assert parsed["report_number"]["value"] == answers["report_number"]
    assert parsed["laboratory"]["name"]["value"] == answers["laboratory_name"]
    assert parsed["dates"]["issued"]["value"] == answers["issue_date"]
    assert parsed["dates"]["received"]["value"] == answers["sample_received_date"]
    assert parsed["dates"]["test_started"]["value"] == answers["test_period_start"]
    assert parsed["dates"]["test_completed"]["value"] == answers["test_period_end"]
    assert parsed["applicant"]["value"] == answers["applicant"]
    assert parsed["manufacturer"]["value"] == answers["manufacturer"]
    assert parsed["product"]["name"]["value"] == answers["product_name"]
    assert parsed["product"]["country_of_origin"]["value"] == answers["country_of_origin"]
    assert parsed["product"]["age_grades"]["labelled"]["value"] == answers["age_grade"]
    assert parsed["conclusion"]["value"] == answers["overall_result"]
    assert parsed["laboratory"]["accreditations"] == []


def test_the_model_is_the_only_identifier(parsed: dict[str, Any], answers: dict[str, Any]) -> None:
    assert [one["value"] for one in parsed["product"]["identifiers"]] == answers["models"]


def test_each_row_of_the_clause_tables_has_its_result(
    parsed: dict[str, Any], answers: dict[str, Any]
) -> None:
    rows = {(row["standard"], row["clause"], row["result"]) for row in parsed["clauses"]}
    wanted = {(row["standard"], row["clause"], row["result"]) for row in answers["clauses"]}
    assert wanted - rows == set()


def test_eight_elements_and_eight_phthalates_have_limits_and_units(parsed: dict[str, Any]) -> None:
    found = {(one["analyte"], one["limit"], one["unit"]) for one in parsed["measurements"]}
    for element in ("Sb", "As", "Ba", "Cd", "Cr", "Pb", "Hg", "Se"):
        assert any(analyte == element and unit == "mg/kg" for analyte, _, unit in found), element
    for name in ("DEHP", "DBP", "BBP", "DINP", "DIBP", "DPENP", "DHEXP", "DCHP"):
        assert any(analyte == name and limit == 1000 for analyte, limit, _ in found), name


def test_the_signature_is_described(parsed: dict[str, Any]) -> None:
    (signature,) = parsed["signatures"]
    assert signature["signer"]
    assert signature["integrity"] in ("intact", "broken", "unknown")


def test_the_accreditation_of_the_certificate_goes_to_review(report: Path, certificate: Path) -> None:
    ran = greenlane("check", report, certificate, *STEM)
    assert ran.outcome("laboratory-accreditation") == {"needs_review"}
    assert "1663" in ran.text_of("laboratory-accreditation")


def test_without_the_certificate_it_is_not_met(report: Path) -> None:
    assert greenlane("check", report, *STEM).outcome("laboratory-accreditation") == {"not_met"}


def test_overlapping_lines_are_noticed(report: Path) -> None:
    ran = greenlane("check", report, *STEM)
    assert "needs_review" in ran.outcome("document-integrity")
    assert "age" in ran.text_of("document-integrity")


def test_a_feature_that_the_report_calls_not_applicable(report: Path, tmp_path: Path) -> None:
    shipment = _shipment_with_battery(tmp_path)
    ran: Ran = greenlane("check", report, *STEM, "--shipment", shipment)
    assert ran.data["verdict"] != "ready"
    assert "4.25" in ran.text_of("clause-coverage")


def _shipment_with_battery(folder: Path) -> Path:
    path = folder / "shipment.yaml"
    path.write_text(
        "bill_of_lading: NGBO26110412\nport_of_loading: CNNGB\ndestination: US\ndeparts_on: 2026-12-05\n"
        "lines: [{sku: JY-201, hs_code: '9503.00', age_grade: 3+, features: [battery]}]\n"
    )
    return path
