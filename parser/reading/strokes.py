"""Tells apart the marks of one stroke that recognisers confuse: slash, one, bar, dash.

A lone "/" in a result cell ("not applicable") read as "1" turns an empty answer into a value, so for a
single character the shape of its ink decides between the reader's first and second choice.
"""

from dataclasses import replace

import numpy as np

from parser.reading.crops import Strip
from parser.reading.ocr.interface import Glyph, Image, LineReading

UPRIGHT_STROKES = frozenset("1Il|/！!)")
LEANING = -0.82
"""Slashes have correlations of x and y from -0.89 to -0.98 (seven faces, upright and italic); the figure one
stays above -0.37, an italic capital I above -0.79."""

SHAPED = 0.9
"""How sure a character is that its shape decided against the reader."""


def settled(reading: LineReading, strip: Strip, ink: Image) -> LineReading:
    """The reading with a doubtful single stroke decided by its slope."""
    glyphs = [glyph for glyph in reading.glyphs if not glyph.text.isspace()]
    if len(glyphs) != 1 or glyphs[0].text not in UPRIGHT_STROKES:
        return reading
    return LineReading((_by_slope(glyphs[0], _lean(strip, ink)),))


def _by_slope(glyph: Glyph, lean: float) -> Glyph:
    leans = lean < LEANING
    if leans and glyph.text != "/":
        return replace(glyph, text="/", score=SHAPED, other="")
    if not leans and glyph.text == "/" and glyph.other:
        return replace(glyph, text=glyph.other, score=SHAPED, other="")
    return glyph


def _lean(strip: Strip, ink: Image) -> float:
    """The correlation of x and y over the strip's ink: -1 for a slash, about 0 for an upright stroke."""
    rows, columns = np.nonzero(ink[int(strip.top) : int(strip.bottom), int(strip.x0) : int(strip.x1)])
    if len(rows) < 5 or columns.std() == 0 or rows.std() == 0:
        return 0.0
    return float(np.corrcoef(columns, rows)[0, 1])
