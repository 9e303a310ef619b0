"""Two whole finder patterns say where the third stands; the code's own error correction does the rest."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from parser.reading.codes import find_codes
from parser.reading.codes.find import gray_of
from parser.reading.codes.search import search
from tests.unit.reading.codes.pictures import PAYLOAD, on_white, qr_pixels

SCALE, BORDER = 6, 4
LEFT, TOP = 1100, 150
A4 = (1654, 2339)


def page_with_code() -> tuple[NDArray[np.uint8], int, int]:
    """A page, its code's side without the quiet zone, and the pixels of that zone."""
    pixels = qr_pixels(scale=SCALE, border=BORDER)
    return on_white(pixels, LEFT, TOP, A4), pixels.shape[0] - 2 * BORDER * SCALE, BORDER * SCALE


def read(page: NDArray[np.uint8]) -> list[tuple[str, str | None]]:
    return [(code.symbology, code.payload) for code in find_codes(page, 200, 1)]


@pytest.mark.parametrize("turns", [0, 3], ids=["the bottom left one", "the top right one"])
def test_a_rule_of_the_page_runs_through_it(turns: int) -> None:
    page, side, quiet = page_with_code()
    symbol = np.s_[TOP : TOP + side + 2 * quiet, LEFT : LEFT + side + 2 * quiet]
    page[symbol] = np.rot90(page[symbol], turns)
    row = TOP + quiet + side - 6 * SCALE + SCALE // 2
    cv2.line(page, (120, row), (LEFT + quiet + side, row), (0, 0, 0), 4)
    assert read(page) == [("qr_code", PAYLOAD)]


@pytest.mark.parametrize("corner", ["top left", "top right", "bottom left"])
def test_a_stamp_covers_one_pattern(corner: str) -> None:
    page, side, quiet = page_with_code()
    inset = quiet + 3 * SCALE
    x = LEFT + (side + quiet - 3 * SCALE if corner == "top right" else inset)
    y = TOP + (side + quiet - 3 * SCALE if corner == "bottom left" else inset)
    cv2.circle(page, (x, y), 3 * SCALE, (0, 0, 0), -1)
    assert read(page) == [("qr_code", PAYLOAD)]


def test_more_than_it_can_correct_is_told_and_not_made_up() -> None:
    page, side, quiet = page_with_code()
    draw = np.random.default_rng(7)
    noise = draw.integers(0, 2, (side // SCALE - 9, side // SCALE - 9), np.uint8) * 255
    top, left = TOP + quiet + 9 * SCALE, LEFT + quiet + 9 * SCALE
    blown = np.kron(noise, np.ones((SCALE, SCALE), np.uint8))
    page[top : top + blown.shape[0], left : left + blown.shape[1]] = blown[..., None]
    assert [payload for _, payload in read(page)] == [None]


def test_a_rule_through_a_code_that_fills_its_image_leaves_no_outline_and_is_read_through() -> None:
    pixels = qr_pixels(scale=SCALE, border=BORDER).copy()
    side, quiet = pixels.shape[0] - 2 * BORDER * SCALE, BORDER * SCALE
    row = quiet + side - 3 * SCALE + SCALE // 2
    cv2.line(pixels, (0, row), (quiet + side - 1, row), (0, 0, 0), 4)
    assert [(code.symbology, code.text) for code in search(gray_of(pixels))] == [("qr_code", PAYLOAD)]


def test_two_squares_in_squares_that_are_of_no_code_make_none() -> None:
    page = np.full((400, 400, 3), 255, np.uint8)
    for left in (40, 240):
        for inset, shade in ((0, 0), (10, 255), (20, 0)):
            cv2.rectangle(
                page, (left + inset, 40 + inset), (left + 69 - inset, 109 - inset), (shade,) * 3, -1
            )
    assert not search(gray_of(page))
