"""A mark that nobody could read inside a code that was read is a part of the code."""

from dataclasses import replace

import pytest

from models.document import Code, Page, PageSource, PageStatus, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading.lines import lines_of
from parser.reading.scanned.recognising import UNREAD
from parser.reading.scanned.scans import without_marks_of_codes

CODE = Code("qr_code", "GLT-1", 1, Box(400, 100, 470, 170))
LABEL = Word("Report No.", Box(50, 110, 110, 122), method=Method.OCR)


def _page(text: str, x: float) -> Page:
    words = (LABEL, Word(text, Box(x, 110, x + 20, 122), 0.0, Method.OCR))
    status, source = PageStatus.READ, PageSource.OCR
    return Page(1, 595, 842, status, source, words=words, lines=lines_of(words))


def test_it_is_taken_away_with_its_line() -> None:
    page = without_marks_of_codes(_page(UNREAD, 420), [CODE])
    assert page.words == (LABEL,)
    assert [line.text for line in page.lines] == ["Report No."]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (_page(UNREAD, 300), CODE),
        (_page("FAIL", 420), CODE),
        (_page(UNREAD, 420), replace(CODE, readable=False, payload=None)),
        (_page(UNREAD, 420), replace(CODE, symbology="code_128")),
    ],
    ids=["beside it", "a word over it", "a code that was not read", "bars"],
)
def test_what_may_be_writing_stays(page: Page, code: Code) -> None:
    assert without_marks_of_codes(page, [code]) is page
