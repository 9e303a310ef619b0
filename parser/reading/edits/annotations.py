"""Annotations that put text on the page or cover what is there; they are no part of the page itself."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.document import Edit
from models.geometry import Box
from parser.reading.edits.glyph_table import GlyphTable, Mask
from parser.reading.edits.ink import unseen
from parser.reading.pdf.pdfium import Handle
from parser.reading.pdf.placing import Affine

MOST_ANNOTATIONS = 500
"""Annotations looked at on one page."""

LONGEST = 500
"""Characters kept of an annotation's text."""

_COVERING = {
    pdfium_c.FPDF_ANNOT_FREETEXT,
    pdfium_c.FPDF_ANNOT_SQUARE,
    pdfium_c.FPDF_ANNOT_CIRCLE,
    pdfium_c.FPDF_ANNOT_POLYGON,
    pdfium_c.FPDF_ANNOT_INK,
    pdfium_c.FPDF_ANNOT_STAMP,
    pdfium_c.FPDF_ANNOT_REDACT,
}

_UNSEEN_FLAGS = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation that can be seen: its kind, place and text."""

    kind: int
    box: Box
    text: str


def annotations_of(page: pdfium.PdfPage, to_page: Affine) -> list[Annotation]:
    """The visible annotations that may cover something or say something."""
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), MOST_ANNOTATIONS)
    return list(_read(page, count, to_page)) if count > 0 else []


def _read(page: pdfium.PdfPage, count: int, to_page: Affine) -> Iterator[Annotation]:
    for index in range(count):
        handle = pdfium_c.FPDFPage_GetAnnot(page.raw, index)
        if not handle:
            continue
        try:
            kind = pdfium_c.FPDFAnnot_GetSubtype(handle)
            if kind in _COVERING and not pdfium_c.FPDFAnnot_GetFlags(handle) & _UNSEEN_FLAGS:
                rect = pdfium_c.FS_RECTF()
                pdfium_c.FPDFAnnot_GetRect(handle, ctypes.byref(rect))
                box = to_page.box(rect.left, rect.bottom, rect.right, rect.top)
                yield Annotation(kind, box, _contents(handle))
        finally:
            pdfium_c.FPDFPage_CloseAnnot(handle)


def _contents(handle: Handle) -> str:
    size = pdfium_c.FPDFAnnot_GetStringValue(handle, b"Contents", None, 0)
    buffer = (pdfium_c.FPDF_WCHAR * (size // 2 + 1))()
    pdfium_c.FPDFAnnot_GetStringValue(handle, b"Contents", buffer, size)
    return bytes(memoryview(buffer))[: max(0, size - 2)].decode("utf-16-le", "replace").strip()[:LONGEST]


def written(found: list[Annotation], number: int) -> list[Edit]:
    """The texts that annotations write on the page."""
    return [
        Edit("overlaid", number, note.box.rounded(), note.text)
        for note in found
        if note.kind == pdfium_c.FPDF_ANNOT_FREETEXT and note.text
    ]


def covered_by(page: pdfium.PdfPage, table: GlyphTable, found: list[Annotation]) -> Mask:
    """Glyphs that can be seen on the bare page and not on the page with its annotations."""
    under = np.zeros(len(table.glyphs), dtype=bool)
    for note in found:
        under |= table.inside(note.box)
    if not under.any():
        return under
    return unseen(page, table, under, annotations=True) & ~unseen(page, table, under)
