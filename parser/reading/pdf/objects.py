"""What is drawn on a PDF page, object by object in order of painting, placed on the displayed page."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.geometry import Box
from parser.reading.pdf.native import (
    Address,
    address_of,
    form_object,
    object_bounds,
    object_handle,
    object_matrix,
    object_type,
    page_object,
)
from parser.reading.pdf.pdfium import Handle
from parser.reading.pdf.placing import Affine, placing_of

TEXT = pdfium_c.FPDF_PAGEOBJ_TEXT
PATH = pdfium_c.FPDF_PAGEOBJ_PATH
IMAGE = pdfium_c.FPDF_PAGEOBJ_IMAGE
FORM = pdfium_c.FPDF_PAGEOBJ_FORM

MOST_OBJECTS = 100_000
"""Objects looked at on one page: a drawing with more is no report, and must not cost minutes."""

DEEPEST_FORM = 8
"""Form XObjects nested deeper than this are left alone (they may contain themselves)."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A path or picture: PDFium's type and address, its rank in painting, the map to the displayed page."""

    kind: int
    address: Address
    rank: int
    to_page: Affine
    box: Box

    @property
    def handle(self) -> Handle:
        """PDFium's typed handle, good while the page is open."""
        return object_handle(self.address)


@dataclass(slots=True)
class Painting:
    """A page's paths and pictures, and its text objects by their address: rank in painting, and map.

    `text_map` holds only texts inside form XObjects; all others use `to_page`, the page's own map. The page
    is kept, so that the handles live as long as they are held here.
    """

    page: pdfium.PdfPage
    to_page: Affine
    drawn: list[Drawn] = field(default_factory=list)
    text_rank: dict[int, int] = field(default_factory=dict)
    text_map: dict[int, Affine] = field(default_factory=dict)
    count: int = 0


def painting_of(page: pdfium.PdfPage) -> Painting:
    """The page's objects, those inside form XObjects in the form's place; at most `MOST_OBJECTS`."""
    painting = Painting(page, placing_of(page).matrix)
    _Walk(painting).over(address_of(page.raw), pdfium_c.FPDFPage_CountObjects(page.raw), page_object)
    return painting


class _Walk:
    """Goes over objects in order of painting."""

    def __init__(self, painting: Painting) -> None:
        self.painting = painting
        self.depth = 0
        self.to_page = painting.to_page

    def over(self, owner: Address, count: int, get: Callable[[Address, int], Address]) -> None:
        """Notes the `count` objects of a page or form."""
        painting = self.painting
        for index in range(count):
            painting.count += 1
            if painting.count > MOST_OBJECTS:
                return
            address = get(owner, index) or 0
            kind = object_type(address)
            if kind == TEXT:
                painting.text_rank[address] = painting.count
                if self.depth:
                    painting.text_map[address] = self.to_page
            elif kind in (PATH, IMAGE):
                box = bounds_of(address, self.to_page)
                painting.drawn.append(Drawn(kind, address, painting.count, self.to_page, box))
            elif kind == FORM and self.depth < DEEPEST_FORM:
                self._into(address)

    def _into(self, form: Address) -> None:
        outside = self.to_page
        self.to_page = matrix_of(form).then(outside)
        self.depth += 1
        self.over(form, pdfium_c.FPDFFormObj_CountObjects(object_handle(form)), form_object)
        self.depth -= 1
        self.to_page = outside


_BOUNDS = tuple(ctypes.c_float() for _ in range(4))
_BOUNDS_PLACES = tuple(ctypes.addressof(value) for value in _BOUNDS)


def bounds_of(address: Address, to_page: Affine) -> Box:
    """The upright box around an object on the displayed page; empty where PDFium knows none."""
    if not object_bounds(address, *_BOUNDS_PLACES):
        return Box(0, 0, 0, 0)
    left, bottom, right, top = _BOUNDS
    return to_page.box(left.value, bottom.value, right.value, top.value)


def matrix_of(address: Address) -> Affine:
    """The object's own matrix."""
    found = pdfium_c.FS_MATRIX()
    object_matrix(address, ctypes.addressof(found))
    return Affine(found.a, found.b, found.c, found.d, found.e, found.f)
