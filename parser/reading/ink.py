"""What is ink and what is paper on an image, whatever the light."""

import cv2
import numpy as np

from parser.reading.ocr.interface import Image

DARKER = 0.82
"""Ink is darker than this share of the paper around it: faint grey print (0.75) counts, grain does not."""


def grey_of(image: Image) -> Image:
    """The image in grey; itself when it has one channel."""
    return image if image.ndim == 2 else np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)


def paper_of(grey: Image) -> Image:
    """How bright the bare paper is at each place: the brightest nearby, smoothed, seen from afar."""
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    bright = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 15)
    return np.asarray(cv2.resize(bright, grey.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def ink_of(image: Image) -> Image:
    """The ink as 255 on 0."""
    grey = grey_of(image)
    limit = (paper_of(grey).astype(np.float32) * DARKER).astype(np.uint8)
    return np.asarray(cv2.compare(grey, limit, cv2.CMP_LT), np.uint8)
