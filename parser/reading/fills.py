"""Dark filled surfaces on the image of a page: heads of tables whose lines do not show on their ground."""

import cv2
import numpy as np

from parser.reading.morphology import closed, opened
from parser.reading.ocr.interface import Image
from parser.reading.rulelines import RuleLine

DARKER = 60
"""Grey levels below the paper from which a surface is dark: lines drawn in black are lost in it."""

LETTERS_INCH = 0.04
"""Light strokes up to this width are letters on the surface, not its end."""

LOWEST_INCH, NARROWEST_INCH = 0.14, 0.3
"""A lower surface is a thick line, a narrower one a mark."""

FILLED = 0.9
"""Share of its own box that a surface fills: a rectangle, no picture."""


def find_fills(grey: Image, dpi: float) -> tuple[RuleLine, ...]:
    """The sides of every dark rectangle, as rules without thickness."""
    paper = float(np.percentile(grey[::4, ::4], 80))
    dark = np.where(grey < paper - DARKER, 255, 0).astype(np.uint8)
    letters, low, narrow = (_odd(inch * dpi) for inch in (LETTERS_INCH, LOWEST_INCH, NARROWEST_INCH))
    whole = closed(closed(dark, letters, 1), 1, letters)
    solid = opened(opened(whole, narrow, 1), 1, low)
    stats = cv2.connectedComponentsWithStats(solid)[2][1:]
    return tuple(
        side
        for x, y, width, height, area in stats
        if area >= FILLED * width * height and width > height
        for side in _sides(float(x), float(y), float(x + width), float(y + height))
    )


def _odd(length: float) -> int:
    """The length in whole pixels, odd: an even one would shift what it is applied to."""
    return round(length) | 1


def _sides(x0: float, top: float, x1: float, bottom: float) -> tuple[RuleLine, ...]:
    return (
        RuleLine(x0, top, x1, top),
        RuleLine(x0, bottom, x1, bottom),
        RuleLine(x0, top, x0, bottom),
        RuleLine(x1, top, x1, bottom),
    )
