"""What other systems take opens in their own readers and says what the verdict says."""

import csv
import hashlib
import io
import json
import zipfile

from icalendar import Calendar

from catalog import load_catalogue
from exports.bundle import bundle
from exports.cpsc_efiling import cpsc_efiling
from exports.retest_calendar import retest_calendar
from exports.tables import coverage_csv, findings_csv, harmless
from models.verification import Verification
from tests.builders.services import SAMPLE


def test_the_tables_have_a_row_for_each_finding_and_cell(result: Verification) -> None:
    findings = list(csv.DictReader(io.StringIO(findings_csv(result).decode("utf-8-sig"))))
    assert [row["requirement"] for row in findings] == [one.requirement for one in result.findings]
    cells = list(csv.DictReader(io.StringIO(coverage_csv(result).decode("utf-8-sig"))))
    assert len(cells) == len(result.coverage)


def test_no_cell_is_a_formula() -> None:
    assert harmless("=1+1") == "'=1+1"
    assert harmless("4.25") == "4.25"


def test_the_calendar_has_the_retest_days(result: Verification) -> None:
    events = Calendar.from_ical(retest_calendar(result)).walk("VEVENT")
    assert result.retest_by in {event.decoded("dtstart") for event in events}
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_efiling_carries_laboratory_and_report_and_says_what_is_missing(result: Verification) -> None:
    (product,) = json.loads(cpsc_efiling(result))["products"]
    laboratory = product["labs"][0]
    report = result.reports[0]
    assert report.report_number is not None
    assert laboratory["testReportId"] == report.report_number.value
    assert (laboratory["type"], len(laboratory["cpscId"])) == ("ITL", 4)
    assert "1250" in laboratory["citationCodes"]
    assert "poc" in product["to_be_filled_in"]


def test_the_bundle_is_whole_and_the_same_twice(result: Verification) -> None:
    data = (SAMPLE / "report.pdf").read_bytes()
    documents = {hashlib.sha256(data).hexdigest(): ("../../report.pdf", data)}
    channel = load_catalogue().channels["ningbo-stem-toy"]
    made = bundle(result, channel, documents, "<p>")
    assert made == bundle(result, channel, documents, "<p>")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        manifest = json.loads(archive.read("MANIFEST.json"))
        assert set(archive.namelist()) == {*manifest, "MANIFEST.json"}
        for name, sha256 in manifest.items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == sha256
            assert ".." not in name
