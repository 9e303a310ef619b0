"""A scan may lose the spaces around "to", or a point may become a comma: the days are read all the same."""

from datetime import date

import pytest

from catalog import load_catalogue
from models.reread import no_reread
from parser.extraction import extract_report
from parser.extraction.lexicon import lexicon_of
from tests.unit.extraction.papers import covered, document

LAST = date(2026, 10, 11)


@pytest.mark.parametrize(
    "text",
    [
        "From 09-Oct-26 to11-Oct-26",
        "09-Oct-26to11-Oct-26",
        "09-Oct-2026to 11-Oct-2026",
        "2026-10-09 to2026-10-11",
        "09.10.2026TO11.10.2026",
        "9 October 2026 to11 October 2026",
        "Oct.09, 2026 toOct.11, 2026",
        "OCT 09, 2026 TOOCT 11, 2026",
    ],
)
def test_the_period_is_whole(text: str) -> None:
    (period,) = lexicon_of(load_catalogue()).dates.periods(text)
    assert LAST in period.last.readings


def test_a_hyphen_between_two_days_of_one_form_is_a_sign_of_range() -> None:
    dates = lexicon_of(load_catalogue()).dates
    (period,) = dates.periods("09-Oct-26-11-Oct-26")
    assert (period.first.clear, period.last.clear) == (date(2026, 10, 9), LAST)
    assert not dates.mentions("AB-09-Oct-26-0117", labelled=True)


@pytest.mark.parametrize("text", ["11.10,2026", "11,10.2026", "2026.10,11", "2026,10.11"])
def test_a_comma_for_one_of_two_points_is_a_point(text: str) -> None:
    (mention,) = lexicon_of(load_catalogue()).dates.mentions(text)
    assert LAST in mention.readings


@pytest.mark.parametrize("text", ["11,10,2026", "1,11.10", "12.11,202"])
def test_other_commas_make_no_date(text: str) -> None:
    assert not lexicon_of(load_catalogue()).dates.mentions(text)


def test_an_end_that_nobody_can_read_behind_a_sign_of_range_leaves_the_day_in_doubt() -> None:
    lines: list[tuple[float, float, str]] = [(50, 140, "Testing Period: 2026-10-09 toQet.1l, 2026")]
    completed = extract_report(document(covered(*lines)), load_catalogue(), no_reread).dates.test_completed
    assert completed is None or completed.confidence < 0.75
