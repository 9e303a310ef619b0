"""The toy report of the corpus and its certificate, against the answers: every scalar right and sure."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from catalog import load_catalogue
from models.report import TestReport
from parser.extraction import extract_report
from parser.reading import read_document

pytestmark = pytest.mark.corpus


def read(path: Path) -> TestReport:
    return extract_report(read_document(path.read_bytes(), path.name), load_catalogue())


def folded(text: object) -> str:
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", str(text)).casefold())


def test_the_toy_report_is_right_in_every_scalar(corpus: Path) -> None:
    (answers,) = (json.loads(path.read_text()) for path in (corpus / "truth").glob("astm-f963-23-*.json"))
    report = read(corpus / answers["_meta"]["file"])
    dates = report.dates
    found = {
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
    for name, value in found.items():
        assert value is not None, name
        assert folded(value.value) == folded(answers[name]), name
        assert value.confidence >= 0.9, name
    assert [one.value for one in report.product.identifiers] == answers["models"]


def test_its_certificate_names_the_laboratory_and_the_report(corpus: Path) -> None:
    (answers,) = (json.loads(path.read_text()) for path in (corpus / "truth").glob("astm-f963-23-*.json"))
    (path,) = (corpus / "related").glob("*/cpc-*.pdf")
    paper = read(path)
    assert [(one.scheme, one.number) for one in paper.laboratory.accreditations] == [("CPSC", "1663")]
    assert paper.report_number is not None
    assert paper.report_number.value == answers["report_number"]
    assert [one.value for one in paper.product.identifiers] == answers["models"]
