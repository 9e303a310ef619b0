"""Characters that are drawn alone and that PDFium's text layer passes over.

A font that is not in the file is drawn by another. Where that one has no outline for a character, such as the
tick of a Chinese font, PDFium takes the text object for one without extent, and leaves it out of the text
without a word (`CPDF_TextPage::ProcessTextObject`). A reader with the right font sees it on the page.
"""

import ctypes
import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pypdfium2.raw as pdfium_c

from parser.reading.characters import REPLACEMENT, clean, symbol
from parser.reading.pdf import native
from parser.reading.pdf.glyphs import Glyph, Ink, TextLayer, in_order_of_painting, is_bold
from parser.reading.pdf.native import Address
from parser.reading.pdf.objects import Painting, matrix_of
from parser.reading.pdf.placing import Affine, Placing
from parser.reading.pdf.second_layer import UNMAPPED, Character, Characters, SecondLayer

STANDARD = ("Courier", "Helvetica", "Times-", "Symbol", "ZapfDingbats")
"""The fourteen fonts that every reader has (ISO 32000-1, 9.6.2.2): of these only spaces are passed over."""

NEAR = 0.25
"""Share of the font size by which the readers may place the beginning of a text apart: the widths of letters
of a font that is not there are anybody's guess."""


def with_passed_over(
    layer: TextLayer, painting: Painting, placing: Placing, second: SecondLayer, number: int
) -> TextLayer:
    """The layer of the 1-based page `number` with the characters that only the `second` layer has.

    One that neither reader can name is U+FFFD: that something is there is said.
    """
    passed = list(_passed_over(layer, painting))
    if not passed:
        return layer
    seen = second.on(number, placing)
    found = [glyph for address in passed for glyph in _restored(address, painting, seen)]
    unmapped = sum(glyph.text == REPLACEMENT for glyph in found)
    glyphs = in_order_of_painting([*layer.glyphs, *found])
    return replace(layer, glyphs=glyphs, unmapped=layer.unmapped + unmapped)


def _passed_over(layer: TextLayer, painting: Painting) -> Iterator[Address]:
    """The text objects without a character whose font may lack its outline."""
    read = {glyph.ink.address for glyph in layer.glyphs}
    lacking: dict[Address, bool] = {}
    for address in painting.text_rank:
        if address in read:
            continue
        font = native.font_of(address) or 0
        if font not in lacking:
            lacking[font] = bool(font) and _may_lack_outlines(font)
        if lacking[font]:
            yield address


def _may_lack_outlines(font: Address) -> bool:
    """Whether the font is neither in the file nor one that PDFium has itself."""
    return native.is_embedded(font) == 0 and not _name(font).startswith(STANDARD)


def _restored(address: Address, painting: Painting, seen: Characters) -> Iterator[Glyph]:
    to_page = painting.text_map.get(address, painting.to_page)
    placed = matrix_of(address).then(to_page)
    ink = _ink(address, painting.text_rank[address], placed)
    character = _beginning_at(placed, seen, NEAR * ink.size)
    around = seen.touching(placed.e, placed.f, ink.size)
    if character is None and (not around or any(map(_is_no_letter, around))):
        side = ink.size / 2
        yield Glyph(REPLACEMENT, placed.e, placed.f - side, placed.e + side, placed.f, ink, False)
    elif character is not None and _is_no_letter(character) and (text := _text(character.text, ink.font)):
        yield Glyph(text, *character.box, ink, False)


def _is_no_letter(character: Character) -> bool:
    """Whether a font in the place of another may lack it. All have the letters and figures of ASCII: of
    these only spaces are passed over, and the second reader may place its own elsewhere.
    """
    return character.text.startswith(UNMAPPED) or not character.text.isascii()


def _beginning_at(placed: Affine, seen: Characters, near: float) -> Character | None:
    """The character whose box begins nearest to where a text begins, in the direction of its line."""
    scale = math.hypot(placed.a, placed.b) or 1.0

    def off(character: Character) -> float:
        corners = product((character.box.x0, character.box.x1), (character.box.top, character.box.bottom))
        return abs(min((x - placed.e) * placed.a + (y - placed.f) * placed.b for x, y in corners)) / scale

    here = [each for each in seen.touching(placed.e, placed.f, near) if off(each) <= near]
    return min(here, key=off, default=None)


def _text(named: str, font: str) -> str:
    """What the second reader's character stands for, "" for a space."""
    if named.startswith(UNMAPPED):
        return REPLACEMENT
    codes = map(ord, named)
    text = "".join(symbol(code, font) if 0xF020 <= code <= 0xF0FF else clean(code) for code in codes)
    return text.strip()


def _ink(address: Address, rank: int, placed: Affine) -> Ink:
    size = ctypes.c_float()
    pdfium_c.FPDFTextObj_GetFontSize(native.object_handle(address), ctypes.byref(size))
    font = native.font_of(address)
    name = _name(font)
    return Ink(
        address,
        rank,
        round(-math.degrees(math.atan2(placed.b, placed.a))) % 360,
        round(size.value * math.hypot(placed.c, placed.d), 2),
        is_bold(name, native.font_weight(font)),
        native.render_mode(address),
        name,
    )


def _name(font: Address) -> str:
    buffer = ctypes.create_string_buffer(256)
    native.base_font_name(font, ctypes.addressof(buffer), 256)
    return buffer.value.decode("utf-8", "replace")
