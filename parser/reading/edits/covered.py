"""Text under something painted over it: a white box, another opaque surface, a picture."""

import ctypes

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.geometry import Box
from parser.reading.edits.clips import clip_of
from parser.reading.edits.glyph_table import GlyphTable, Mask
from parser.reading.edits.ink import unseen
from parser.reading.edits.runs import stretches
from parser.reading.pdf.objects import IMAGE, Drawn, Painting

SMALLEST_SIDE = 3.0
"""Points: a thinner surface is a line."""

SCAN_SHARE = 0.5
"""Share of the page under a picture from which the picture may be the page."""

OPAQUE = 250
"""Alpha from which a surface may hide what is under it."""

SAME_PLACE = 0.2
"""Share of the letters' size within which the same letter painted again is the same text."""


def covered(page: pdfium.PdfPage, table: GlyphTable, painting: Painting, scan: bool) -> Mask:
    """Glyphs hidden by what was painted over them. On a `scan` pictures cover only their own transcript."""
    suspects = np.zeros(len(table.glyphs), dtype=bool)
    first = int(table.rank.min(initial=0))
    for drawn in painting.drawn:
        if drawn.rank < first or min(drawn.box.width, drawn.box.height) < SMALLEST_SIDE:
            continue
        below = (table.rank >= 0) & (table.rank < drawn.rank) & table.inside(drawn.box)
        if below.any() and not (scan and drawn.kind == IMAGE) and _opaque(drawn):
            suspects |= below & table.inside(clip_of(drawn.handle, drawn.to_page) or drawn.box)
    return _not_repeated(table, unseen(page, table, suspects))


def under_pictures(page: pdfium.PdfPage, table: GlyphTable, painting: Painting, frame: Box) -> Mask:
    """Glyphs hidden by a picture that fills the page: the transcript of a scan, laid under its image."""
    suspects = np.zeros(len(table.glyphs), dtype=bool)
    for drawn in painting.drawn:
        if drawn.kind == IMAGE and drawn.box.intersection(frame).area >= SCAN_SHARE * frame.area:
            suspects |= (table.rank >= 0) & (table.rank < drawn.rank) & table.inside(drawn.box)
    return unseen(page, table, suspects)


def _opaque(drawn: Drawn) -> bool:
    """Whether the surface may be opaque; of pictures that is seen only when they are drawn."""
    if drawn.kind == IMAGE:
        return True
    if pdfium_c.FPDFPageObj_HasTransparency(drawn.handle):
        return False
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(drawn.handle, ctypes.byref(filled), ctypes.byref(stroked))
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetFillColor(drawn.handle, *(ctypes.byref(part) for part in parts))
    return bool(filled.value) and parts[3].value >= OPAQUE


def _not_repeated(table: GlyphTable, under: Mask) -> Mask:
    """Without the stretches that are painted again, letter by letter, over what covers them."""
    kept = under.copy()
    for run in stretches(table, under):
        if all(_painted_again(table, index) for index in run):
            kept[run] = False
    return kept


def _painted_again(table: GlyphTable, index: int) -> bool:
    moved = np.abs(table.boxes - table.boxes[index]).max(axis=1)
    again = (moved < SAME_PLACE * table.size[index]) & (table.rank > table.rank[index])
    return any(table.glyphs[int(i)].text == table.glyphs[index].text for i in np.flatnonzero(again))
