"""A page of a PDF as an image, within the limits."""

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from models.exceptions import LimitExceeded
from parser.reading.options import ReadingOptions
from parser.reading.pdf.objects import IMAGE, Painting
from parser.reading.pdf.pdfium import Handle

LOWEST_DPI = 72
"""A page too large to be drawn at this resolution within the pixel limit cannot be read."""

PIXEL_FOR_PIXEL = 1 - 1e-6
"""Pages are drawn smaller by this: their sides are rounded up to whole pixels, and a scan of 1654 pixels
whose page is a millionth wider in points would be stretched to 1655, every edge of it blurred."""

BITS = 24
"""Bits of a pixel in full colour."""


def check_pictures(page: pypdfium2.PdfPage, painting: Painting, options: ReadingOptions) -> None:
    """Raises `LimitExceeded` when drawing the page would decode a picture beyond `pixel_limit`.

    A pixel of few bits counts as little: a scan at 2400 dpi in black and white takes no more memory than a
    colour one at 480 dpi.
    """
    for drawn in painting.drawn:
        if drawn.kind == IMAGE:
            pixels = _coloured_pixels(page.raw, drawn.handle)
            if pixels > options.pixel_limit:
                raise LimitExceeded("pixel_limit", options.pixel_limit, pixels)


def _coloured_pixels(page: Handle, picture: Handle) -> int:
    """How many pixels of three bytes take as much memory as the picture's own."""
    facts = pdfium_c.FPDF_IMAGEOBJ_METADATA()
    if not pdfium_c.FPDFImageObj_GetImageMetadata(picture, page, facts):
        return 0
    return int(facts.width) * int(facts.height) * (int(facts.bits_per_pixel) or BITS) // BITS


def drawn_at(page: pypdfium2.PdfPage, options: ReadingOptions) -> tuple[NDArray[np.uint8], float]:
    """The displayed page as RGB, and the resolution in dpi that the limits allowed for it."""
    width, height = page.get_size()
    inches = max(width, 1.0) * max(height, 1.0) / 72**2
    dpi = min(options.dpi, (options.pixel_limit / inches) ** 0.5)
    dpi = min(dpi, options.side_limit * 72 / max(width, height, 1.0))
    if dpi < min(LOWEST_DPI, options.dpi):
        raise LimitExceeded("pixel_limit", options.pixel_limit, inches * options.dpi**2)
    bitmap = page.render(scale=dpi / 72 * PIXEL_FOR_PIXEL, rev_byteorder=True, prefer_bgrx=False)
    try:
        pixels = np.array(bitmap.to_numpy()[..., :3], dtype=np.uint8, order="C")
    finally:
        bitmap.close()
    return pixels, dpi
