"""A date that two readers spell differently is sure as long as both name the same day."""

import pytest

from catalog import load_catalogue
from models.document import Word
from models.evidence import Method
from models.geometry import Box
from parser.extraction.doubts.accord import Accord, accord_of_days
from parser.extraction.lexicon import lexicon_of

DATES = lexicon_of(load_catalogue()).dates


def _accord(first: str, *second: str) -> Accord:
    words = [
        Word(text, Box(60 * place, 0, 60 * place + 55, 10), 0.9, Method.OCR)
        for place, text in enumerate(second)
    ]
    return accord_of_days(DATES, first, words)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("二〇二六年三月五日", ("二O二六年三月五日",)),
        ("二〇二六年三月二十五日", ("二0二六年三月廿五曰",)),
        ("2026年3月5日", ("2026年3月5目",)),
        ("the 5th of March 2026", ("tbe", "5tn", "ot", "March", "2026")),
        ("5 March 2026", ("5", "Mareh", "2026")),
        ("二〇二六年三月五日", ("三〇二六年三月五日",)),
        ("二〇二六年三月五日", ("二 O 二 六 年 三 月 五 目",)),
        (
            "二〇二六年三月五日 - 二〇\n二六年三月九日",
            ("二 〇 二 六 年 三 月 五 日 - 二 〇", "二 六 年 三 月 九 日"),
        ),
        ("二〇二六年三月五日", ("二O〇二六年三月五日",)),
        ("05.03.2026", ("05,03,2026",)),
        ("2 March 2026 to 5 March 2026", ("2", "March", "2026", "lo", "5", "March", "2026")),
    ],
)
def test_the_same_day_in_other_letters_is_agreement(first: str, second: tuple[str, ...]) -> None:
    assert _accord(first, *second) is Accord.FULL


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("二〇二六年三月五日", ("二〇二六年三月六日",)),
        ("二〇二六年三月五日", ("二〇二六年三月十五日",)),
        ("the 5th of March 2026", ("the", "6th", "of", "March", "2026")),
        ("二〇二六年三月五日", ("三〇二五年三月五日",)),
        ("2026-03-05", ("2025-03-05",)),
        ("5 Jan 2026", ("5", "Jun", "2026")),
        ("05.03.2026", ("03.05.2026",)),
        ("2026-03-05", ("2O26-03-05",)),
        ("2026-03-05", ("abcd",)),
    ],
)
def test_another_day_contests_it(first: str, second: tuple[str, ...]) -> None:
    assert _accord(first, *second) is Accord.NONE


def test_a_months_whole_name_needs_no_second_reader() -> None:
    assert _accord("24th June 2026 TO 2nd July 2026", "24th", "2026", "2nd", "2026") is Accord.FULL
    assert _accord("24 Jun 2026", "24", "2026") is Accord.IN_PART
    assert _accord("24 June 2026", "24", "July", "2026") is Accord.NONE


def test_a_reader_who_saw_only_some_of_it_leaves_it_unconfirmed() -> None:
    assert _accord("the 5th of March 2026", "ot", "March", "2026") is Accord.IN_PART


def test_what_stands_beside_a_date_on_two_lines_does_not_contest_it() -> None:
    assert _accord("2 March 2026 to\n5 March 2026", "1", "May", "2026") is Accord.IN_PART
