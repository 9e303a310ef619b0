"""A piece of a watermark or a stamp that a scan shows upright lies across several rows and is in no cell."""

import pytest

from models.document import Page, PageSource, PageStatus, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading.lines import lines_of
from parser.reading.tables import build_tables
from parser.reading.tables.across import without_marks_across
from tests.unit.reading.made import texts

ROWS = [["Clause", "Test", "Result"], *([f"4.{n}", "Requirement", "Pass"] for n in range(1, 8))]


def _words(method: Method) -> list[Word]:
    return [
        Word(text, Box(x, 100 + 18 * place, x + 5 * len(text), 109 + 18 * place), 1.0, method, 9.0)
        for place, row in enumerate(ROWS)
        for text, x in zip(row, (60, 160, 320), strict=True)
    ]


def _page(*marks: Word) -> Page:
    words = (*_words(Method.OCR), *marks)
    return Page(1, 595, 842, PageStatus.READ, PageSource.OCR, words=words, lines=lines_of(words))


def test_a_piece_of_a_watermark_is_in_no_cell() -> None:
    (table,) = build_tables([_page(Word("IT", Box(240, 120, 280, 185), 0.9, Method.OCR, 60.0))])
    assert texts(table) == ROWS


def test_a_line_keeps_its_print_beside_a_mark() -> None:
    page = without_marks_across(_page(Word("IT", Box(215, 120, 280, 185), 0.9, Method.OCR, 60.0)))
    assert not any("IT" in line.text for line in page.lines)
    assert sum("Requirement" in line.text for line in page.lines) == len(ROWS) - 1


@pytest.mark.parametrize(
    "word",
    [
        Word("PASS", Box(400, 126, 470, 155), 0.9, Method.OCR, 28.0),
        Word("Group", Box(20, 120, 55, 185), 1.0, Method.TEXT_LAYER, 60.0),
        Word("Test", Box(400, 120, 440, 142), 0.9, Method.OCR, 20.0),
    ],
)
def test_a_high_word_beside_few_lines_or_of_a_text_layer_stays(word: Word) -> None:
    assert word in without_marks_across(_page(word)).words
