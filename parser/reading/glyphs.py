"""The characters of a page's text layer, with boxes, read from PDFium one by one."""

import ctypes
import math
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium_c

from parser.reading.characters import clean
from parser.reading.pdfium import Handle
from parser.reading.placing import Affine, Placing

INVISIBLE = 3
"""Text render mode 3: neither filled nor stroked (PDF 32000-1, table 106)."""

_HYPHENS = (0x2, 0xFFFE)
"""What PDFium writes for a hyphen at a line's end."""


@dataclass(slots=True)
class Ink:
    """What the characters of one text object share. `angle` is in degrees counter-clockwise, as
    displayed; `size` in points.
    """

    handle: Handle
    angle: int
    size: float
    bold: bool
    mode: int
    font: str


@dataclass(slots=True)
class Glyph:
    """A character as displayed: `text` (several letters for a ligature), box, object, index in the layer.

    `space_before` says that the text layer has a space or a line break before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    ink: Ink
    index: int
    space_before: bool


@dataclass(slots=True)
class TextLayer:
    """The glyphs of a page in the order of drawing, and counts that tell a good layer from a bad one.

    `unmapped` characters have no Unicode value, `private_use` ones a meaningless one, `invisible` ones are
    drawn without ink.
    """

    glyphs: list[Glyph] = field(default_factory=list)
    unmapped: int = 0
    private_use: int = 0
    invisible: int = 0


def read_layer(page: pypdfium2.PdfPage, placing: Placing) -> TextLayer:
    """Every character of the page's text layer that is not a space, in drawing order."""
    text_page = page.get_textpage()
    try:
        return _Reader(text_page.raw, placing).read(text_page.count_chars())
    finally:
        text_page.close()


class _Reader:
    """Walks over the characters of a text page. Local names for speed: this is the hot loop of reading."""

    def __init__(self, text_page: Handle, placing: Placing) -> None:
        self.text_page = text_page
        self.placing = placing
        self.matrix = pdfium_c.FS_MATRIX()
        self.inks: dict[int, Ink] = {}
        self.fonts: dict[int, tuple[str, bool]] = {}

    def read(self, count: int) -> TextLayer:
        layer = TextLayer()
        unicode_of, generated = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_IsGenerated
        loose_box, text_page = pdfium_c.FPDFText_GetLooseCharBox, self.text_page
        rect = pdfium_c.FS_RECTF()
        reference = ctypes.byref(rect)
        matrix = self.placing.matrix
        space = True
        for index in range(count):
            code = unicode_of(text_page, index)
            if code <= 32 and code not in _HYPHENS and code != 0:
                space = True
                continue
            if code in _HYPHENS and generated(text_page, index):
                continue
            text = clean(code if code not in _HYPHENS else 0x2D)
            if text.isspace():
                space = True
                continue
            if not text or not loose_box(text_page, index, reference):
                continue
            ink = self._ink(index)
            x0, top, x1, bottom = _placed(matrix, rect)
            layer.glyphs.append(Glyph(text, x0, top, x1, bottom, ink, index, space))
            _count(layer, code, ink)
            space = False
        return layer

    def _ink(self, index: int) -> Ink:
        handle = pdfium_c.FPDFText_GetTextObject(self.text_page, index)
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        known = self.inks.get(address)
        if known is None:
            known = self.inks[address] = self._new_ink(handle, index)
        return known

    def _new_ink(self, handle: Handle, index: int) -> Ink:
        matrix = self.matrix
        pdfium_c.FPDFText_GetMatrix(self.text_page, index, ctypes.byref(matrix))
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) - 90 * self.placing.quarter_turns
        size = pdfium_c.FPDFText_GetFontSize(self.text_page, index) * math.hypot(matrix.c, matrix.d)
        font, bold = self._font(handle, index)
        mode = pdfium_c.FPDFTextObj_GetTextRenderMode(handle)
        return Ink(handle, angle % 360, round(size, 2), bold, mode, font)

    def _font(self, handle: Handle, index: int) -> tuple[str, bool]:
        font = pdfium_c.FPDFTextObj_GetFont(handle)
        address = ctypes.cast(font, ctypes.c_void_p).value or 0
        known = self.fonts.get(address)
        if known is None:
            known = self.fonts[address] = self._new_font(index)
        return known

    def _new_font(self, index: int) -> tuple[str, bool]:
        buffer = ctypes.create_string_buffer(256)
        pdfium_c.FPDFText_GetFontInfo(self.text_page, index, buffer, 256, None)
        name = buffer.value.decode("utf-8", "replace")
        weight = pdfium_c.FPDFText_GetFontWeight(self.text_page, index)
        return name, weight >= 600 or "bold" in name.lower()


def _placed(matrix: Affine, rect: Handle) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = matrix
    x0, y0 = a * rect.left + c * rect.bottom + e, b * rect.left + d * rect.bottom + f
    x1, y1 = a * rect.right + c * rect.top + e, b * rect.right + d * rect.top + f
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _count(layer: TextLayer, code: int, ink: Ink) -> None:
    if code in (0, 0xFFFD):
        layer.unmapped += 1
    elif 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
        layer.private_use += 1
    if ink.mode == INVISIBLE:
        layer.invisible += 1
