"""A fax leaves little of a decimal point: it is kept, and where it is gone its number is read with doubt."""

import numpy as np
import pytest
from numpy.typing import NDArray

from models.evidence import DOUBTFUL_BELOW
from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.cleanup import mended
from parser.reading.scanned.crops import Strip
from parser.reading.scanned.linewords import words_of

STRIP = Strip(0, 0, 100, 20)


def _fax(*marks: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    image = np.full((100, 200, 3), 255, np.uint8)
    for x, y, width, height in marks:
        image[y : y + height, x : x + width] = 0
    return image


@pytest.mark.parametrize("side", [3, -5])
def test_a_dot_beside_a_character_stays(side: int) -> None:
    x = 60 + side if side < 0 else 64 + side
    cleaned = mended(_fax((60, 30, 4, 20), (x, 49, 3, 1)))
    assert cleaned[49, x + 1].max() < 250


def test_a_fleck_that_stands_alone_goes() -> None:
    cleaned = mended(_fax((60, 30, 4, 20), (120, 49, 3, 1)))
    assert cleaned[49, 121].min() == 255


def _reading(text: str, step: float) -> LineReading:
    return LineReading(tuple(Glyph(mark, 0.1 + step * place, 0.99) for place, mark in enumerate(text)))


def test_figures_parted_by_the_width_of_a_point_are_in_doubt() -> None:
    words = words_of(_reading("1 70", 0.06), STRIP, [(13.0, 20.0)])
    assert [word.text for word in words] == ["1", "70"]
    assert all(word.weakest < DOUBTFUL_BELOW for word in words)


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("1 mg", (13.0, 20.0)),
        ("no 7", (22.0, 27.0)),
        ("1 70", (11.0, 22.0)),
        ("F963-23 4.2", (50.0, 57.0)),
        ("1 4.2", (13.0, 20.0)),
        ("6675 2014", (32.0, 38.0)),
    ],
)
def test_words_columns_and_designations_are_not(text: str, gap: tuple[float, float]) -> None:
    words = words_of(_reading(text, 0.06), STRIP, [gap])
    assert all(word.weakest > DOUBTFUL_BELOW for word in words)
