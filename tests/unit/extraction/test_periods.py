"""Stretches of days in all their printed forms, parts shared or not."""

from datetime import date

import pytest

from parser.extraction.dates.printed import DateReader
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document

PERIODS = {
    "2015-04-01 to 2015-04-03": [("2015-04-01", "2015-04-03")],
    "02-Jul-2026 to 08-Jul-2026": [("2026-07-02", "2026-07-08")],
    "From Mar 6, 2026 to Mar 17, 2026": [("2026-03-06", "2026-03-17")],
    "March 6 - 17, 2026": [("2026-03-06", "2026-03-17")],
    "6-17 March 2026": [("2026-03-06", "2026-03-17")],
    "Mar 6 to Apr 2, 2026": [("2026-03-06", "2026-04-02")],
    "2026年3月6日至17日": [("2026-03-06", "2026-03-17")],
    "2026年3月6日~3月17日": [("2026-03-06", "2026-03-17")],
    "2026.03.06-03.17": [("2026-03-06", "2026-03-17")],
    "2015.07.22-2015.07.25": [("2015-07-22", "2015-07-25")],
    "15.-18.03.2026": [("2026-03-15", "2026-03-18")],
    "06/03-17/03/2026": [("2026-03-06", "2026-03-17")],
    "05/17/…/26/2017": [("2017-05-17", "2017-05-26")],
    "05/17/18/19/26/2017": [("2017-05-17", "2017-05-26")],
    "15.11.2017 - 15.11.2017 28.11.2017 - 17.12.2017": [
        ("2017-11-15", "2017-11-15"),
        ("2017-11-28", "2017-12-17"),
    ],
    "15.11.2017-15.11.2017; 28.11.2017-17.12.2017": [
        ("2017-11-15", "2017-11-15"),
        ("2017-11-28", "2017-12-17"),
    ],
    "30 Dec 2025 - 4 Jan 2026": [("2025-12-30", "2026-01-04")],
    "September 5th and 6th, 2017": [("2017-09-05", "2017-09-06")],
    "2026-03-06": [("2026-03-06", "2026-03-06")],
    "2026-03-06--2026-03-17": [("2026-03-06", "2026-03-17")],
    "Jan.04, 2026 to\nJan.12, 2026": [("2026-01-04", "2026-01-12")],
    "Tuesday, 3 March 2026 to\nMonday, 9 March 2026": [("2026-03-03", "2026-03-09")],
    "3 March 2026 (Tue.) - 9 March 2026 (Mon.)": [("2026-03-03", "2026-03-09")],
    "2026年3月3日（星期二）至2026年3月9日（星期一）": [("2026-03-03", "2026-03-09")],
    "3 March 2026 until Sunset 9 March 2026": [("2026-03-03", "2026-03-03"), ("2026-03-09", "2026-03-09")],
}


@pytest.mark.parametrize(("text", "expected"), PERIODS.items())
def test_a_period_gives_its_first_and_last_day(
    dates: DateReader, text: str, expected: list[tuple[str, str]]
) -> None:
    found = [(period.first.clear, period.last.clear) for period in dates.periods(text)]
    assert found == [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in expected]


def test_an_open_end_keeps_both_readings(dates: DateReader) -> None:
    (period,) = dates.periods("28.11.2017 - 07.12.2017")
    assert period.first.clear == date(2017, 11, 28)
    assert set(period.last.readings) == {date(2017, 7, 12), date(2017, 12, 7)}


def test_a_range_whose_end_was_not_read_is_in_doubt(extract: Extract) -> None:
    whole = extract(document(covered((50, 120, "Testing Period: 2026-03-02 to 2026-03-09"))))
    cut = extract(document(covered((50, 120, "Testing Period: 2026-03-02 to"))))
    assert whole.dates.test_completed is not None
    assert cut.dates.test_completed is not None
    assert cut.dates.test_completed.confidence < 0.6 < whole.dates.test_completed.confidence
