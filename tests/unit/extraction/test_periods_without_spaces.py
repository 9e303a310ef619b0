"""A scan may lose the spaces around "to": the last day of the period is read all the same."""

from datetime import date

import pytest

from catalog import load_catalogue
from parser.extraction.lexicon import lexicon_of

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
    ],
)
def test_the_period_is_whole(text: str) -> None:
    (period,) = lexicon_of(load_catalogue()).dates.periods(text)
    assert LAST in period.last.readings
