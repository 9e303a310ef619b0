"""Coarse print turns the sign of a section into a figure: what may be one, before a number, is one."""

import numpy as np
import pytest

from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.strokes import settled

CROP = np.full((40, 100, 3), 250, np.uint8)


def _read(text: str, first: str, other: str) -> str:
    glyphs = [Glyph(first, 0.1, 0.5, other)]
    glyphs += [Glyph(sign, 0.3 + 0.2 * place, 0.99) for place, sign in enumerate(text)]
    return settled(LineReading(tuple(glyphs)), CROP).text


@pytest.mark.parametrize("first", ["6", "5", "$"])
def test_what_may_be_the_sign_is_it_before_a_number(first: str) -> None:
    assert _read("4.3", first, "§") == "§4.3"


def test_a_figure_that_is_nothing_else_stays() -> None:
    assert _read("4.3", "6", "") == "64.3"
    assert _read("4.3", "6", "8") == "64.3"


def test_before_a_letter_it_stays() -> None:
    assert _read("ab", "6", "§") == "6ab"
