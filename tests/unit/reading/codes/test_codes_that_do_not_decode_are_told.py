import random

import cv2
import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray

from parser.reading.codes import find_codes
from tests.unit.reading.codes.pictures import on_white, qr_pixels

A4 = (1654, 2339)


def bars(payload: str = "TR-2026-000123") -> NDArray[np.uint8]:
    made = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.Code128)
    return cv2.cvtColor(np.array(zxingcpp.write_barcode_to_image(made, scale=3)), cv2.COLOR_GRAY2RGB)


def told(page: NDArray[np.uint8]) -> list[tuple[str, str | None, bool]]:
    return [(code.symbology, code.payload, code.readable) for code in find_codes(page, 200, 1)]


def test_a_qr_code_with_a_hole() -> None:
    pixels = qr_pixels(scale=6).copy()
    hole = slice(int(pixels.shape[0] * 0.35), int(pixels.shape[0] * 0.75))
    pixels[hole, hole] = 255
    assert told(on_white(pixels, 400, 200, A4)) == [("qr_code", None, False)]


def test_a_code_blurred_beyond_reading() -> None:
    pixels = qr_pixels("HTTPS://VERIFY.EXAMPLE-LAB.COM/" + "A1B2C3" * 40, scale=2)
    page = cv2.GaussianBlur(on_white(pixels, 400, 200, A4), (0, 0), 2.2)
    ((symbology, payload, readable),) = told(page)
    assert symbology in ("qr_code", "matrix_code")
    assert (payload, readable) == (None, False)


def test_bars_with_a_smear_across_their_start() -> None:
    pixels = bars().copy()
    pixels[:, :60] = 255
    ((symbology, payload, readable),) = told(on_white(pixels, 400, 200, A4))
    assert (symbology, payload, readable) == ("bar_code", None, False)


def test_what_decodes_beside_it_stays() -> None:
    damaged = qr_pixels(scale=6).copy()
    hole = slice(int(damaged.shape[0] * 0.35), int(damaged.shape[0] * 0.75))
    damaged[hole, hole] = 255
    page = on_white(damaged, 900, 200, A4)
    whole = qr_pixels()
    page[1200 : 1200 + whole.shape[0], 200 : 200 + whole.shape[1]] = whole
    assert [readable for _, _, readable in told(page)] == [False, True]


def text_page(seed: int) -> NDArray[np.uint8]:
    draw = random.Random(seed)
    page = np.full((2339, 1654, 3), 255, np.uint8)
    for row in range(70):
        words = " ".join("".join(draw.choices("ABCDEPNF4.5-/%1", k=draw.randint(1, 9))) for _ in range(9))
        cv2.putText(
            page, words, (100, 100 + 30 * row), cv2.FONT_HERSHEY_DUPLEX, 0.7, (0, 0, 0), 1, cv2.LINE_AA
        )
        cv2.line(page, (90, 108 + 30 * row), (1560, 108 + 30 * row), (0, 0, 0), 2)
    for column in range(8):
        cv2.line(page, (90 + 210 * column, 78), (90 + 210 * column, 2200), (0, 0, 0), 2)
    return page


@pytest.mark.parametrize("seed", range(3))
def test_a_page_of_text_in_a_ruled_table_has_none(seed: int) -> None:
    assert told(text_page(seed)) == []


def test_a_bold_heading_and_a_seal_are_none() -> None:
    page = text_page(9)
    for radius in (70, 60, 12):
        cv2.circle(page, (1200, 600), radius, (200, 30, 30), 6)
    cv2.putText(page, "TEST REPORT", (300, 900), cv2.FONT_HERSHEY_TRIPLEX, 4, (0, 0, 0), 12)
    assert told(page) == []


def test_rings_are_not_taken_for_finder_patterns() -> None:
    page = np.full((2339, 1654, 3), 255, np.uint8)
    for x, y in ((300, 300), (500, 300), (300, 500)):
        cv2.circle(page, (x, y), 35, (0, 0, 0), -1)
        cv2.circle(page, (x, y), 25, (255, 255, 255), -1)
        cv2.circle(page, (x, y), 15, (0, 0, 0), -1)
    assert told(page) == []
