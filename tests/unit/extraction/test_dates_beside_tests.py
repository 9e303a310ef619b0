"""A table may give a date beside every test: the first and the last are those of the testing."""

from dataclasses import replace
from datetime import date

from models.report import Dates
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import gridded, line


def dates(extract: Extract, *rows: list[str]) -> Dates:
    made = gridded(list(rows), top=120)
    title = (line(230, 60, "TEST REPORT"), line(50, 90, "Report No.: QX2607-00123"))
    page = replace(made.pages[0], lines=(*title, *made.pages[0].lines))
    return extract(replace(made, pages=(page,))).dates


def test_first_and_last_day_are_taken(extract: Extract) -> None:
    found = dates(
        extract,
        ["Date", "Test", "Initials", "Humidity (%)"],
        ["September 6th,\n2026", "Radiated emissions", "MM", "49"],
        ["September 5th, 2026", "Discharge", "MM", "56"],
    )
    assert found.test_started is not None
    assert found.test_started.value == date(2026, 9, 5)
    assert found.test_completed is not None
    assert found.test_completed.value == date(2026, 9, 6)


def test_dates_of_revisions_are_none(extract: Extract) -> None:
    found = dates(
        extract, ["Date", "Revision", "Description", ""], ["September 6th, 2026", "1", "First issue", ""]
    )
    assert found.test_started is None


def test_a_date_that_is_not_understood_leaves_the_days_open(extract: Extract) -> None:
    found = dates(
        extract,
        ["Date", "Test", "", ""],
        ["September 5th, 2026", "Radiated emissions", "", ""],
        ["see log", "Discharge", "", ""],
    )
    assert (found.test_started, found.test_completed) == (None, None)


def test_the_maker_of_an_instrument_made_no_toy(extract: Extract) -> None:
    rows = [
        ["Equipment", "Model No.", "Manufacturer", "Last\nCalibration"],
        ["Generator", "EMC-9", "Kestrel Instruments Corp.", "2026-01-05"],
    ]
    made = gridded(rows, top=120)
    page = replace(made.pages[0], lines=(line(230, 60, "TEST REPORT"), *made.pages[0].lines))
    report = extract(replace(made, pages=(page,)))
    assert report.manufacturer is None
    assert report.product.identifiers == ()
