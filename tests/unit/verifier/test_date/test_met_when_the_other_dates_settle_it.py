"""Only other dates of the same report settle the order of day and month."""

from datetime import date

from tests.acceptance.decision_table.changes import dates
from tests.builders.toys import found, reasons_of, toy_submission
from tests.builders.values import either, value


def test_settled_by_the_report_itself() -> None:
    between = dates(test_started=None, test_completed=either(date(2026, 9, 10), date(2026, 10, 9)))
    verification = between(toy_submission()).verified()
    assert reasons_of(verification, "test-date") == ["stated"]
    assert found(verification, "report-validity")[0].valid_until == date(2027, 9, 10)


def test_a_single_date_is_enough() -> None:
    verification = dates(test_started=value(date(2026, 9, 10)), test_completed=None)(
        toy_submission()
    ).verified()
    assert reasons_of(verification, "test-date") == ["stated"]


def test_the_day_of_the_check_settles_nothing() -> None:
    """11 December would be in the future, but the check's own date is no date of the report."""
    open_date = dates(
        received=None,
        test_started=None,
        issued=None,
        test_completed=either(date(2026, 11, 12), date(2026, 12, 11)),
    )
    assert reasons_of(open_date(toy_submission()).verified(), "test-date") == ["ambiguous"]
