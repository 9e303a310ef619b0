"""What is drawn on a PDF page, object by object in order of painting, placed on the displayed page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.geometry import Box

TEXT = pdfium_c.FPDF_PAGEOBJ_TEXT
PATH = pdfium_c.FPDF_PAGEOBJ_PATH
IMAGE = pdfium_c.FPDF_PAGEOBJ_IMAGE
SHADING = pdfium_c.FPDF_PAGEOBJ_SHADING
FORM = pdfium_c.FPDF_PAGEOBJ_FORM

MOST_OBJECTS = 100_000
"""Objects looked at on one page: a drawing with more is no report, and must not cost minutes."""

DEEPEST_FORM = 8
"""Form XObjects nested deeper than this are left alone (they may contain themselves)."""

_FINE = 1000
"""Device units per point in which PDFium is asked for places: it answers in whole numbers."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map as in PDF: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """The point's image."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, after: "Matrix") -> "Matrix":
        """This map followed by another."""
        return Matrix(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            *after.apply(self.e, self.f),
        )

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The upright box around the image of a rectangle."""
        xs, ys = zip(*(self.apply(x, y) for x in (x0, x1) for y in (y0, y1)), strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class PageObject:
    """One drawn object: PDFium's type and handle, its box, and the map from its space to the displayed page.

    The handle lives as long as the page is open.
    """

    kind: int
    handle: ctypes.c_void_p
    box: Box
    to_page: Matrix


def display_matrix(page: pdfium.PdfPage) -> Matrix:
    """The map from the page's own space to points from the displayed page's top left."""
    width, height = page.get_size()
    size = (0, 0, round(width * _FINE), round(height * _FINE), 0)
    corners = [_device_point(page, size, x, y) for x, y in ((0, 0), (1000, 0), (0, 1000))]
    (e, f), (xa, xb), (yc, yd) = corners
    return Matrix((xa - e) / 1000, (xb - f) / 1000, (yc - e) / 1000, (yd - f) / 1000, e, f)


def _device_point(page: pdfium.PdfPage, size: tuple[int, ...], x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page.raw, *size, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / _FINE, down.value / _FINE


def page_objects(page: pdfium.PdfPage) -> list[PageObject]:
    """All objects of the page in order of painting, those inside form XObjects in the form's place."""
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    handles = (pdfium_c.FPDFPage_GetObject(page.raw, i) for i in range(min(count, MOST_OBJECTS)))
    found: list[PageObject] = []
    for drawn in _walk(handles, display_matrix(page), 0):
        found.append(drawn)
        if len(found) >= MOST_OBJECTS:
            break
    return found


def _walk(handles: Iterator[ctypes.c_void_p], to_page: Matrix, depth: int) -> Iterator[PageObject]:
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


def _children(form: ctypes.c_void_p) -> Iterator[ctypes.c_void_p]:
    count = min(pdfium_c.FPDFFormObj_CountObjects(form), MOST_OBJECTS)
    return (pdfium_c.FPDFFormObj_GetObject(form, i) for i in range(count))


def matrix_of(handle: ctypes.c_void_p) -> Matrix:
    """The object's own matrix."""
    found = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, found)
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)
