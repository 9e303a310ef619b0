"""Only other dates of the same report settle day and month; else both readings are kept."""

from datetime import date

from models.report import Dates
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document


def dates_of(extract: Extract, *lines: str) -> Dates:
    return extract(document(covered(*((50.0, 120.0 + 20 * n, text) for n, text in enumerate(lines))))).dates


def test_an_open_date_alone_keeps_both_readings(extract: Extract) -> None:
    found = dates_of(extract, "Date of Issue: 06/03/2026").issued
    assert found is not None
    assert found.value is None
    assert set(found.readings) == {date(2026, 3, 6), date(2026, 6, 3)}
    assert found.doubtful


def test_a_clear_date_of_the_same_form_settles_it(extract: Extract) -> None:
    found = dates_of(extract, "Date Received: 06/03/2026", "Date of Issue: 17/03/2026")
    assert found.received is not None
    assert found.received.value == date(2026, 3, 6)


def test_the_american_order_is_settled_the_same_way(extract: Extract) -> None:
    found = dates_of(extract, "Date Received: 06/03/2026", "Date of Issue: 06/17/2026")
    assert found.received is not None
    assert found.received.value == date(2026, 6, 3)


def test_the_sequence_of_the_dates_settles_it_where_only_one_order_keeps_it(extract: Extract) -> None:
    found = dates_of(
        extract,
        "Date Received: 02 Jul 2026",
        "Testing Period: 03 Jul 2026 to 08 Jul 2026",
        "Date of Issue: 06/09/2026",
    )
    assert found.issued is not None
    assert found.issued.value == date(2026, 9, 6)


def test_the_sequence_settles_nothing_that_both_orders_keep(extract: Extract) -> None:
    found = dates_of(extract, "Date Received: 02 Jul 2026", "Date of Issue: 09/08/2026").issued
    assert found is not None
    assert found.value is None


def test_two_orders_in_one_report_settle_nothing(extract: Extract) -> None:
    found = dates_of(extract, "Testing Period: 17/03/2026 to 03/25/2026", "Date of Issue: 06/07/2026").issued
    assert found is not None
    assert found.value is None


def test_the_same_day_in_two_forms_is_one_date(extract: Extract) -> None:
    found = dates_of(extract, "Date of Issue: 06/03/2026", "Report Date: 06 Mar 2026").issued
    assert found is not None
    assert found.value == date(2026, 3, 6)
    assert not found.readings


def test_two_issue_dates_are_a_conflict(extract: Extract) -> None:
    found = dates_of(extract, "Date of Issue: 2026-03-06", "Report Date: 2026-04-09").issued
    assert found is not None
    assert found.doubtful
    assert set(found.readings) == {date(2026, 3, 6), date(2026, 4, 9)}


def test_the_date_of_a_form_in_the_footer_is_no_issue_date(extract: Extract) -> None:
    paper = document(
        [
            (230, 60, "TEST REPORT"),
            (50, 90, "Report No.: QX2607-00123"),
            (50, 120, "Report Issue Date: 23/10/2026"),
            (50, 800, "Date of Issue : 13/07/2023"),
            (400, 800, "Rev No. : 7"),
        ]
    )
    found = extract(paper).dates.issued
    assert found is not None
    assert found.value == date(2026, 10, 23)
    assert not found.doubtful


def test_several_periods_are_all_kept(extract: Extract) -> None:
    found = dates_of(extract, "Testing Period: 15.11.2026 - 16.11.2026 28.11.2026 - 17.12.2026")
    assert [(p.started, p.completed) for p in found.periods] == [
        (date(2026, 11, 15), date(2026, 11, 16)),
        (date(2026, 11, 28), date(2026, 12, 17)),
    ]
    assert found.test_started is not None
    assert found.test_completed is not None
    assert (found.test_started.value, found.test_completed.value) == (date(2026, 11, 15), date(2026, 12, 17))


def test_start_and_end_behind_labels_of_their_own_make_a_period(extract: Extract) -> None:
    found = dates_of(extract, "Test Start Date: 2026-05-01", "Test End Date: 2026-05-09")
    assert [(p.started, p.completed) for p in found.periods] == [(date(2026, 5, 1), date(2026, 5, 9))]
