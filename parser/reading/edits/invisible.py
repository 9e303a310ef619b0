"""Text that is in the file and not on the paper: clipped away, without ink, of no size, off the page."""

import ctypes

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.geometry import Box
from parser.reading.edits.clips import clip_of
from parser.reading.edits.glyph_table import GlyphTable, Mask
from parser.reading.edits.ink import unseen
from parser.reading.edits.runs import painted_runs
from parser.reading.pdf import native
from parser.reading.pdf.native import Address
from parser.reading.pdf.objects import IMAGE, PATH, Drawn, Painting

NO_SIZE = 1.0
"""Points: nobody reads smaller letters; forms print 4 at the least."""

SCAN_SHARE = 0.5
"""Share of the page under pictures from which its text layer is the transcript of a scan."""

PART_WIDTH, PART_HEIGHT = 180.0, 60.0
"""Points from which a picture may be a part of the page, with text to be searched for."""

INKLESS_MODES = (3, 7)
"""Text render modes without ink: invisible, and clipping only (ISO 32000-1, table 106)."""

PALE = 235
"""Least value of every colour part of a text that white paper may hide."""

SMALLEST_GROUND = 4.0
"""Square points: a smaller surface is no ground for a letter."""

SHOWN_SHARE = 0.25
"""Share of a glyph's height within its clip below which it counts as clipped away."""


def off_page(table: GlyphTable, frame: Box) -> Mask:
    """Glyphs that lie wholly outside the displayed page."""
    x0, top, x1, bottom = table.boxes.T if len(table.glyphs) else np.zeros((4, 0))
    return np.asarray((x1 < frame.x0) | (x0 > frame.x1) | (bottom < frame.top) | (top > frame.bottom))


def is_scan(painting: Painting, frame: Box) -> bool:
    """Whether pictures fill the page, so that text without ink is their transcript."""
    areas = [drawn.box.intersection(frame).area for drawn in painting.drawn if drawn.kind == IMAGE]
    return sum(areas) >= SCAN_SHARE * max(frame.area, 1.0)


def on_parts(table: GlyphTable, painting: Painting) -> Mask:
    """Glyphs that stand on a picture large enough to be a part of the page, a scanned annex for one."""
    on = np.zeros(len(table.glyphs), dtype=bool)
    for drawn in painting.drawn:
        if drawn.kind == IMAGE and drawn.box.width >= PART_WIDTH and drawn.box.height >= PART_HEIGHT:
            on |= table.inside(drawn.box)
    return on


def without_ink(page: pdfium.PdfPage, table: GlyphTable, painting: Painting) -> Mask:
    """Glyphs that leave no mark: inkless, in the colour of their ground, or of no size.

    Each suspect is looked at on the drawn page: text without ink over outlines of the same letters is a
    transcript, white text on a dark ground can be read.
    """
    pale = table.of_owners([_pale(address) for address in table.addresses])
    pale &= ~_on_other_ground(table, painting, pale)
    inkless = np.isin(table.mode, INKLESS_MODES)
    tiny = table.size < NO_SIZE
    return unseen(page, table, pale | inkless) | tiny


_COLOUR = tuple(ctypes.c_uint() for _ in range(4))
_COLOUR_PLACES = tuple(ctypes.addressof(part) for part in _COLOUR)


def _pale(thing: Address) -> bool:
    if not native.fill_colour(thing, *_COLOUR_PLACES):
        return False
    red, green, blue, alpha = _COLOUR
    return min(red.value, green.value, blue.value) >= PALE or alpha.value < 255 - PALE


def _on_other_ground(table: GlyphTable, painting: Painting, pale: Mask) -> Mask:
    """Pale glyphs for which the last thing painted under them is a picture or a coloured surface."""
    shown = np.zeros(len(table.glyphs), dtype=bool)
    if not pale.any():
        return shown
    for drawn in painting.drawn:
        if drawn.box.area < SMALLEST_GROUND:
            continue
        above = pale & (table.rank > drawn.rank) & table.inside(drawn.box)
        if above.any():
            shown[above] = drawn.kind == IMAGE or _coloured(drawn)
    return shown


def _coloured(drawn: Drawn) -> bool:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(drawn.handle, ctypes.byref(filled), ctypes.byref(stroked))
    return drawn.kind == PATH and bool(filled.value) and not _pale(drawn.address)


def clipped(table: GlyphTable) -> Mask:
    """Glyphs that their clipping path leaves out. One look for each run: its letters share the path."""
    hidden = np.zeros(len(table.glyphs), dtype=bool)
    if not len(table.glyphs):
        return hidden
    for run in painted_runs(table):
        owner = int(table.owner[run[0]])
        clip = clip_of(native.object_handle(table.addresses[owner]), table.maps[owner])
        if clip is not None:
            hidden[run] = _outside(table, run, clip)
    return hidden


def _outside(table: GlyphTable, run: list[int], clip: Box) -> Mask:
    boxes = table.boxes[run]
    high = np.minimum(boxes[:, 3], clip.bottom) - np.maximum(boxes[:, 1], clip.top)
    wide = np.minimum(boxes[:, 2], clip.x1) - np.maximum(boxes[:, 0], clip.x0)
    height = np.maximum(boxes[:, 3] - boxes[:, 1], 0.01)
    return np.asarray((high < SHOWN_SHARE * height) | (wide <= 0))
