"""Strokes between the columns that a coarse scan left of ruling lines: letters to a reader, and no cells."""

from collections.abc import Sequence

from models.document import Page, Word
from models.evidence import Method
from parser.reading.tables.left_out import without_words
from parser.reading.tables.textrows import lines_apart

STROKES = frozenset("ilI|!¦:;；：")
"""What a piece of an upright line is read as. A one is a figure and stays."""

THIN = 0.25
"""A stroke is no wider than this share of its height."""

NEAR, ROWS = 15.0, 8
"""Within so many of its heights above and below it so many lines of print leave the stroke's place free."""


def without_specks(page: Page) -> Page:
    """The page without strokes that stand alone over the height of many rows: no word of any row, and no
    other stroke as in a column of colons, reaches into their place.
    """
    strokes = [word for word in page.words if _is_stroke(word)]
    specks = {word for word in strokes if _stands_alone(word, page.words)}
    return without_words(page, specks)


def _is_stroke(word: Word) -> bool:
    return (
        word.method is Method.OCR
        and len(word.text) == 1
        and word.text in STROKES
        and word.box.width <= THIN * word.box.height
    )


def _stands_alone(stroke: Word, words: Sequence[Word]) -> bool:
    reach = NEAR * stroke.box.height
    near = [
        word
        for word in words
        if word is not stroke and abs(word.box.middle[1] - stroke.box.middle[1]) <= reach
    ]
    if any(word.box.x0 <= stroke.box.x1 + 1 and word.box.x1 >= stroke.box.x0 - 1 for word in near):
        return False
    return lines_apart((word.box.middle[1] for word in near), stroke.box.height) >= ROWS
