"""Marks that lie across several lines of a scan's print: pieces of a watermark or of a stamp are no cells."""

from dataclasses import replace
from statistics import median

from models.document import Line, Page, Word
from models.evidence import Method
from models.geometry import around
from parser.reading.lines import joined_text

TALL = 3.0
"""So many times the usual height of the page's words is a mark's."""

LINES = 3
"""So many lines of print stand within the height of a mark: a title has none beside it."""


def without_marks_across(page: Page) -> Page:
    """The page without words read from an image that are as high as several lines of the print beside them.

    A text layer knows what is written askew; a scan shows only that no row of a table is so high.
    """
    if not page.words:
        return page
    usual = median(word.box.height for word in page.words)
    tall = [word for word in page.words if _is_tall(word, usual)]
    marks = {word for word in tall if _lines_beside(word, page, usual) >= LINES}
    if not marks:
        return page
    lines = (_without(line, marks) for line in page.lines)
    words = tuple(word for word in page.words if word not in marks)
    return replace(page, words=words, lines=tuple(line for line in lines if line is not None))


def _is_tall(word: Word, usual: float) -> bool:
    return word.method is Method.OCR and word.box.height > TALL * usual


def _lines_beside(mark: Word, page: Page, usual: float) -> int:
    """How many lines of ordinary print have their middle within the mark's height, one below the other."""
    middles = sorted(
        line.box.middle[1]
        for line in page.lines
        if not any(_is_tall(word, usual) for word in line.words)
        and mark.box.top < line.box.middle[1] < mark.box.bottom
    )
    count, last = 0, float("-inf")
    for middle in middles:
        if middle - last >= usual:
            count, last = count + 1, middle
    return count


def _without(line: Line, marks: set[Word]) -> Line | None:
    words = tuple(word for word in line.words if word not in marks)
    if len(words) == len(line.words):
        return line
    return Line(joined_text(words), around([word.box for word in words]), words) if words else None
