import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest
import segno
from numpy.typing import NDArray

from models.document import CodePrint
from parser.reading.codes import codes_on_pdf_page, find_codes
from tests.unit.reading.codes.pictures import on_white, pdf_with_picture, qr_pixels

MODULES = 33


def printed(pixels: NDArray[np.uint8], dpi: float = 300) -> CodePrint:
    (code,) = find_codes(on_white(pixels, 400, 200, (2480, 3508)), dpi, 1)
    assert code.print_quality is not None
    return code.print_quality


def test_a_well_printed_code_needs_no_advice() -> None:
    quality = printed(qr_pixels(scale=6))
    assert quality.module_mm == pytest.approx(6 * 25.4 / 300, rel=0.03)
    assert quality.contrast == pytest.approx(1.0)
    assert quality.error_correction == "M"
    assert quality.quiet_zone_modules is not None
    assert quality.quiet_zone_modules >= 4
    assert quality.advice == ()


def test_modules_too_small_for_a_scan() -> None:
    quality = printed(qr_pixels(scale=3))
    assert quality.module_mm == pytest.approx(0.254, rel=0.03)
    assert quality.advice == ("module_too_small",)


def test_a_frame_inside_the_quiet_zone() -> None:
    pixels = qr_pixels(scale=6).copy()
    cv2.rectangle(pixels, (12, 12), (pixels.shape[1] - 13, pixels.shape[0] - 13), (0, 0, 0), 3)
    quality = printed(pixels)
    assert quality.quiet_zone_modules is not None
    assert 0.5 <= quality.quiet_zone_modules <= 2
    assert quality.advice == ("quiet_zone_too_narrow",)


def test_grey_on_grey() -> None:
    assert printed((130 + qr_pixels(scale=6) // 4).astype(np.uint8)).advice == ("contrast_too_low",)


def test_the_lowest_error_correction() -> None:
    symbol = segno.make("https://verify.example-lab.com/1", error="l", boost_error=False, micro=False)
    rows = np.array([list(row) for row in symbol.matrix_iter(border=4)], np.uint8)
    large = cv2.resize((1 - rows) * np.uint8(255), None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)
    assert printed(cv2.cvtColor(large, cv2.COLOR_GRAY2RGB)).advice == ("error_correction_too_low",)


def test_the_quiet_zone_of_a_bare_picture_is_the_page_around_it() -> None:
    data = pdf_with_picture(qr_pixels(border=0), 300, 500, 60)
    (code,) = codes_on_pdf_page(pdfium.PdfDocument(data)[0], 1)
    assert code.print_quality is not None
    assert code.print_quality.quiet_zone_modules is not None
    assert code.print_quality.quiet_zone_modules >= 4
    assert code.print_quality.module_mm == pytest.approx(60 / 72 * 25.4 / MODULES, rel=0.03)
