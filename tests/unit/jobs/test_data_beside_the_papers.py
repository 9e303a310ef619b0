"""Structured data beside the papers is taken for what it is; anything else still has to be a paper."""

import io
import json

import pytest
from openpyxl import Workbook

from catalog import load_catalogue
from jobs.data_beside import data_report
from jobs.submission import Received, read
from models.report import DocumentKind
from tests.acceptance.decision_table.changes import beside, report
from tests.builders.infants import facilitated_submission
from tests.builders.toys import reasons_of


def workbook() -> bytes:
    held = io.BytesIO()
    made = Workbook()
    made.save(held)
    return held.getvalue()


DATA = {
    "batch.json": (b'{"batch": "A1", "quantity": 3}', "application/json"),
    "list.json": (b"[1, 2]", "application/json"),
    "batch.xml": (b'<?xml version="1.0"?><batch><quantity>3</quantity></batch>', "application/xml"),
    "bare.xml": (b'<batch number="A1"/>', "application/xml"),
    "batch.csv": (b"batch,quantity\nA1,3\n", "text/csv"),
    "batch.tsv": (b"batch\tquantity\nA1\t3\n", "text/csv"),
    "batch.xlsx": (workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@pytest.mark.parametrize("name", DATA)
def test_data(name: str) -> None:
    data, media_type = DATA[name]
    found = data_report(data, name)
    assert found
    assert (found.document.media_type, found.document.kind) == (media_type, DocumentKind.OTHER)


OTHER = {
    "page.html": b"<html><body>batch</body></html>",
    "notes.txt": b"batch,quantity\nA1,3\n",
    "prose.csv": b"Dear Sir, here is the batch.\nYours, all the best, me\n",
    "broken.json": b'{"batch": ',
    "empty.csv": b"",
    "empty.json": b"{}",
    "hollow.json": b'{"batches": [], "log": {"lot": null}}',
    "hollow.xml": b'<?xml version="1.0"?><batch> </batch>',
    "report.pdf": b"%PDF-1.7\n",
    "ours.json": json.dumps({"schema_version": "1", "verdict": "ready", "findings": []}).encode(),
    "parsed.json": json.dumps({"schema_version": "1", "document": {}, "clauses": []}).encode(),
}


@pytest.mark.parametrize("name", OTHER)
def test_no_data(name: str) -> None:
    assert data_report(OTHER[name], name) is None


def test_it_is_no_failure_and_meets_the_requirement() -> None:
    reading = read(Received(DATA["batch.csv"][0], "batch.csv"), load_catalogue())
    assert reading.error is None
    bare = report(attachments=())(facilitated_submission())
    verification = beside(reading.report)(bare).verified()
    assert reasons_of(verification, "machine-readable") == ["data-present"]
    assert all(finding.subject.report != "batch.csv" for finding in verification.findings)


NUMBER = "QXT2609001234A"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (f'{{"reportNumber": "{NUMBER}"}}', "data-present"),
        (f'{{"note": "Report {NUMBER} of 2026"}}', "data-present"),
        ('{"reportNumber": "QXT2609001277A"}', "other-report"),
        ('{"reportNumber": "QXT 2609 001277A"}', "other-report"),
        ('{"batch": "A1 2026-09", "gtin": "9520041102248"}', "data-present"),
    ],
)
def test_data_that_name_another_report_go_to_a_person(data: str, reason: str) -> None:
    bare = report(attachments=())(facilitated_submission())
    assert bare.reports[0].report_number.value == NUMBER
    verification = beside(read(Received(data.encode(), "data.json"), load_catalogue()).report)(
        bare
    ).verified()
    assert reasons_of(verification, "machine-readable") == [reason]
