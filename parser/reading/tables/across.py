"""Marks that lie across several lines of a scan's print: pieces of a watermark or of a stamp are no cells."""

from statistics import median

from models.document import Page, Word
from models.evidence import Method
from parser.reading.tables.left_out import without_words
from parser.reading.tables.textrows import lines_apart

TALL = 3.0
"""So many times the usual height of the page's words is a mark's."""

LINES = 2
"""So many lines of print stand within the height of a mark: a title has one beside it at most."""


def without_marks_across(page: Page) -> Page:
    """The page without words read from an image that are as high as several lines of the print beside them.

    A text layer knows what is written askew; a scan shows only that no row of a table is so high.
    """
    if not any(word.method is Method.OCR for word in page.words):
        return page
    usual = median(word.box.height for word in page.words)
    tall = [word for word in page.words if _is_tall(word, usual)]
    marks = {word for word in tall if _lines_beside(word, page, usual) >= LINES}
    return without_words(page, marks)


def _is_tall(word: Word, usual: float) -> bool:
    return word.method is Method.OCR and word.box.height > TALL * usual


def _lines_beside(mark: Word, page: Page, usual: float) -> int:
    """How many lines of ordinary print have their middle within the mark's height, one below the other."""
    middles = (
        line.box.middle[1]
        for line in page.lines
        if not any(_is_tall(word, usual) for word in line.words)
        and mark.box.top < line.box.middle[1] < mark.box.bottom
    )
    return lines_apart(middles, usual)
