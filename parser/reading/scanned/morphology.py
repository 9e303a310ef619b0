"""OpenCV's morphology with boxes of `width` x `height` pixels, on byte images."""

import cv2
import numpy as np

from parser.reading.ocr.interface import Image


def opened(image: Image, width: int, height: int) -> Image:
    """Only what a box of that size fits into."""
    return _morphed(image, cv2.MORPH_OPEN, width, height)


def closed(image: Image, width: int, height: int) -> Image:
    """Gaps closed that are smaller than the box."""
    return _morphed(image, cv2.MORPH_CLOSE, width, height)


def grown(image: Image, width: int, height: int) -> Image:
    """The brightest value under the box."""
    return _morphed(image, cv2.MORPH_DILATE, width, height)


def darker_than_around(grey: Image, width: int, height: int) -> Image:
    """How much darker each place is than what lies around it within the box."""
    return _morphed(grey, cv2.MORPH_BLACKHAT, width, height)


def brighter_than_around(grey: Image, width: int, height: int) -> Image:
    """How much brighter each place is than what lies around it within the box."""
    return _morphed(grey, cv2.MORPH_TOPHAT, width, height)


def _morphed(image: Image, operation: int, width: int, height: int) -> Image:
    kernel = np.ones((height, width), np.uint8)
    return np.asarray(cv2.morphologyEx(image, operation, kernel), np.uint8)
