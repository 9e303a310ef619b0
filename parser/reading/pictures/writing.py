"""Whether a small image may hold writing: a quick look that spares most pictures the recogniser.

Photographs, signatures and ornaments are told from marks and logos by what writing is: several pieces of ink
of one height side by side, on a ground of one colour.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Image

GROUND = 0.3
"""The least share of the pixels that have the brightness of the ground; less is a photograph."""

FLAT, PAPER, PAPER_VARIES = 8, 190, 48
"""Levels by which a drawn ground varies; the least brightness of paper; levels by which paper varies."""

LOOKED_AT = 1600
"""Pixels of the longer side at which an image is looked at."""

SHORTEST, TALLEST = 7, 0.9
"""Height of a letter: at least so many pixels, at most this share of the picture."""

CONTRAST = 14
"""Levels by which ink differs from what is around it."""

IN_A_ROW = 4
"""Pieces of ink in a row that look like writing."""

MOST_PIECES = 6000
"""An image with more pieces of ink is all texture, or all writing."""


def may_hold_writing(image: Image) -> bool:
    """Whether a row of letters may stand on the RGB image."""
    scale = LOOKED_AT / max(image.shape[:2])
    if scale < 1:
        image = np.asarray(
            cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
        )
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    if min(grey.shape) < SHORTEST or grey.min() == grey.max():
        return False
    return _has_ground(grey) and any(_has_row(pieces) for pieces in _pieces(grey))


def _has_ground(grey: Image) -> bool:
    """Whether enough of the image is of one brightness, as it is in drawn pictures and on paper."""
    counts = np.bincount(grey[::2, ::2].ravel(), minlength=256)
    most = max(
        np.convolve(counts, np.ones(FLAT)).max(),
        np.convolve(counts[PAPER:], np.ones(PAPER_VARIES)).max(),
    )
    return bool(most >= GROUND * counts.sum())


def _pieces(grey: Image) -> list[NDArray[np.int32]]:
    """The pieces of darker and of lighter ink that have a letter's height: (x, y, width, height) rows."""
    side = max(15, (min(grey.shape) // 4) | 1)
    side = min(side, 61)
    found = []
    for kind in (cv2.THRESH_BINARY_INV, cv2.THRESH_BINARY):
        contrast = CONTRAST if kind == cv2.THRESH_BINARY_INV else -CONTRAST
        ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, kind, side, contrast)
        boxes = cv2.connectedComponentsWithStats(ink)[2][1:]
        high, wide = boxes[:, cv2.CC_STAT_HEIGHT], boxes[:, cv2.CC_STAT_WIDTH]
        fit = (high >= SHORTEST) & (high <= TALLEST * grey.shape[0]) & (wide <= 3 * high)
        found.append(np.asarray(boxes[fit, :4], np.int32))
    return found


def _has_row(boxes: NDArray[np.int32]) -> bool:
    """Whether enough pieces of like height stand side by side."""
    if len(boxes) < IN_A_ROW:
        return False
    if len(boxes) > MOST_PIECES:
        return True
    boxes = boxes[np.argsort(boxes[:, 0])]
    lengths = np.ones(len(boxes), np.int32)
    for index, (x, y, _, height) in enumerate(boxes):
        near = boxes[max(0, index - 200) : index]
        gap = x - (near[:, 0] + near[:, 2])
        alike = (near[:, 3] <= 1.6 * height) & (height <= 1.6 * near[:, 3])
        level = np.abs(near[:, 1] + near[:, 3] - y - height) <= 0.35 * height
        follows = alike & level & (gap <= 1.2 * height) & (gap > -0.3 * height)
        if follows.any():
            lengths[index] = 1 + lengths[max(0, index - 200) : index][follows].max()
            if lengths[index] >= IN_A_ROW:
                return True
    return False
