"""Dark filled surfaces on the image of a page: heads of tables with light print and light lines.

Lines and ink are looked for dark on light: a dark surface is turned round for that, and its sides count as
rules, since a line drawn along them does not show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Image
from parser.reading.scanned.ink import GRAINY, grain_of, grey_of, without_grain
from parser.reading.scanned.morphology import closed, opened
from parser.reading.scanned.rulelines import RuleLine

DARKER = 60
"""Grey levels below the paper from which a surface is dark: lines drawn in black are lost in it."""

LETTERS_INCH = 0.04
"""Light strokes up to this width are letters on the surface, not its end."""

LOWEST_INCH, NARROWEST_INCH = 0.14, 0.6
"""A lower surface is a thick line, a narrower one a mark."""

FILLED = 0.95
"""Share of its own box that a surface fills: a rectangle, no picture."""

LINE_DARKER, LINE_CONTRAST = 25, 2.5
"""Grey levels by which a line on a dark surface is darker than it, and how much clearer it is then drawn."""

MOSTLY_DARK = 0.6
"""Share of a surface that is dark itself: letters on it leave more, lines of small dense print less."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A dark rectangle's place in pixels: x0, top, x1, bottom."""

    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def place(self) -> tuple[slice, slice]:
        """The rows and columns that it covers."""
        return slice(self.top, self.bottom), slice(self.x0, self.x1)

    @property
    def sides(self) -> tuple[RuleLine, ...]:
        """Its sides as rules without thickness."""
        x0, top, x1, bottom = (float(side) for side in (self.x0, self.top, self.x1, self.bottom))
        return (
            RuleLine(x0, top, x1, top),
            RuleLine(x0, bottom, x1, bottom),
            RuleLine(x0, top, x0, bottom),
            RuleLine(x1, top, x1, bottom),
        )


def find_fills(grey: Image, dpi: float) -> tuple[Fill, ...]:
    """Every dark rectangle that is wider than high."""
    dark = np.asarray(
        cv2.threshold(grey, ceil(_paper(grey) - DARKER) - 1, 255, cv2.THRESH_BINARY_INV)[1], np.uint8
    )
    letters, low, narrow = (_odd(inch * dpi) for inch in (LETTERS_INCH, LOWEST_INCH, NARROWEST_INCH))
    whole = closed(closed(dark, letters, 1), 1, letters)
    solid = opened(opened(whole, narrow, 1), 1, low)
    if not solid.any():
        return ()
    boxes = ([int(value) for value in box] for box in cv2.connectedComponentsWithStats(solid)[2][1:])
    fills = (
        Fill(x, y, x + width, y + height)
        for x, y, width, height, area in boxes
        if area >= FILLED * width * height and width > height
    )
    return tuple(fill for fill in fills if (dark[fill.place] > 0).mean() >= MOSTLY_DARK)


def dark_on_light(image: Image, fills: Sequence[Fill]) -> Image:
    """The RGB image with the surfaces as light as its paper, in grey; what is light on them is dark, and so
    are lines that are darker still.
    """
    if not fills:
        return image
    turned = image.copy()
    whole = grey_of(image)
    paper = _paper(whole)
    steady = without_grain(whole) if grain_of(whole) > GRAINY else whole
    for fill in fills:
        grey = whole[fill.place].astype(np.float32)
        lighter = grey - np.median(grey)
        # grain is as dark as a line, and drawn clearer it would hide the print
        darker = _darker_than_usual(steady, fill)
        lines = np.where(darker > LINE_DARKER, darker * LINE_CONTRAST, 0)
        flipped = np.clip(paper - np.maximum(lighter, lines), 0, 255).astype(np.uint8)
        turned[fill.place] = flipped[:, :, None]
    return turned


def with_clear_lines(grey: Image, fills: Sequence[Fill]) -> Image:
    """The image with what is drawn on its surfaces, turned dark on light, made clearer where there is grain:
    a thin line on a dark surface is hardly darker than the grain, and would not be found for one.
    """
    if not fills or grain_of(grey) <= GRAINY:
        return grey
    clear, paper, steady = grey.copy(), _paper(grey), without_grain(grey)
    for fill in fills:
        drawn = _darker_than_usual(steady, fill) * LINE_CONTRAST
        drawn_clear = np.clip(paper - drawn, 0, 255).astype(np.uint8)
        clear[fill.place] = np.minimum(grey[fill.place], drawn_clear)
    return clear


def _darker_than_usual(grey: Image, fill: Fill) -> NDArray[np.float64]:
    """How many grey levels each place of a surface is darker than most of it."""
    surface = grey[fill.place]
    return np.asarray(np.median(surface) - surface.astype(np.float32), np.float64)


def _paper(grey: Image) -> float:
    return float(np.percentile(grey[::4, ::4], 80))


def _odd(length: float) -> int:
    """The length in whole pixels, odd: an even one would shift what it is applied to."""
    return round(length) | 1
