"""Every printed form of a date gives its day; open forms keep every reading."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.extraction.dates.printed import DateReader, Order

CLEAR = {
    "May 26, 2017": "2017-05-26",
    "22-Mar-2019": "2019-03-22",
    "MAR 31, 2014": "2014-03-31",
    "OCT.20, 2010": "2010-10-20",
    "15 JUL,2010": "2010-07-15",
    "20.10.2020": "2020-10-20",
    "2020-07-16": "2020-07-16",
    "2026年3月6日": "2026-03-06",
    "2026.03.06": "2026-03-06",
    "2026/3/6": "2026-03-06",
    "20 26 年 3 月 6 日": "2026-03-06",
    "06 Mar 2026": "2026-03-06",
    "MAR.06,2026": "2026-03-06",
    "二〇二六年三月十六日": "2026-03-16",
    "二零二六年十二月三十一日": "2026-12-31",
    "26th of May 2017": "2017-05-26",
    "September 8th, 2017": "2017-09-08",
    "2026-Jul-08": "2026-07-08",
    "２０２６－０３－０６": "2026-03-06",
    "12. Mai 2020": "2020-05-12",
}
NUMBERS = [
    "2011/65/EU",
    "2025-01-02345",
    "70.452.15.1182.01",
    "EN 71-1:2014+A1:2018",
    "AB12-2026-03-06",
    "4.3.5",
]


@pytest.mark.parametrize(("text", "expected"), CLEAR.items())
def test_a_clear_form_has_one_reading(dates: DateReader, text: str, expected: str) -> None:
    (mention,) = dates.mentions(text)
    assert mention.clear == date.fromisoformat(expected)
    assert (mention.start, mention.end) == (0, len(text))


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_of_another_kind_is_no_date(dates: DateReader, text: str) -> None:
    assert dates.mentions(text) == ()


def test_day_and_month_are_not_guessed(dates: DateReader) -> None:
    (mention,) = dates.mentions("06/03/2026")
    assert mention.clear is None
    assert mention.readings == (date(2026, 3, 6), date(2026, 6, 3))
    assert mention.settled(Order.DAY_FIRST) == date(2026, 3, 6)
    assert mention.settled(Order.MONTH_FIRST) == date(2026, 6, 3)
    assert mention.settled(None) is None


def test_a_year_of_two_digits_counts_only_behind_a_label(dates: DateReader) -> None:
    assert dates.mentions("18/10/23") == ()
    (mention,) = dates.mentions("18/10/23", labelled=True)
    assert mention.settled(Order.DAY_FIRST) == date(2023, 10, 18)
    assert mention.clear is None


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_year_first_and_named_forms_give_back_their_day(dates: DateReader, day: date) -> None:
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d %b %Y", "%B %d, %Y", "%d-%b-%Y", "%Y年%m月%d日"):
        (mention,) = dates.mentions(day.strftime(form))
        assert mention.clear == day


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y"]))
def test_a_figure_form_always_keeps_the_true_day(dates: DateReader, day: date, form: str) -> None:
    (mention,) = dates.mentions(day.strftime(form))
    assert day in mention.readings
    assert (mention.clear is None) == (day.day <= 12 and day.day != day.month)


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(dates: DateReader, text: str) -> None:
    for mention in dates.mentions(text, labelled=True):
        assert 0 <= mention.start < mention.end <= len(text)
    dates.periods(text)
