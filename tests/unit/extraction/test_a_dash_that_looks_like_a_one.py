"""Between two Chinese dates a scan's dash looks like a one: a year has four figures, not five."""

from datetime import date

import pytest

from catalog import load_catalogue
from parser.extraction.dates.figures import same_day
from parser.extraction.lexicon import lexicon_of

FIRST, LAST = date(2026, 6, 27), date(2026, 7, 4)


@pytest.mark.parametrize(
    "text",
    [
        "二〇二六年六月二十七日一二〇二六年七月四日",
        "二〇二六年六月二十七日一 二O二六年七月四日",
        "2026年6月27日ー2026年7月4日",
    ],
)
def test_it_is_a_period(text: str) -> None:
    (period,) = lexicon_of(load_catalogue()).dates.periods(text)
    assert (period.first.clear, period.last.clear) == (FIRST, LAST)


def test_both_readers_see_the_same_days() -> None:
    figures = lexicon_of(load_catalogue()).dates.figures
    read = figures("二〇二六年六月二十七日一二〇二六年七月四日")
    assert same_day(read, figures("二 O 二 六 年 六 月 二 十 七 日 - 二 〇 二 六 年 七 月 四 日"))


def test_a_one_behind_a_month_is_a_figure() -> None:
    (mention,) = lexicon_of(load_catalogue()).dates.mentions("二〇二六年六月一日")
    assert mention.clear == date(2026, 6, 1)
