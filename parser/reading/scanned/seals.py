"""Stamps in coloured ink over print: taken off for reading what is below, then read themselves.

Coloured ink is bright in one channel at least, print is dark in all: the brightest channel shows the print
without the stamp, and the difference of the channels shows the stamp without the print.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from parser.reading.ocr.interface import Image
from parser.reading.scanned.ink import Piece, pieces_of
from parser.reading.scanned.morphology import closed, grown

COLOURED = 55
"""Ink counts as coloured when its channels differ by so many levels: JPEG's fringes stay below."""

BRIGHT = 110
"""Coloured ink has a channel at least this bright; darker ink is print."""

SMALLEST_INCH = 0.35
"""Smaller patches of colour are bullets and single letters."""

PRINT_BELOW = 0.004
"""The share of dark pixels in a patch from which print lies below it."""

EDGE = 4
"""A stamp's place is so many pixels wider than its vivid ink: its fading edge."""

RING_INCH, ROUND = 0.8, 0.8
"""A ring from this size on, as high as wide within this ratio, is a stamp even beside all print."""

RIM, SECTORS, CLOSED = 0.84, 48, 0.9
"""A ring has ink in this share of its sectors, further out than this share of its radius."""

BEYOND, BARE = 1.06, 0.01
"""In the corners around it, so many radii from its middle, is less ink than this."""

DENSEST = 0.7
"""More of a patch than this is coloured in pictures and bars, not in stamps."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp's place in pixels: x0, top, x1, bottom."""

    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def place(self) -> tuple[slice, slice]:
        """The rows and columns that it covers."""
        return slice(self.top, self.bottom), slice(self.x0, self.x1)


def find_stamps(image: Image, dpi: float) -> tuple[Stamp, ...]:
    """The patches of coloured ink that lie over print, and the rings of round seals, on an RGB image."""
    brightest, chroma = _channels(image)
    mask = _coloured(brightest, chroma, COLOURED)
    if cv2.countNonZero(mask) < 0.05 * SMALLEST_INCH * dpi * dpi:
        return ()
    reach = round(0.12 * dpi)
    stamps = [_stamp(box, mask, brightest, dpi) for box in pieces_of(closed(mask, reach, reach))]
    return _outermost([stamp for stamp in stamps if stamp is not None])


def _channels(image: Image) -> tuple[Image, Image]:
    """The brightest channel of each pixel, and how far it is above the darkest."""
    red, green, blue = cv2.split(image)
    brightest = cv2.max(cv2.max(red, green), blue)
    chroma = cv2.subtract(brightest, cv2.min(cv2.min(red, green), blue))
    return np.asarray(brightest, np.uint8), np.asarray(chroma, np.uint8)


def _coloured(brightest: Image, chroma: Image, least: int) -> Image:
    """255 where the pixel is coloured ink."""
    vivid = cv2.threshold(chroma, least, 255, cv2.THRESH_BINARY)[1]
    bright = cv2.threshold(brightest, BRIGHT, 255, cv2.THRESH_BINARY)[1]
    return np.asarray(cv2.bitwise_and(vivid, bright), np.uint8)


def _outermost(stamps: Sequence[Stamp]) -> tuple[Stamp, ...]:
    """The stamps that lie in no other, as the star lies in its ring."""
    return tuple(one for one in stamps if not any(one != other and _within(one, other) for other in stamps))


def _within(one: Stamp, other: Stamp) -> bool:
    across = other.x0 <= one.x0 and one.x1 <= other.x1
    return across and other.top <= one.top and one.bottom <= other.bottom


def _stamp(box: Piece, mask: Image, brightest: Image, dpi: float) -> Stamp | None:
    x, y, width, height = box
    if min(width, height) < SMALLEST_INCH * dpi:
        return None
    stamp = Stamp(max(0, x - EDGE), max(0, y - EDGE), x + width + EDGE, y + height + EDGE)
    coloured = float((mask[stamp.place] > 0).mean())
    printed = float((brightest[stamp.place] < BRIGHT).mean())
    if coloured >= DENSEST:
        return None
    return stamp if printed > PRINT_BELOW or _is_ring(box, mask, dpi) else None


def _is_ring(box: Piece, mask: Image, dpi: float) -> bool:
    """Whether the patch is a ring with little in it: coloured print, which is no stamp, is never so round."""
    x, y, width, height = box
    if min(width, height) < max(RING_INCH * dpi, ROUND * max(width, height)):
        return False
    rows, columns = np.nonzero(mask[y : y + height, x : x + width])
    across, down = 2 * columns / (width - 1) - 1, 2 * rows / (height - 1) - 1
    away = np.hypot(across, down)
    sectors = np.floor((np.arctan2(down, across) / (2 * np.pi) + 0.5) * SECTORS) % SECTORS
    closed_by = np.unique(sectors[(away > RIM) & (away < BEYOND)]).size
    corners = (1 - np.pi / 4 * BEYOND**2) * width * height
    return closed_by >= CLOSED * SECTORS and (away > BEYOND).sum() < BARE * corners


def without_stamps(image: Image, stamps: Sequence[Stamp]) -> Image:
    """The image with the stamps' ink turned to paper."""
    clean = image.copy()
    for stamp in stamps:
        part = np.ascontiguousarray(image[stamp.place])
        brightest, chroma = _channels(part)
        coloured = _coloured(brightest, chroma, COLOURED // 2)
        level = float(np.percentile(brightest[coloured > 0], 25)) if coloured.any() else 255.0
        whitened = np.clip(brightest * (250 / level), 0, 255).astype(np.uint8)
        touched = grown(coloured, 5, 5) > 0
        clean[stamp.place][touched] = whitened[touched][:, None]
    return clean


def stamp_alone(image: Image, stamp: Stamp) -> Image:
    """The stamp's own ink, dark on white, as RGB of the stamp's size."""
    chroma = _channels(np.ascontiguousarray(image[stamp.place]))[1].astype(np.float32)
    dark = 255 - np.clip(chroma * (255 / max(60.0, float(np.percentile(chroma, 98)))), 0, 255)
    return np.asarray(cv2.cvtColor(dark.astype(np.uint8), cv2.COLOR_GRAY2RGB), np.uint8)
