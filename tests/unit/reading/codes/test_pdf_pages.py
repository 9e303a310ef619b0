from io import BytesIO

import numpy as np
import pikepdf
import pypdfium2 as pdfium

from parser.reading.codes import codes_on_pdf_page, may_hold_code
from parser.reading.pdf.objects import painting_of
from tests.unit.reading.codes.pictures import (
    PAYLOAD,
    pdf_with_dots,
    pdf_with_drawn_codes,
    pdf_with_picture,
    pdf_with_text_and_table,
    qr_pixels,
)


def test_a_picture_of_a_code_is_read_at_its_own_resolution() -> None:
    page = pdfium.PdfDocument(pdf_with_picture(qr_pixels(border=4), 300, 500, 60))[0]
    (code,) = codes_on_pdf_page(page, 1)
    assert code.payload == PAYLOAD
    assert 300 < code.box.x0 < code.box.x1 < 360
    assert 282 < code.box.top < code.box.bottom < 342


def test_codes_drawn_as_boxes_are_found_without_a_picture() -> None:
    page = pdfium.PdfDocument(pdf_with_drawn_codes())[0]
    found = {code.symbology: code.payload for code in codes_on_pdf_page(page, 1)}
    assert found == {"qr_code": PAYLOAD, "code_128": "TR-2026-000123"}


def test_a_page_of_text_and_ruled_table_holds_no_code() -> None:
    page = pdfium.PdfDocument(pdf_with_text_and_table())[0]
    assert not may_hold_code(painting_of(page))
    assert codes_on_pdf_page(page, 1) == ()


def test_a_code_on_a_turned_page_is_placed_as_displayed() -> None:
    opened = pikepdf.open(BytesIO(pdf_with_picture(qr_pixels(), 300, 500, 60)))
    opened.pages[0].Rotate = 90
    out = BytesIO()
    opened.save(out)
    (code,) = codes_on_pdf_page(pdfium.PdfDocument(out.getvalue())[0], 1)
    assert code.payload == PAYLOAD
    assert 500 < code.box.x0 < code.box.x1 < 560
    assert 300 < code.box.top < code.box.bottom < 360


def test_a_code_that_is_only_in_the_mask_of_its_picture_is_read() -> None:
    mask = 255 - qr_pixels()[..., 0]
    pixels = np.dstack([np.zeros((*mask.shape, 3), np.uint8), mask])
    (code,) = codes_on_pdf_page(pdfium.PdfDocument(pdf_with_picture(pixels, 300, 500, 60))[0], 1)
    assert code.payload == PAYLOAD


def test_a_page_of_a_thousand_boxes_far_apart_is_not_rendered() -> None:
    page = pdfium.PdfDocument(pdf_with_dots())[0]
    assert not may_hold_code(painting_of(page))
