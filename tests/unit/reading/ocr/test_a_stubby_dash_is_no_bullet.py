"""A dash of few pixels is read as a bullet: the shape of its ink tells one from the other."""

import numpy as np
import pytest

from parser.reading.ocr.interface import Glyph, Image, LineReading
from parser.reading.scanned.strokes import settled


def _strip(width: int, height: int, middle: float) -> Image:
    """A mark of so many pixels in a strip of 36 x 22, its middle at this share of the strip's height."""
    strip = np.full((36, 22, 3), 250, np.uint8)
    top = round(36 * middle - height / 2)
    strip[top : top + height, 8 : 8 + width] = 20
    return strip


def _read(text: str, score: float) -> LineReading:
    return LineReading((Glyph(text, 0.5, score),))


@pytest.mark.parametrize("middle", [0.27, 0.5, 0.74])
@pytest.mark.parametrize("text", ["•", ".", "·"])
def test_twice_as_wide_as_high_it_is_a_dash_at_any_height_of_its_line(text: str, middle: float) -> None:
    settled_ = settled(_read(text, 0.8), _strip(6, 3, middle))
    assert (settled_.text, settled_.score) == ("-", 0.9)


@pytest.mark.parametrize(("middle", "score"), [(0.5, 0.9), (0.27, 0.7)])
def test_less_wide_it_is_one_in_doubt_beside_the_middle(middle: float, score: float) -> None:
    settled_ = settled(_read("•", 0.84), _strip(6, 4, middle))
    assert (settled_.text, settled_.score) == ("-", score)


@pytest.mark.parametrize(("middle", "text", "score"), [(0.27, "•", 0.95), (0.5, "-", 0.7)])
def test_as_wide_as_high_it_stays_or_is_in_doubt(middle: float, text: str, score: float) -> None:
    settled_ = settled(_read("•", 0.95), _strip(5, 5, middle))
    assert (settled_.text, settled_.score) == (text, score)


@pytest.mark.parametrize("middle", [0.08, 0.92])
def test_at_the_edge_of_the_strip_it_is_no_dash(middle: float) -> None:
    assert settled(_read("•", 0.95), _strip(6, 3, middle)).text == "•"
