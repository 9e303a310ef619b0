"""Codes on a page of a PDF, rendering no more of it than may hold one."""

import ctypes
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from models.document import Code, CodePrint
from models.geometry import Box, around
from parser.reading.codes.drawn import drawn_regions
from parser.reading.codes.find import PictureImage, code_of, codes_in, gray_of, in_order, print_of
from parser.reading.codes.search import search
from parser.reading.codes.sighting import Sighting
from parser.reading.codes.symbology import LINEAR
from parser.reading.pdf.glyphs import Glyph
from parser.reading.pdf.objects import IMAGE, Drawn, Painting, matrix_of, painting_of
from parser.reading.pdf.placing import Affine

RENDER_DPI = 300.0
"""Resolution of a rendered region: five pixels for the smallest module that survives printing (0.4 mm)."""

WIDE_REGION, WIDE_DPI = 300.0, 200.0
"""Points of a side from which a region is a large part of the page, and the resolution that it then gets."""

MOST_PICTURE_PIXELS = 60_000_000
"""A picture with more pixels is looked at as rendered, not at its own resolution."""

SMALLEST_PICTURE = 16
"""Pixels: pictures with fewer rows or columns are ornaments."""

SMALLEST_REGION = 14.0
"""Points (5 mm): no printed code is smaller."""

PAGE_SHARE = 0.5
"""Share of the page from which a picture is the page."""

FLAT = 4.0
"""Standard deviation of greys below which a picture's own pixels show nothing: the picture is its mask."""

MARGIN = 12.0
"""Points rendered around a region, for its quiet zone."""

CODE_FONTS = re.compile(
    r"bar.?code|code.?(39|128|93)|3.?of.?9|ean.?(8|13)|upc|qr.?code|data.?matrix|pdf.?417", re.I
)
"""Fonts whose letters are bars or modules, as they are named by those who make them."""


def codes_on_pdf_page(
    page: pdfium.PdfPage, number: int, painting: Painting | None = None, glyphs: Sequence[Glyph] = ()
) -> tuple[Code, ...]:
    """The codes of the 1-based page `number`, top to bottom.

    `painting` saves walking the page again; `glyphs` let codes set in a font of bars be found.
    """
    painting = painting_of(page) if painting is None else painting
    found: list[Code] = []
    regions = drawn_regions(painting.drawn) + _set_in_type(glyphs)
    for drawn in painting.drawn:
        if drawn.kind == IMAGE and _may_show_a_code(drawn):
            picture = picture_of(drawn, drawn.box.area >= PAGE_SHARE * _area(page))
            if picture is None:
                regions.append(drawn.box)
            else:
                found += _codes_of_picture(page, picture, number)
    for region in regions:
        found += codes_in(rendered(page, region), number)
    return in_order(found)


def may_hold_code(painting: Painting, glyphs: Sequence[Glyph] = ()) -> bool:
    """Whether a code can stand on the page at all: it has pictures, or many small boxes close together."""
    if any(drawn.kind == IMAGE for drawn in painting.drawn):
        return True
    return bool(drawn_regions(painting.drawn)) or bool(_set_in_type(glyphs))


def _set_in_type(glyphs: Sequence[Glyph]) -> list[Box]:
    """The places of texts in fonts of bars, one for each text object."""
    places: dict[int, list[Box]] = {}
    fonts: dict[str, bool] = {}
    for glyph in glyphs:
        font = glyph.ink.font
        if font not in fonts:
            fonts[font] = bool(CODE_FONTS.search(font))
        if fonts[font]:
            box = Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom)
            places.setdefault(round(glyph.bottom), []).append(box)
    return [around(boxes) for boxes in places.values()]


def _may_show_a_code(drawn: Drawn) -> bool:
    """Whether the picture has the size and the pixels for a code."""
    return min(drawn.box.width, drawn.box.height) >= SMALLEST_REGION and min(_size(drawn)) >= SMALLEST_PICTURE


def _area(page: pdfium.PdfPage) -> float:
    width, height = page.get_size()
    return float(width * height)


def _size(drawn: Drawn) -> tuple[int, int]:
    """Columns and rows of a picture."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(drawn.handle, ctypes.byref(width), ctypes.byref(height))
    return width.value, height.value


def _codes_of_picture(page: pdfium.PdfPage, picture: PictureImage, number: int) -> list[Code]:
    """The codes in a picture's own pixels, their print measured on the page, where the quiet zone is."""
    codes = []
    for sighting in search(gray_of(picture.pixels), picture.whole_page):
        code = code_of(sighting, picture.to_page, number)
        if code.readable and code.symbology not in LINEAR:
            code = replace(code, print_quality=_print_on_page(page, sighting, code.box, picture.to_page))
        codes.append(code)
    return codes


def _print_on_page(page: pdfium.PdfPage, sighting: Sighting, box: Box, to_page: Affine) -> CodePrint | None:
    ground = rendered(page, box)
    _, _, _, scale, left, top = ground.to_page
    corners = tuple(to_page.point(x, y) for x, y in sighting.corners)
    on_ground = replace(sighting, corners=tuple(((x - left) / scale, (y - top) / scale) for x, y in corners))
    return print_of(on_ground, gray_of(ground.pixels), ground.to_page)


def picture_of(drawn: Drawn, whole_page: bool) -> PictureImage | None:
    """The picture's own pixels, or None where they do not show it: too many, or all alike under a mask."""
    columns, rows = _size(drawn)
    if columns * rows > MOST_PICTURE_PIXELS:
        return None
    handle = pdfium_c.FPDFImageObj_GetBitmap(drawn.handle)
    if not handle:
        return None
    pixels = _pixels(pdfium.PdfBitmap.from_raw(handle))
    rows, columns = pixels.shape[:2]
    sample = pixels[:: max(1, rows // 64), :: max(1, columns // 64)]
    if float(sample.std()) < FLAT:
        return None
    unit = Affine(1 / columns, 0, 0, -1 / rows, 0, 1)
    return PictureImage(pixels, unit.then(matrix_of(drawn.address)).then(drawn.to_page), whole_page)


def _pixels(bitmap: pdfium.PdfBitmap) -> NDArray[np.uint8]:
    """A copy of the pixels as grey or RGB; the bitmap is freed with its last reference."""
    array = bitmap.to_numpy()
    if array.ndim == 3:
        array = array[..., 0] if array.shape[2] == 1 else array[..., 2::-1]
    return np.array(array, dtype=np.uint8, order="C")


def rendered(page: pdfium.PdfPage, region: Box) -> PictureImage:
    """A part of the displayed page as an image with a margin around it."""
    width, height = page.get_size()
    box = region.grown(MARGIN).intersection(Box(0, 0, width, height))
    scale = (RENDER_DPI if max(box.width, box.height) <= WIDE_REGION else WIDE_DPI) / 72
    crop = (box.x0, height - box.bottom, width - box.x1, box.top)
    pixels = _pixels(page.render(scale=scale, crop=crop, grayscale=True))
    return PictureImage(pixels, Affine(1 / scale, 0, 0, 1 / scale, box.x0, box.top))
