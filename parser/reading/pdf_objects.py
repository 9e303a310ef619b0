"""What is drawn on a PDF page, object by object in order of painting, placed on the displayed page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.geometry import Box
from parser.reading.pdfium import Handle
from parser.reading.placing import Affine, placing_of

TEXT = pdfium_c.FPDF_PAGEOBJ_TEXT
PATH = pdfium_c.FPDF_PAGEOBJ_PATH
IMAGE = pdfium_c.FPDF_PAGEOBJ_IMAGE
SHADING = pdfium_c.FPDF_PAGEOBJ_SHADING
FORM = pdfium_c.FPDF_PAGEOBJ_FORM

MOST_OBJECTS = 100_000
"""Objects looked at on one page: a drawing with more is no report, and must not cost minutes."""

DEEPEST_FORM = 8
"""Form XObjects nested deeper than this are left alone (they may contain themselves)."""


@dataclass(frozen=True, slots=True)
class PageObject:
    """One drawn object: PDFium's type and handle, its box, and the map from its space to the displayed page.

    The handle lives as long as the page is open.
    """

    kind: int
    handle: Handle
    box: Box
    to_page: Affine


def page_objects(page: pdfium.PdfPage) -> list[PageObject]:
    """All objects of the page in order of painting, those inside form XObjects in the form's place."""
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    handles = (pdfium_c.FPDFPage_GetObject(page.raw, i) for i in range(min(count, MOST_OBJECTS)))
    found: list[PageObject] = []
    for drawn in _walk(handles, placing_of(page).matrix, 0):
        found.append(drawn)
        if len(found) >= MOST_OBJECTS:
            break
    return found


def _walk(handles: Iterator[Handle], to_page: Affine, depth: int) -> Iterator[PageObject]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    places = [ctypes.byref(value) for value in (left, bottom, right, top)]
    for handle in handles:
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        if kind == FORM:
            if depth < DEEPEST_FORM:
                yield from _walk(_children(handle), matrix_of(handle).then(to_page), depth + 1)
            continue
        if pdfium_c.FPDFPageObj_GetBounds(handle, *places):
            box = to_page.box(left.value, bottom.value, right.value, top.value)
            yield PageObject(kind, handle, box, to_page)


def _children(form: Handle) -> Iterator[Handle]:
    count = min(pdfium_c.FPDFFormObj_CountObjects(form), MOST_OBJECTS)
    return (pdfium_c.FPDFFormObj_GetObject(form, i) for i in range(count))


def matrix_of(handle: Handle) -> Affine:
    """The object's own matrix."""
    found = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, ctypes.byref(found))
    return Affine(found.a, found.b, found.c, found.d, found.e, found.f)
