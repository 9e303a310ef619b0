"""Where the reader wavers between a dash and the Chinese one, the length of the stroke decides."""

import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.strokes import settled


def _crop(stroke: int) -> NDArray[np.uint8]:
    """A line of 40 pixels: a character, a stroke of that length in the middle, and a character."""
    crop = np.full((40, 200, 3), 250, np.uint8)
    for x in (20, 155):
        crop[8:33, x : x + 25] = 10
    crop[19:22, 100 - stroke // 2 : 100 + stroke // 2] = 10
    return crop


def _read(text: str, other: str, stroke: int) -> tuple[str, float]:
    glyphs = (Glyph("日", 0.16, 0.99), Glyph(text, 0.5, 0.4, other), Glyph("二", 0.84, 0.99))
    glyph = settled(LineReading(glyphs), _crop(stroke)).glyphs[1]
    return glyph.text, glyph.score


def test_a_short_stroke_is_a_dash() -> None:
    assert _read("一", "-", 10) == ("-", 0.9)


def test_a_stroke_as_wide_as_a_character_is_the_chinese_one() -> None:
    assert _read("一", "-", 26) == ("一", 0.9)


def test_a_long_dash_stays_in_doubt() -> None:
    assert _read("一", "—", 26) == ("一", 0.4)


def test_a_sure_reading_is_left_alone() -> None:
    assert _read("一", "", 10) == ("一", 0.4)
