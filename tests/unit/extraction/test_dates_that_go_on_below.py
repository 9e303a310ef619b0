"""What a date or period lacks on its line is taken from the line below; a whole one takes nothing there."""

import pytest

from models.document import Page, PageSource, PageStatus, Word
from models.geometry import Box
from parser.extraction.dates.broken import with_rest_below
from parser.extraction.labelled.layout import Fragment, PageLayout, Passage, Span


def _line(text: str, top: float) -> Fragment:
    box = Box(100, top, 300, top + 10)
    return Fragment(1, text, box, (Word(text, box),), (0,))


def _joined(first: str, below: str, top: float = 113) -> str:
    lines = (_line(first, 100), _line(below, top))
    page = PageLayout(Page(1, 595, 842, PageStatus.READ, PageSource.OCR), lines)
    return with_rest_below(Passage((Span(lines[0], 0, len(first)),)), page).text


@pytest.mark.parametrize(
    ("first", "below", "whole"),
    [
        ("二〇二六年十月十二日-二〇", "二六年十月十五日", "二〇二六年十月十二日-二〇\n二六年十月十五日"),
        ("2026年3月2日至2026年3", "月5日", "2026年3月2日至2026年3\n月5日"),
        ("2026年3月2日至", "2026年3月5日", "2026年3月2日至\n2026年3月5日"),
        ("2 March 2026 to", "5 March 2026", "2 March 2026 to\n5 March 2026"),
        ("19", "OCT,2026", "19\nOCT,2026"),
        ("Mar 5,", "2026", "Mar 5,\n2026"),
    ],
)
def test_the_rest_is_taken(first: str, below: str, whole: str) -> None:
    assert _joined(first, below) == whole


@pytest.mark.parametrize(
    ("first", "below"),
    [
        ("2026年3月2日", "2026年3月5日"),
        ("二〇二六年三月二日", "二〇二六年三月五日"),
        ("2 March 2026", "5 March 2026"),
        ("2026-03-02", "12"),
        ("货号 12", "12个月"),
        ("Style 19", "Size 12"),
    ],
)
def test_a_whole_one_stays(first: str, below: str) -> None:
    assert _joined(first, below) == first


@pytest.mark.parametrize(("top", "taken"), [(121, True), (128, False)])
def test_the_next_line_is_no_further_than_a_line_of_ink_below(top: float, taken: bool) -> None:
    assert ("\n" in _joined("2026-10-06到", "2026-10-12", top)) is taken
