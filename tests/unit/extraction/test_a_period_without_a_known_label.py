"""A period that no known label asks for is not missing: a word beside it, or a person, says what it is."""

from datetime import date

from models.report import Dates
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document

RECEIVED = (50.0, 110.0, "Sample received: 2026-09-28")
ISSUED = (50.0, 130.0, "Date of issue: 2026-10-14")
PERIOD = "2026-09-29 to 2026-10-09"


def read(extract: Extract, *prints: tuple[float, float, str]) -> Dates:
    return extract(document(covered(RECEIVED, ISSUED, *prints))).dates


def test_a_word_of_testing_on_its_line_makes_it_the_testing(extract: Extract) -> None:
    dates = read(extract, (50, 200, "Examined by us in"), (250, 200, PERIOD))
    assert dates.test_completed is not None
    assert dates.test_completed.value == date(2026, 10, 9)
    assert not dates.test_completed.doubtful


def test_by_its_place_alone_it_is_left_to_a_person(extract: Extract) -> None:
    dates = read(extract, (50, 200, "Work carried out"), (250, 200, PERIOD))
    assert dates.test_completed is not None
    assert dates.test_completed.value == date(2026, 10, 9)
    assert dates.test_completed.doubtful


def test_a_known_label_wins(extract: Extract) -> None:
    known = (50.0, 220.0, "Testing period: 2026-10-01 to 2026-10-05")
    dates = read(extract, (50, 200, "Work carried out"), (250, 200, PERIOD), known)
    assert dates.test_completed is not None
    assert dates.test_completed.value == date(2026, 10, 5)


def test_a_period_outside_receipt_and_issue_is_not_the_testing(extract: Extract) -> None:
    dates = read(extract, (50, 200, "Tests valid"), (250, 200, "2026-10-14 to 2027-10-13"))
    assert dates.test_completed is None


def test_of_two_periods_none_is_taken(extract: Extract) -> None:
    two = (50.0, 200.0, f"Tested {PERIOD}"), (50.0, 220.0, "Tested 2026-10-01 to 2026-10-02")
    dates = read(extract, *((x, top, text.replace("Tested", "Ausgeführt")) for x, top, text in two))
    assert dates.test_completed is None
