"""A mark too faint to be ink is bare paper all over: its words still begin left of where they end."""

import pytest

from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.crops import Strip
from parser.reading.scanned.linewords import words_of

STRIP = Strip(10, 0, 110, 40)
READING = LineReading((Glyph("I", 0.2, 0.99), Glyph("T", 0.7, 0.99)))


@pytest.mark.parametrize("gaps", [[(10.0, 110.0)], [(0.0, 120.0)], []])
def test_a_word_without_ink_lies_within_its_strip(gaps: list[tuple[float, float]]) -> None:
    (word,) = words_of(READING, STRIP, gaps)
    assert (word.x0, word.x1) == (10, 110)
    assert list(word.edges) == sorted(word.edges)
