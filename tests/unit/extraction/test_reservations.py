"""A draft, a preliminary or a void report says so, and is heard; terms about other reports are not meant."""

from dataclasses import replace
from math import cos, radians, sin

import pytest

from catalog import load_catalogue
from models.document import Document, Page, PageSource, PageStatus, Word
from models.geometry import Box
from parser.extraction.folding import fold
from parser.extraction.reservations import read_reservations
from parser.reading.lines import lines_of
from tests.unit.extraction.papers import document, words_of

SAID = [
    "DRAFT",
    "Preliminary Report",
    "VOID",
    "草稿",
    "作废",
    "This is a preliminary report for information.",
    "Report Status: Draft",
]
NOT_SAID = [
    "The draft standard prEN 71-3 was not applied.",
    "修改后的报告签发后，原报告作废。",
    "Drawstrings",
    "This report supersedes report QXT-1, which becomes void.",
]


@pytest.mark.parametrize("text", SAID)
def test_it_is_heard(text: str) -> None:
    found = read_reservations(document([(50, 100, text)]), load_catalogue())
    assert [one.text for one in found] == [text]


@pytest.mark.parametrize("text", NOT_SAID)
def test_it_speaks_of_something_else(text: str) -> None:
    assert read_reservations(document([(50, 100, text)]), load_catalogue()) == ()


def _mark(text: str, x: float, y: float, size: float, angle: int) -> list[Word]:
    """The letters of a mark one by one, as letters askew come: middles on one slanted line."""
    words = []
    for place, letter in enumerate(text):
        along = place * 0.65 * size
        middle = (x + along * cos(radians(angle)), y - along * sin(radians(angle)))
        half = 0.5 * size
        box = Box(middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half)
        words.append(Word(letter, box, size=size, angle=angle))
    return words


def _page(*marks: list[Word]) -> Document:
    """A page of print whose lines are made as the reader makes them, with marks across it."""
    print_ = [replace(word, size=9.0) for n in range(20) for word in words_of(50, 100 + 30 * n, "4.1 Pass")]
    words = tuple(word for mark in (print_, *marks) for word in mark)
    page = Page(1, 595, 842, PageStatus.READ, PageSource.TEXT_LAYER, words=words, lines=lines_of(words))
    return Document("0" * 64, "report.pdf", "application/pdf", (page,))


@pytest.mark.parametrize(("size", "angle"), [(96, 35), (120, 45), (60, 0), (60, 90)])
def test_a_mark_is_heard_beside_another_watermark(size: float, angle: int) -> None:
    paper = _page(_mark("SFI", 150, 500, 80, angle), _mark("DRAFT", 200, 510, size, angle))
    assert [fold(one.text).text for one in read_reservations(paper, load_catalogue())] == ["draft"]


def test_a_mark_is_heard_over_the_print_of_its_line() -> None:
    paper = _page(_mark("VOID", 300, 402, 40, 0))
    assert [fold(one.text).text for one in read_reservations(paper, load_catalogue())] == ["void"]


def test_a_mark_said_over_and_over_is_heard() -> None:
    paper = _page(_mark("DRAFT DRAFT DRAFT", 60, 700, 30, 40))
    assert len(read_reservations(paper, load_catalogue())) == 1


@pytest.mark.parametrize("text", ["INVALIDIFCOPIED", "复印无效", "SFI"])
def test_another_mark_is_not_taken_for_one(text: str) -> None:
    assert read_reservations(_page(_mark(text, 100, 600, 60, 35)), load_catalogue()) == ()


@pytest.mark.parametrize("text", ["FAILED", "REJECTED", "不合格"])
def test_a_failure_stamped_across_the_page_is_heard(text: str) -> None:
    found = read_reservations(_page(_mark(text, 150, 600, 60, 30)), load_catalogue())
    assert [fold(one.text).text for one in found] == [fold(text).text]


def test_a_failure_in_a_line_of_its_own_is_the_outcome_of_a_row() -> None:
    assert read_reservations(document([(50, 100, "Fail")]), load_catalogue()) == ()
