"""The characters of a page's text layer, with boxes, read from PDFium one by one."""

import ctypes
import math
from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from parser.reading.characters import REPLACEMENT, clean, symbol
from parser.reading.pdf import native
from parser.reading.pdf.objects import Painting, painting_of
from parser.reading.pdf.pdfium import Handle
from parser.reading.pdf.placing import Affine, Placing

_CORNERS_BYTES = ctypes.sizeof(pdfium_c.FS_RECTF)
"""Left, top, right and bottom, as PDFium writes them: four numbers of single precision."""

_HYPHENS = (0x2, 0xFFFE)
"""What PDFium writes for a hyphen at a line's end."""


@dataclass(slots=True)
class Ink:
    """What the characters of one text object share.

    `address` is PDFium's, `rank` its place in the order of painting, `angle` in degrees counter-clockwise as
    displayed, `size` in points.
    """

    address: int
    rank: int
    angle: int
    size: float
    bold: bool
    mode: int
    font: str

    @property
    def handle(self) -> Handle:
        """PDFium's handle of the text object, good while the page is open."""
        return native.object_handle(self.address)


@dataclass(slots=True)
class Glyph:
    """A character as displayed: `text` (several letters for a ligature), box, object.

    `space_before` says that the text layer has a space or a line break before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    ink: Ink
    space_before: bool


_RANK = attrgetter("ink.rank")


@dataclass(slots=True)
class TextLayer:
    """The glyphs of a page in the order of painting, and counts that tell a good layer from a bad one.

    `unmapped` characters have no Unicode value, `private_use` ones a meaningless one.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    unmapped: int = 0
    private_use: int = 0


def read_layer(page: pypdfium2.PdfPage, placing: Placing, painting: Painting | None = None) -> TextLayer:
    """Every character of the page's text layer that is not a space, in the order of painting.

    `painting` saves walking the page again. PDFium sorts the letters of a line from left to right, which
    mixes text that is printed over text.
    """
    painting = painting_of(page) if painting is None else painting
    text_page = page.get_textpage()
    try:
        layer = _Reader(text_page.raw, placing, painting).read(text_page.count_chars())
    finally:
        text_page.close()
    layer.glyphs = in_order_of_painting(layer.glyphs)
    return layer


def in_order_of_painting(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs by the rank of their objects; those of one object stay in their order."""
    return sorted(glyphs, key=_RANK)


def is_bold(font: str, weight: int) -> bool:
    """Whether a font of that name and weight is a bold one."""
    return weight >= 600 or "bold" in font.lower()


class _Reader:
    """Walks over the characters of a text page: the hot loop of reading."""

    def __init__(self, text_page: Handle, placing: Placing, painting: Painting) -> None:
        self.text_page = text_page
        self.address = native.address_of(text_page)
        self.placing = placing
        self.ranks = painting.text_rank
        self.matrix = pdfium_c.FS_MATRIX()
        self.matrix_address = ctypes.addressof(self.matrix)
        self.inks: dict[int, Ink] = {}
        self.fonts: dict[int, tuple[str, bool]] = {}

    def read(self, count: int) -> TextLayer:
        layer = TextLayer()
        unicode_of, loose_box, page = native.unicode_of, native.loose_box, self.address
        has_no_unicode, text_object, inks = native.has_no_unicode, native.text_object, self.inks
        corners = np.empty((max(count, 1), 4), np.float32)
        place = corners.ctypes.data
        found: list[tuple[str, Ink, bool]] = []
        space = True
        for index in range(count):
            code = unicode_of(page, index)
            text = chr(code) if 32 < code < 127 else self._text(code, index)
            if text == " ":
                space = True
            elif text and loose_box(page, index, place):
                address = text_object(page, index) or 0
                ink = inks.get(address) or self._new_ink(address, index)
                if has_no_unicode(page, index) == 1:
                    text = REPLACEMENT
                elif 0xF020 <= code <= 0xF0FF:
                    text = symbol(code, ink.font)
                if not text.isascii():
                    _count(layer, text)
                found.append((text, ink, space))
                place += _CORNERS_BYTES
                space = False
        placed = _placed(self.placing.matrix, corners[: len(found)])
        layer.glyphs = [
            Glyph(text, x0, top, x1, bottom, ink, parted)
            for (text, ink, parted), (x0, top, x1, bottom) in zip(found, placed, strict=True)
        ]
        return layer

    def _text(self, code: int, index: int) -> str:
        """The text of an unusual character, " " for whatever parts words, "" for what leaves no mark."""
        if code in _HYPHENS:
            return "" if native.is_generated(self.address, index) else "-"
        text = " " if 0 < code <= 32 else clean(code)
        if text in ("", " ") and native.has_no_unicode(self.address, index) == 1:
            return REPLACEMENT
        return text

    def _new_ink(self, address: int, index: int) -> Ink:
        matrix = self.matrix
        native.text_matrix(self.address, index, self.matrix_address)
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) - 90 * self.placing.quarter_turns
        size = native.font_size(self.address, index) * math.hypot(matrix.c, matrix.d)
        font, bold = self._font(address, index)
        mode = native.render_mode(address)
        ink = Ink(address, self.ranks.get(address, -1), angle % 360, round(size, 2), bold, mode, font)
        self.inks[address] = ink
        return ink

    def _font(self, text_object: int, index: int) -> tuple[str, bool]:
        address = native.font_of(text_object) or 0
        known = self.fonts.get(address)
        if known is None:
            known = self.fonts[address] = self._new_font(index)
        return known

    def _new_font(self, index: int) -> tuple[str, bool]:
        buffer = ctypes.create_string_buffer(256)
        pdfium_c.FPDFText_GetFontInfo(self.text_page, index, buffer, 256, None)
        name = buffer.value.decode("utf-8", "replace")
        weight = pdfium_c.FPDFText_GetFontWeight(self.text_page, index)
        return name, is_bold(name, weight)


def _placed(matrix: Affine, corners: NDArray[np.float32]) -> list[list[float]]:
    """Boxes on the displayed page (x0, top, x1, bottom) of PDFium's (left, top, right, bottom)."""
    a, b, c, d, e, f = matrix
    left, top, right, bottom = corners.astype(np.float64).T
    x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
    x1, y1 = a * right + c * top + e, b * right + d * top + f
    boxes = (np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1))
    found: list[list[float]] = np.stack(boxes, axis=1).tolist()
    return found


def _count(layer: TextLayer, text: str) -> None:
    if text == REPLACEMENT:
        layer.unmapped += 1
    elif "\ue000" <= text <= "\uf8ff" or text >= "\U000f0000":
        layer.private_use += 1
