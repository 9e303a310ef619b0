"""Bar and matrix codes of a page: `find_codes` for images, `codes_on_pdf_page` for a page of a PDF."""

from parser.reading.codes.find import PictureImage, find_codes, placed
from parser.reading.codes.pdf_page import codes_on_pdf_page, may_hold_code
from parser.reading.codes.symbology import Symbology

__all__ = [
    "PictureImage",
    "Symbology",
    "codes_on_pdf_page",
    "find_codes",
    "may_hold_code",
    "placed",
]
