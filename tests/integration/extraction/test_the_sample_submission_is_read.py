"""From the bytes of the sample submission to its answers, reading and extraction together."""

import json
from pathlib import Path

import pytest

from catalog import load_catalogue
from models.report import DocumentKind, TestReport
from parser.extraction import extract_report
from parser.reading import read_document

SAMPLE = Path(__file__).parents[3] / "fixtures" / "sample"


def read(name: str) -> TestReport:
    return extract_report(read_document((SAMPLE / name).read_bytes(), name), load_catalogue())


def answers(name: str) -> dict[str, object]:
    (path,) = (SAMPLE / "answers").glob(f"*{name}*.json")
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_the_report_gives_its_answers() -> None:
    report, expected = read("report.pdf"), answers("report")
    dates = report.dates
    values = {
        "report_number": report.report_number,
        "issue_date": dates.issued,
        "sample_received_date": dates.received,
        "test_period_start": dates.test_started,
        "test_period_end": dates.test_completed,
        "laboratory_name": report.laboratory.name,
        "applicant": report.applicant,
        "manufacturer": report.manufacturer,
        "product_name": report.product.name,
        "country_of_origin": report.product.country_of_origin,
    }
    assert {name: str(value.value) if value else None for name, value in values.items()} == {
        name: expected[name] for name in values
    }
    assert all(value is None or value.confidence >= 0.9 for value in values.values())


@pytest.mark.parametrize("name", ["report", "cpc"])
def test_both_papers_name_the_same_report(name: str) -> None:
    paper = read(f"{name}.pdf")
    assert paper.report_number is not None
    assert paper.report_number.value == answers("report")["report_number"]
    kinds = {"report": DocumentKind.TEST_REPORT, "cpc": DocumentKind.CHILDREN_PRODUCT_CERTIFICATE}
    assert paper.document.kind is kinds[name]
