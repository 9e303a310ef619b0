import numpy as np

from models.geometry import Box
from parser.reading.codes import find_codes, placed
from tests.unit.reading.codes.pictures import PAYLOAD, on_white, qr_pixels


def test_a_code_on_the_page_image_has_payload_and_place_in_points() -> None:
    pixels = qr_pixels(border=0)
    side = pixels.shape[0]
    (code,) = find_codes(on_white(pixels, 400, 200, (1654, 2339)), 200, 3)
    assert (code.symbology, code.payload, code.page, code.readable) == ("qr_code", PAYLOAD, 3, True)
    assert code.payload_bytes == PAYLOAD.encode()
    wanted = Box(400 * 0.36, 200 * 0.36, (400 + side) * 0.36, (200 + side) * 0.36)
    assert np.allclose(code.box, wanted, atol=1.0)


def test_the_same_code_in_page_and_picture_is_told_once() -> None:
    pixels = qr_pixels()
    page = on_white(pixels, 400, 200, (1654, 2339))
    box = Box(144, 72, 144 + pixels.shape[1] * 0.36, 72 + pixels.shape[0] * 0.36)
    assert len(find_codes(page, 200, 1, [placed(pixels, box)])) == 1


def test_the_same_payload_in_two_places_is_two_codes() -> None:
    pixels = qr_pixels()
    page = on_white(pixels, 100, 200, (1654, 2339))
    page[1200 : 1200 + pixels.shape[0], 900 : 900 + pixels.shape[1]] = pixels
    assert [code.payload for code in find_codes(page, 200, 1)] == [PAYLOAD, PAYLOAD]


def test_a_code_with_a_covered_middle_is_there_and_unreadable() -> None:
    pixels = qr_pixels(scale=6).copy()
    middle = slice(int(pixels.shape[0] * 0.35), int(pixels.shape[0] * 0.75))
    pixels[middle, middle] = 255
    (code,) = find_codes(on_white(pixels, 400, 200, (1654, 2339)), 200, 1)
    assert (code.symbology, code.payload, code.readable) == ("qr_code", None, False)


def test_a_white_page_has_no_code() -> None:
    assert find_codes(np.full((2339, 1654, 3), 255, np.uint8), 200, 1) == ()
