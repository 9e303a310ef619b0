"""From PDF user space to the page as displayed, and small affine arithmetic."""

import ctypes
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium_c

from models.geometry import Box


class Affine(NamedTuple):
    """x' = a x + c y + e, y' = b x + d y + f, as PDF writes matrices."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, other: "Affine") -> "Affine":
        """First this, then the other."""
        return Affine(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            self.e * other.a + self.f * other.c + other.e,
            self.e * other.b + self.f * other.d + other.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point after the map."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The upright box around the mapped rectangle."""
        a, b, c, d, e, f = self
        ax, bx = sorted((a * x0, a * x1)), sorted((b * x0, b * x1))
        cy, dy = sorted((c * y0, c * y1)), sorted((d * y0, d * y1))
        return Box(ax[0] + cy[0] + e, bx[0] + dy[0] + f, ax[1] + cy[1] + e, bx[1] + dy[1] + f)


class Placing(NamedTuple):
    """The size of a page as displayed, in points, and the map from user space to it.

    The displayed page has its origin at the CropBox's top left, with y growing downwards.
    """

    width: float
    height: float
    matrix: Affine
    quarter_turns: int


def placing_of(page: pypdfium2.PdfPage) -> Placing:
    """How PDFium displays `page`: cropped to the CropBox, turned clockwise by /Rotate."""
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(box))
    width, height = page.get_size()
    turns = pdfium_c.FPDFPage_GetRotation(page.raw) % 4
    return Placing(width, height, _matrix(turns, box.left, box.bottom, box.right, box.top), turns)


def _matrix(turns: int, left: float, bottom: float, right: float, top: float) -> Affine:
    if turns == 1:
        return Affine(0, 1, 1, 0, -bottom, -left)
    if turns == 2:
        return Affine(-1, 0, 0, 1, right, -bottom)
    if turns == 3:
        return Affine(0, -1, -1, 0, top, right)
    return Affine(1, 0, 0, -1, -left, top)
