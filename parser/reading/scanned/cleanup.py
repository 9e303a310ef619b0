"""Mends what faxes and two-colour scanners do: flecks of toner and ragged edges."""

import cv2
import numpy as np

from parser.reading.ocr.interface import Image
from parser.reading.scanned.ink import grey_of, without_flecks
from parser.reading.scanned.morphology import grown

TWO_COLOURED = 0.002
"""An image with fewer middle greys than this share of its pixels is black and white."""

FLECK_PIXELS = 4
"""Pieces of fewer pixels are flecks, if they stand alone: a third of a full stop of 8 points at 200 dpi."""

BESIDE, ABOVE = 6, 4
"""Flecks that stand so many pixels beside, above or below larger ink stay: they are what a fax left of a thin
stroke or of a decimal point. Without them it read one word in twenty less."""

SOFTENED = 0.7
"""The blur, in pixels, that gives ragged edges back the greys that the recogniser was trained on: at 1.2 it
read one word in thirty less of made faxes, and doubted four times as many."""


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
    """The ink without the flecks that stand apart from all other ink."""
    whole = without_flecks(black, FLECK_PIXELS)
    return np.asarray(cv2.bitwise_and(black, grown(whole, 2 * BESIDE + 1, 2 * ABOVE + 1)), np.uint8)


def is_two_coloured(image: Image) -> bool:
    """Whether the image is black and white, as a fax is; the edges that JPEG adds are forgiven."""
    counts = np.bincount(grey_of(image)[::2, ::2].ravel(), minlength=256)
    return float(counts[40:216].sum()) < TWO_COLOURED * float(counts.sum())
