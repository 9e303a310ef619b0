"""A scan in a PDF comes out as it was scanned: a page of pixels is not stretched by one of them."""

from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parser.reading.options import ReadingOptions
from parser.reading.pdf.rasterising import drawn_at


@pytest.mark.parametrize("size", [(1654, 2339), (1653, 2338), (1700, 2200), (1239, 1754)])
def test_black_and_white_stays_black_and_white(size: tuple[int, int]) -> None:
    scanned = np.where(np.indices((size[1], size[0])).sum(axis=0) % 7 < 3, 0, 255).astype(np.uint8)
    stored = BytesIO()
    canvas = Canvas(stored, pagesize=(size[0] * 72 / 200, size[1] * 72 / 200))
    canvas.drawImage(ImageReader(Image.fromarray(scanned)), 0, 0, size[0] * 72 / 200, size[1] * 72 / 200)
    canvas.save()
    page = pypdfium2.PdfDocument(stored.getvalue())[0]
    drawn, dpi = drawn_at(page, ReadingOptions())
    assert dpi == 200
    assert drawn.shape == (size[1], size[0], 3)
    assert (drawn[..., 0] == scanned).all()
