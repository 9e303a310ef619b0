"""Codes on a page of a PDF, rendering no more of it than may hold one."""

from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from models.document import Code
from models.geometry import Box
from parser.reading.codes.drawn import drawn_regions
from parser.reading.codes.find import PictureImage, find_codes
from parser.reading.pdf_objects import IMAGE, Drawn, Painting, matrix_of, painting_of
from parser.reading.placing import Affine

RENDER_DPI = 300.0
"""Resolution of a rendered region: five pixels for the smallest module that survives printing (0.4 mm)."""

MOST_PICTURE_PIXELS = 60_000_000
"""A picture with more pixels is looked at as rendered, not at its own resolution."""

SMALLEST_PICTURE = 16
"""Pixels: pictures with fewer rows or columns are ornaments."""

SMALLEST_REGION = 14.0
"""Points (5 mm): no printed code is smaller."""

MARGIN = 12.0
"""Points rendered around a region, for its quiet zone."""


def codes_on_pdf_page(
    page: pdfium.PdfPage, number: int, painting: Painting | None = None
) -> tuple[Code, ...]:
    """The codes of the 1-based page `number`. `painting` saves walking the page again."""
    painting = painting_of(page) if painting is None else painting
    sources = list(_sources(page, painting.drawn))
    return find_codes(None, 72.0, number, sources) if sources else ()


def may_hold_code(painting: Painting) -> bool:
    """Whether a code can stand on the page at all: it has pictures, or many small boxes close together."""
    return any(drawn.kind == IMAGE for drawn in painting.drawn) or bool(drawn_regions(painting.drawn))


def _sources(page: pdfium.PdfPage, objects: Sequence[Drawn]) -> Iterator[PictureImage]:
    regions = drawn_regions(objects)
    for drawn in objects:
        if drawn.kind != IMAGE or min(drawn.box.width, drawn.box.height) < SMALLEST_REGION:
            continue
        picture = picture_of(drawn)
        if picture is None:
            regions.append(drawn.box)
        elif min(picture.pixels.shape[:2]) >= SMALLEST_PICTURE:
            yield picture
    for region in regions:
        yield rendered(page, region)


def picture_of(drawn: Drawn) -> PictureImage | None:
    """The picture's own pixels, or None where they alone do not show it: too many, or drawn by a mask."""
    width, height = pdfium_c.c_uint(), pdfium_c.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(drawn.handle, width, height)
    if width.value * height.value > MOST_PICTURE_PIXELS:
        return None
    handle = pdfium_c.FPDFImageObj_GetBitmap(drawn.handle)
    if not handle:
        return None
    pixels = _pixels(pdfium.PdfBitmap.from_raw(handle))
    if _flat(pixels):
        return None
    rows, columns = pixels.shape[:2]
    unit = Affine(1 / columns, 0, 0, -1 / rows, 0, 1)
    return PictureImage(pixels, unit.then(matrix_of(drawn.handle)).then(drawn.to_page))


def _pixels(bitmap: pdfium.PdfBitmap) -> NDArray[np.uint8]:
    array = bitmap.to_numpy()
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[..., 0]
    elif array.ndim == 3:
        array = array[..., 2::-1]
    return np.array(array, dtype=np.uint8, order="C")


def _flat(pixels: NDArray[np.uint8]) -> bool:
    """Whether the pixels are all alike, because the picture is in its mask."""
    sample = pixels[:: max(1, pixels.shape[0] // 64), :: max(1, pixels.shape[1] // 64)]
    return float(sample.std()) < 4.0


def rendered(page: pdfium.PdfPage, region: Box) -> PictureImage:
    """A part of the displayed page as an image with a margin around it."""
    width, height = page.get_size()
    box = region.grown(MARGIN).intersection(Box(0, 0, width, height))
    scale = RENDER_DPI / 72 if max(box.width, box.height) <= 400 else 200 / 72
    crop = (box.x0, height - box.bottom, width - box.x1, box.top)
    bitmap = page.render(scale=scale, crop=crop, grayscale=True)
    pixels = _pixels(bitmap)
    bitmap.close()
    return PictureImage(pixels, Affine(1 / scale, 0, 0, 1 / scale, box.x0, box.top))
