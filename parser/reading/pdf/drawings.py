"""What is drawn on a page besides text: ruling lines and pictures, form XObjects included."""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium_c

from models.document import Picture, Rule
from models.geometry import Box
from parser.reading.pdf import native
from parser.reading.pdf.native import Address
from parser.reading.pdf.objects import IMAGE, PATH, Painting, matrix_of
from parser.reading.pdf.pdfium import Handle
from parser.reading.pdf.placing import Affine

THIN = 3.0
"""Points: a filled shape no thicker than this is a line, not a surface."""

SHORT = 3.0
"""Points: nothing shorter than this rules a table."""

MOST_RULES = 5000
"""Lines of one page; a drawing has more, and only its longest can rule anything."""

_PATH_SEGMENTS = 200
"""A path with more segments is a drawing or an outlined letter, not a ruling line."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """The ruling lines and pictures of one page."""

    rules: tuple[Rule, ...] = ()
    pictures: tuple[Picture, ...] = ()


def read_drawings(painting: Painting, frame: Box, number: int) -> Drawings:
    """The ruling lines and pictures within `frame` among what is painted on the 1-based page `number`."""
    rules: list[Rule] = []
    pictures: list[Picture] = []
    for drawn in painting.drawn:
        if not _meet(drawn.box, frame):
            continue
        if drawn.kind == PATH and _may_rule(drawn.box):
            rules.extend(_rules(drawn.address, drawn.to_page))
        elif drawn.kind == IMAGE:
            pictures.append(_picture(drawn.handle, drawn.box, number))
    shown = [rule for rule in rules if _meet(rule.box, frame)]
    if len(shown) > MOST_RULES:
        shown = sorted(shown, key=lambda rule: -max(rule.box.width, rule.box.height))[:MOST_RULES]
    return Drawings(tuple(shown), tuple(pictures))


def _may_rule(box: Box) -> bool:
    return max(box.width, box.height) >= SHORT


def _meet(box: Box, frame: Box) -> bool:
    return box.x1 >= frame.x0 and box.bottom >= frame.top and box.x0 <= frame.x1 and box.top <= frame.bottom


def _picture(handle: Handle, box: Box, number: int) -> Picture:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(handle, ctypes.byref(width), ctypes.byref(height))
    return Picture(number, box, width.value, height.value)


_FILLED, _STROKED = ctypes.c_int(), ctypes.c_int()
_MODE_PLACES = ctypes.addressof(_FILLED), ctypes.addressof(_STROKED)
_COLOUR = tuple(ctypes.c_uint() for _ in range(4))
_COLOUR_PLACES = tuple(ctypes.addressof(part) for part in _COLOUR)
_X, _Y, _WIDTH = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
_POINT_PLACES = ctypes.addressof(_X), ctypes.addressof(_Y)


def _rules(path: Address, to_page: Affine) -> Iterator[Rule]:
    count = native.segment_count(path)
    if not 2 <= count <= _PATH_SEGMENTS:
        return
    _FILLED.value = _STROKED.value = 0
    native.draw_mode(path, *_MODE_PLACES)
    filled, stroked = bool(_FILLED.value), bool(_STROKED.value)
    paints_line = stroked and not _white(path, native.stroke_colour)
    paints_area = filled and not _white(path, native.fill_colour)
    if not paints_line and not paints_area:
        return
    matrix = matrix_of(path).then(to_page)
    for subpath in _subpaths(path, count, matrix):
        if paints_area and (area := _area(subpath)):
            yield from _sides(area)
        elif paints_line:
            yield from _strokes(subpath, _half_width(path, matrix))


def _white(path: Address, colour_of: Callable[..., int]) -> bool:
    """Whether the colour cannot be seen on paper: white, or fully transparent."""
    if not colour_of(path, *_COLOUR_PLACES):
        return False
    red, green, blue, alpha = (part.value for part in _COLOUR)
    return alpha == 0 or min(red, green, blue) >= 250


def _subpaths(path: Address, count: int, matrix: Affine) -> Iterator[list[tuple[float, float]]]:
    """The points of each subpath, closed ones ending where they began; those with curves are left out."""
    points: list[tuple[float, float]] = []
    straight = True
    for index in range(count):
        segment = native.path_segment(path, index)
        kind = native.segment_kind(segment)
        native.segment_point(segment, *_POINT_PLACES)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        straight = straight and kind != pdfium_c.FPDF_SEGMENT_BEZIERTO
        points.append(matrix.point(_X.value, _Y.value))
        if native.segment_closes(segment):
            points.append(points[0])
    if straight and len(points) > 1:
        yield points


def _area(points: list[tuple[float, float]]) -> Box | None:
    """The box that a subpath fills when it is an upright rectangle, else None."""
    xs, ys = sorted({round(x, 1) for x, _ in points}), sorted({round(y, 1) for _, y in points})
    if len(set(points)) > 4 or len(xs) > 2 or len(ys) > 2:
        return None
    return Box(xs[0], ys[0], xs[-1], ys[-1])


def _sides(area: Box) -> Iterator[Rule]:
    """A thin filled rectangle is one line; a surface is ruled by its four sides."""
    if min(area.width, area.height) <= THIN:
        if max(area.width, area.height) >= SHORT:
            yield Rule(area)
        return
    x0, top, x1, bottom = area
    yield Rule(Box(x0, top, x1, top))
    yield Rule(Box(x0, bottom, x1, bottom))
    yield Rule(Box(x0, top, x0, bottom))
    yield Rule(Box(x1, top, x1, bottom))


def _half_width(path: Address, matrix: Affine) -> float:
    """Half the width of the stroke as displayed; a hairline is taken as 0.1 points wide."""
    _WIDTH.value = 0.0
    native.stroke_width(path, ctypes.addressof(_WIDTH))
    scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    return max(_WIDTH.value * scale, 0.1) / 2


def _strokes(points: list[tuple[float, float]], half: float) -> Iterator[Rule]:
    for (x0, y0), (x1, y1) in pairwise(points):
        width, height = abs(x1 - x0), abs(y1 - y0)
        if max(width, height) < SHORT or min(width, height) > 0.02 * max(width, height) + 0.3:
            continue
        if width >= height:
            yield Rule(Box(min(x0, x1), min(y0, y1) - half, max(x0, x1), max(y0, y1) + half))
        else:
            yield Rule(Box(min(x0, x1) - half, min(y0, y1), max(x0, x1) + half, max(y0, y1)))
