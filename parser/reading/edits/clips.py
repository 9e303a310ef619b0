"""Clipping paths as boxes."""

import ctypes

import pypdfium2.raw as pdfium_c

from models.geometry import Box
from parser.reading.pdf.pdfium import Handle
from parser.reading.pdf.placing import Affine


def clip_of(handle: Handle, to_page: Affine) -> Box | None:
    """The box of an object's clipping path on the displayed page; None where there is none."""
    path = pdfium_c.FPDFPageObj_GetClipPath(handle)
    clip: Box | None = None
    for index in range(pdfium_c.FPDFClipPath_CountPaths(path)):
        points = _points(path, index)
        if len(points) > 1:
            xs, ys = zip(*points, strict=True)
            box = to_page.box(min(xs), min(ys), max(xs), max(ys))
            clip = box if clip is None else clip.intersection(box)
    return clip


def _points(path: Handle, index: int) -> list[tuple[float, float]]:
    """Enough points of a part of the path to know its box: two corners of a rectangle, else all."""
    count = pdfium_c.FPDFClipPath_CountPathSegments(path, index)
    x, y = ctypes.c_float(), ctypes.c_float()
    points = []
    for place in (0, 2) if count in (4, 5) else range(count):
        segment = pdfium_c.FPDFClipPath_GetPathSegment(path, index, place)
        pdfium_c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append((x.value, y.value))
    return points
