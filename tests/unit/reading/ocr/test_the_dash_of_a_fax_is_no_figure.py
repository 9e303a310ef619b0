"""A fax sets spikes of a pixel on a dash, and a reader guesses at a figure: its shape says what it is."""

import numpy as np
import pytest

from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.strokes import settled


def crop(wide: int, high: int, middle: int = 20) -> np.ndarray:
    """A strip of 40 pixels with one dark mark around its middle, and two spikes on it."""
    page = np.full((40, 120, 3), 250, np.uint8)
    top, left = middle - high // 2, 60 - wide // 2
    page[top : top + high, left : left + wide] = 10
    page[top - 2 : top, left + wide // 2] = 10
    page[top - 2 : top, left + wide // 4] = 10
    return page


def read(text: str, score: float, image: np.ndarray) -> str:
    return settled(LineReading((Glyph(text, 0.5, score),)), image).text


@pytest.mark.parametrize("guess", ["1", "非", "t"])
def test_what_was_guessed_at_a_dash_is_a_dash(guess: str) -> None:
    assert read(guess, 0.73, crop(24, 4)) == "-"


def test_what_stands_upright_stays_what_it_was_read() -> None:
    assert read("1", 0.73, crop(4, 22)) == "1"


def test_what_was_read_surely_stays() -> None:
    assert read("1", 0.97, crop(24, 4)) == "1"


def test_a_short_dash_at_which_nobody_could_guess_is_one() -> None:
    assert read("F", 0.12, crop(12, 6)) == "-"


def test_a_short_mark_that_was_read_after_all_stays() -> None:
    assert read("F", 0.73, crop(12, 6)) == "F"


@pytest.mark.parametrize(("score", "text"), [(0.3, "-"), (0.7, "we")])
def test_several_letters_that_nobody_could_read_are_no_reading_of_a_dash(score: float, text: str) -> None:
    reading = LineReading((Glyph("w", 0.3, score), Glyph("e", 0.7, score)))
    assert settled(reading, crop(24, 4)).text == text


@pytest.mark.parametrize(("middle", "text"), [(9, "-"), (36, "")], ids=["high", "on the line"])
def test_a_dash_may_stand_high_in_its_strip(middle: int, text: str) -> None:
    assert settled(LineReading(), crop(24, 4, middle)).text == text
