"""Whether a glyph can be seen: the page is drawn with its text and without, and looks the same or not."""

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from models.geometry import Box, around
from parser.reading.edits.glyph_table import GlyphTable, Mask
from parser.reading.pdf import native

SCALE = 2.0
"""Pixels per point: a letter of 8 points is then 8 pixels high, its strokes 1 to 2 wide."""

FAINTEST = 20
"""Difference in grey from which the eye sees a letter on its ground."""

MOST_AREA = 4_000_000
"""Pixels drawn at most; a larger region is drawn coarser."""

Pixels = NDArray[np.int16]


def unseen(page: pdfium.PdfPage, table: GlyphTable, asked: Mask, annotations: bool = False) -> Mask:
    """Which of the asked glyphs make no difference to the displayed page.

    Exact where texts, surfaces and pictures lie over one another. What lies outside the page is unseen.
    """
    hidden = np.zeros(len(table.glyphs), dtype=bool)
    indexes = np.flatnonzero(asked)
    if indexes.size == 0:
        return hidden
    frame = Box(0, 0, *page.get_size())
    region = around([Box(*table.boxes[i]) for i in indexes]).grown(2).intersection(frame)
    if region.width <= 0 or region.height <= 0:
        return np.asarray(asked.copy())
    scale = min(SCALE, (MOST_AREA / max(region.area, 1.0)) ** 0.5)
    difference = _difference(page, table, asked, region, scale, annotations)
    for index in indexes:
        hidden[index] = _none_in(difference, scale, region, table.boxes[index])
    return hidden


def _difference(
    page: pdfium.PdfPage, table: GlyphTable, asked: Mask, region: Box, scale: float, annotations: bool
) -> Pixels:
    """How much each pixel of the region changes when the text objects of the asked glyphs are left out."""
    drawn = _drawn(page, region, scale, annotations)
    owners = [table.addresses[owner] for owner in np.unique(table.owner[asked])]
    try:
        for address in owners:
            native.set_active(address, False)
        without = _drawn(page, region, scale, annotations)
    finally:
        for address in owners:
            native.set_active(address, True)
    return np.asarray(np.abs(drawn - without), dtype=np.int16)


def _drawn(page: pdfium.PdfPage, region: Box, scale: float, annotations: bool) -> Pixels:
    width, height = page.get_size()
    crop = (region.x0, height - region.bottom, width - region.x1, region.top)
    bitmap = page.render(
        scale=scale, crop=crop, grayscale=True, may_draw_forms=False, draw_annots=annotations
    )
    pixels: Pixels = np.array(bitmap.to_numpy(), dtype=np.int16).reshape(bitmap.height, bitmap.width)
    bitmap.close()
    return pixels


def _none_in(difference: Pixels, scale: float, region: Box, box: NDArray[np.float64]) -> bool:
    x0, x1 = (round((x - region.x0) * scale) for x in (box[0], box[2]))
    y0, y1 = (round((y - region.top) * scale) for y in (box[1], box[3]))
    part = difference[max(0, y0) : max(y0 + 1, y1), max(0, x0) : max(x0 + 1, x1)]
    return not part.size or int(part.max()) < FAINTEST
