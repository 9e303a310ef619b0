"""What is drawn on a PDF page, object by object in order of painting, placed on the displayed page."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from models.geometry import Box
from parser.reading.pdfium import Handle
from parser.reading.placing import Affine, placing_of

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
    """A path or picture: PDFium's type and handle, its rank in painting, the map to the displayed page.

    The handle lives as long as the page is open.
    """

    kind: int
    handle: Handle
    rank: int
    to_page: Affine
    box: Box


@dataclass(slots=True)
class Painting:
    """A page's paths and pictures, and its text objects by their address: rank in painting, and map.

    `text_map` holds only texts inside form XObjects; all others use `to_page`, the page's own map.
    """

    to_page: Affine
    drawn: list[Drawn] = field(default_factory=list)
    text_rank: dict[int, int] = field(default_factory=dict)
    text_map: dict[int, Affine] = field(default_factory=dict)
    count: int = 0


def painting_of(page: pdfium.PdfPage) -> Painting:
    """The page's objects, those inside form XObjects in the form's place; at most `MOST_OBJECTS`."""
    painting = Painting(placing_of(page).matrix)
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    _walk(page.raw, count, pdfium_c.FPDFPage_GetObject, painting.to_page, painting, 0)
    return painting


def _walk(
    owner: Handle,
    count: int,
    get: Callable[[Handle, int], Handle],
    to_page: Affine,
    painting: Painting,
    depth: int,
) -> None:
    kind_of, cast, pointer = pdfium_c.FPDFPageObj_GetType, ctypes.cast, ctypes.c_void_p
    for index in range(count):
        painting.count += 1
        if painting.count > MOST_OBJECTS:
            return
        handle = get(owner, index)
        kind = kind_of(handle)
        if kind == TEXT:
            address = cast(handle, pointer).value or 0
            painting.text_rank[address] = painting.count
            if depth:
                painting.text_map[address] = to_page
        elif kind in (PATH, IMAGE):
            painting.drawn.append(Drawn(kind, handle, painting.count, to_page, bounds_of(handle, to_page)))
        elif kind == FORM and depth < DEEPEST_FORM:
            inner = pdfium_c.FPDFFormObj_CountObjects(handle)
            placed = matrix_of(handle).then(to_page)
            _walk(handle, inner, pdfium_c.FPDFFormObj_GetObject, placed, painting, depth + 1)


def bounds_of(handle: Handle, to_page: Affine) -> Box:
    """The upright box around an object on the displayed page; empty where PDFium knows none."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    places = (ctypes.byref(value) for value in (left, bottom, right, top))
    if not pdfium_c.FPDFPageObj_GetBounds(handle, *places):
        return Box(0, 0, 0, 0)
    return to_page.box(left.value, bottom.value, right.value, top.value)


def matrix_of(handle: Handle) -> Affine:
    """The object's own matrix."""
    found = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, ctypes.byref(found))
    return Affine(found.a, found.b, found.c, found.d, found.e, found.f)
