"""Large marks behind or across the print of a scanned page: a watermark, "DRAFT", "VOID".

The detector of text lines passes over letters an inch high with print upon them. Where the dark thin strokes
of print give way to what lies beside them the mark is left; seen from afar, it is an ordinary line of text
that may lie askew.
"""

from collections.abc import Sequence
from math import ceil

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Image, Quads
from parser.reading.ocr.rapid import RapidReader
from parser.reading.scanned.ink import grey_of
from parser.reading.scanned.linewords import PixelWord
from parser.reading.scanned.morphology import darker_than_around, grown, opened

DARK = 70
"""Grey levels below the paper from which ink is print, where its strokes are thin."""

THIN_INCH = 0.045
"""Strokes up to this width are print: a letter of 96 points has strokes five times as wide."""

EDGE_INCH = 0.025
"""How far the soft edge of print reaches."""

REACHES, LEAST = (3, 9), 4.0
"""Pixels from afar over which the mean of bare paper is taken where print stood; the wider where the narrower
holds less of it than this level of 255."""

WIDEST_INCH = 0.6
"""Strokes of marks are narrower; what is wider is a surface or the shade of a copier."""

AFAR_DPI = 50.0
"""The resolution at which marks are looked for: letters of an inch are then as high as print usually is."""

FAINTEST, BLACK = 12.0, 36.0
"""Grey levels by which a mark is darker than its paper at least, and from which all ink looks alike."""

LETTER_INCH = 0.34
"""A letter of a mark is at least so high, that of a font of 35 points."""

ALIKE = 0.7
"""Least ratio of the heights of two letters of one mark."""

WHOLE_INCH, HOLLOW = 1.2, 0.5
"""One piece of ink that is so long and fills less of its box than this may be a whole word."""

TALLEST_PRINT = 0.5
"""Inches: a lower line is read with the print."""

SURE = 0.85
"""Marks read with a lower mean score are drawings."""

SAME_HEIGHT = 0.5
"""Share of a mark's height from which a word in its place is the mark itself."""

SLIGHTEST = 1
"""Degrees: no mark is given as level, for what lies level may stand in the cells of a table."""


def large_marks(bare: Image, dpi: float, reader: RapidReader, print_: Sequence[PixelWord]) -> list[PixelWord]:
    """The marks on a page, one word each, in pixels of the RGB image without rules and stamps.

    `print_` are the words that were read already; large ones among them are no marks.
    """
    afar = _from_afar(bare, dpi)
    if not _may_hold_letters(afar):
        return []
    shown, scale = np.asarray(cv2.cvtColor(afar, cv2.COLOR_GRAY2RGB), np.uint8), dpi / AFAR_DPI
    quads = [quad for quad in reader.find(shown) if _height(quad) >= TALLEST_PRINT * AFAR_DPI]
    quads = [quad for quad in quads if not any(_is_same(quad * scale, word) for word in print_)]
    readings = reader.read([_levelled(shown, quad) for quad in quads])
    return [
        _word(quad * scale, reading.text, reading.score, min(glyph.score for glyph in reading.glyphs))
        for quad, reading in zip(quads, readings, strict=True)
        if reading.score >= SURE and sum(map(str.isalnum, reading.text)) > 1
    ]


def _from_afar(bare: Image, dpi: float) -> Image:
    """What is not print: grey marks nearly as black as black ones, the paper white."""
    stroke = round(WIDEST_INCH * AFAR_DPI)
    smooth = np.asarray(cv2.medianBlur(_without_print(grey_of(bare), dpi), 3), np.uint8)
    darker = darker_than_around(smooth, stroke, stroke).astype(np.float32)
    darkest = min(max(FAINTEST, float(np.percentile(darker, 99))), BLACK)
    return np.asarray(255 - np.clip(darker * (255 / darkest), 0, 255), np.uint8)


def _without_print(grey: Image, dpi: float) -> Image:
    """The page from afar, each place the mean of what lies there beside dark thin strokes; of what is nearest
    where there are only strokes.
    """
    thin, edge = (round(inch * dpi) | 1 for inch in (THIN_INCH, EDGE_INCH))
    paper = float(np.percentile(grey[::4, ::4], 80))
    dark = np.asarray(cv2.threshold(grey, ceil(paper - DARK) - 1, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    thick = grown(opened(dark, thin, thin), 2 * thin + 1, 2 * thin + 1)
    strokes = np.asarray(cv2.bitwise_and(dark, cv2.bitwise_not(thick)), np.uint8)
    beside = np.asarray(cv2.bitwise_not(grown(strokes, edge, edge)), np.uint8)
    light, weight = (_far(layer, dpi) for layer in (np.bitwise_and(grey, beside), beside))
    mean = np.full(light.shape, paper, np.float32)
    for reach in sorted(REACHES, reverse=True):
        near = cv2.boxFilter(weight, -1, (reach, reach))
        level = cv2.boxFilter(light, -1, (reach, reach)) * (255 / np.maximum(near, LEAST))
        mean = np.where(near > LEAST, level, mean)
    return np.clip(mean, 0, 255).astype(np.uint8)


def _far(layer: Image, dpi: float) -> NDArray[np.float32]:
    scale = AFAR_DPI / dpi
    return cv2.resize(layer, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.float32)


def _may_hold_letters(afar: Image) -> bool:
    """Whether there are two pieces of ink of like height as high as a mark's letters, or a whole word."""
    faint = 255 - 255 * FAINTEST / BLACK
    ink = np.asarray(cv2.threshold(afar, faint, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    stats = cv2.connectedComponentsWithStats(ink)[2][1:]
    stats = stats[stats[:, 3] >= LETTER_INCH * AFAR_DPI]
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    heights = np.sort(height)
    letters = heights[:-1] >= ALIKE * heights[1:]
    words = (np.maximum(width, height) >= WHOLE_INCH * AFAR_DPI) & (area < HOLLOW * width * height)
    return bool(letters.any() or words.any())


def _height(quad: Quads) -> float:
    return float(np.linalg.norm(quad[0] - quad[3]) + np.linalg.norm(quad[1] - quad[2])) / 2


def _is_same(quad: Quads, word: PixelWord) -> bool:
    """Whether a word of about the mark's height has its middle in the mark's place."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    high = word.bottom - word.top >= SAME_HEIGHT * _height(quad)
    return bool(high and left <= x <= right and top <= y <= bottom)


def _levelled(image: Image, quad: Quads) -> Image:
    """The pixels of a text box, turned level."""
    width, height = float(np.linalg.norm(quad[1] - quad[0])), _height(quad)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(np.asarray(quad, np.float32), corners)
    size = max(1, round(width)), max(1, round(height))
    return np.asarray(cv2.warpPerspective(image, turn, size, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _word(quad: Quads, text: str, score: float, weakest: float) -> PixelWord:
    """The mark with the upright box around it and the direction in which it is written."""
    (x0, y0), (x1, y1) = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
    angle = round(float(np.degrees(np.arctan2(y0 - y1, x1 - x0)))) % 360
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return PixelWord(
        text,
        float(left),
        float(top),
        float(right),
        float(bottom),
        score,
        weakest,
        (),
        angle=angle if angle % 90 else angle + SLIGHTEST,
    )
