"""A page of a PDF as an image, within the limits."""

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from models.exceptions import LimitExceeded
from parser.reading.options import ReadingOptions
from parser.reading.pdf_objects import IMAGE, Painting
from parser.reading.pdfium import Handle

LOWEST_DPI = 72
"""A page too large to be drawn at this resolution within the pixel limit cannot be read."""


def check_pictures(painting: Painting, options: ReadingOptions) -> None:
    """Raises `LimitExceeded` when drawing the page would decode a picture beyond `pixel_limit`.

    A pixel of few bits counts as little: a scan at 2400 dpi in black and white takes no more memory than a
    colour one at 600 dpi.
    """
    for drawn in painting.drawn:
        if drawn.kind == IMAGE:
            size = _pixels_of_three_bytes(drawn.handle)
            if size > options.pixel_limit:
                raise LimitExceeded("pixel_limit", options.pixel_limit, size)


def _pixels_of_three_bytes(handle: Handle) -> int:
    facts = pdfium_c.FPDF_IMAGEOBJ_METADATA()
    if pdfium_c.FPDFImageObj_GetImageMetadata(handle, None, facts):
        return int(facts.width * facts.height * max(facts.bits_per_pixel, 1) // 24)
    width, height = pdfium_c.c_uint(), pdfium_c.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(handle, width, height)
    return int(width.value * height.value)


def drawn_at(page: pypdfium2.PdfPage, options: ReadingOptions) -> tuple[NDArray[np.uint8], float]:
    """The displayed page as RGB, and the resolution in dpi that the limits allowed for it."""
    width, height = page.get_size()
    inches = max(width, 1.0) * max(height, 1.0) / 72**2
    dpi = min(options.dpi, (options.pixel_limit / inches) ** 0.5)
    dpi = min(dpi, options.side_limit * 72 / max(width, height, 1.0))
    if dpi < min(LOWEST_DPI, options.dpi):
        raise LimitExceeded("pixel_limit", options.pixel_limit, inches * options.dpi**2)
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True, prefer_bgrx=False)
    try:
        pixels = np.array(bitmap.to_numpy()[..., :3], dtype=np.uint8, order="C")
    finally:
        bitmap.close()
    return pixels, dpi
