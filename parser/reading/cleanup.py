"""Mends what faxes and two-colour scanners do: flecks of toner and ragged edges."""

import cv2
import numpy as np

from parser.reading.ink import grey_of, without_flecks
from parser.reading.morphology import grown
from parser.reading.ocr.interface import Image

TWO_COLOURED = 0.002
"""An image with fewer middle greys than this share of its pixels is black and white."""

FLECK_PIXELS = 4
"""Pieces of fewer pixels are flecks, if they stand alone: a third of a full stop of 8 points at 200 dpi."""

DOT_PIXELS = 2
"""Beside a character, pieces of so many pixels may be what a fax left of a decimal point."""

BESIDE = 6
"""A fleck stands beside a character at most so many pixels from its side."""

SOFTENED = 1.2
"""The blur, in pixels, that gives ragged edges back the greys that the recogniser was trained on: at 0.6 it
read one field in a hundred less of made faxes."""


def mended(image: Image) -> Image:
    """The image without flecks and with soft edges where it is black and white; else the image itself."""
    if not is_two_coloured(image):
        return image
    ink = np.asarray(255 - grey_of(image), np.uint8)
    black = np.asarray(cv2.threshold(ink, 127, 255, cv2.THRESH_BINARY)[1], np.uint8)
    whole = _without_lone_flecks(black)
    soft = 255 - cv2.GaussianBlur(whole, (0, 0), SOFTENED)
    return np.asarray(cv2.cvtColor(soft, cv2.COLOR_GRAY2RGB), np.uint8)


def _without_lone_flecks(black: Image) -> Image:
    """The ink without flecks, save those that may be the points of numbers."""
    whole = without_flecks(black, FLECK_PIXELS)
    beside = grown(whole, 2 * BESIDE + 1, 3)
    dots = cv2.bitwise_and(without_flecks(black, DOT_PIXELS), beside)
    return np.asarray(cv2.bitwise_or(whole, dots), np.uint8)


def is_two_coloured(image: Image) -> bool:
    """Whether the image is black and white, as a fax is; the edges that JPEG adds are forgiven."""
    counts = np.bincount(grey_of(image)[::2, ::2].ravel(), minlength=256)
    return float(counts[40:216].sum()) < TWO_COLOURED * float(counts.sum())
