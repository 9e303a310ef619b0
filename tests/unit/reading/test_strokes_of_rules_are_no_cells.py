"""A stroke that a fax left of a ruling line is no letter of a cell; colons and letters in columns are."""

import pytest

from models.document import Page, PageSource, PageStatus, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading.lines import lines_of
from parser.reading.tables.specks import without_specks


def _page(*marks: Word, rows: int = 12, x: float = 300) -> Page:
    words = [
        Word(text, Box(left, 100 + 16 * row, left + 60, 109 + 16 * row), 1.0, Method.OCR, 9.0)
        for row in range(rows)
        for text, left in (("Requirement", 60.0), ("Pass", x))
    ]
    words += marks
    return Page(
        1, 595, 842, PageStatus.READ, PageSource.OCR, words=tuple(words), lines=lines_of(tuple(words))
    )


def _stroke(text: str, x: float, row: int, width: float = 1.1) -> Word:
    return Word(text, Box(x, 100 + 16 * row, x + width, 109 + 16 * row), 0.6, Method.OCR, 9.0)


def test_a_stroke_alone_in_a_channel_is_no_cell() -> None:
    speck = _stroke("i", 290, 5)
    page = without_specks(_page(speck))
    assert speck not in page.words
    assert {line.text for line in page.lines} == {"Requirement", "Pass"}


@pytest.mark.parametrize(
    "marks",
    [
        (_stroke("1", 290, 5),),
        (_stroke("i", 310, 5),),
        (_stroke("I", 290, 5, 3.0),),
        tuple(_stroke(":", 290, row) for row in range(12)),
    ],
)
def test_figures_letters_and_columns_of_colons_stay(marks: tuple[Word, ...]) -> None:
    assert set(marks) <= set(without_specks(_page(*marks)).words)


def test_a_stroke_beside_few_rows_stays() -> None:
    speck = _stroke("i", 290, 2)
    assert speck in without_specks(_page(speck, rows=5)).words
