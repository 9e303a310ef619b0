"""What is ink and what is paper on an image, whatever the light."""

import cv2
import numpy as np

from parser.reading.ocr.interface import Image

DARKER = 0.82
"""Ink is darker than this share of the paper around it: faint grey print (0.75) counts, grain does not."""

GRAINY = 6
"""Noise above this standard deviation, in grey levels, would pass for faint ink."""

_LIMITS = (np.arange(256, dtype=np.float32) * DARKER).astype(np.uint8)
"""By the brightness of the paper, that below which there is ink."""

UNEVEN = 40
"""Paper whose darkest and brightest parts differ by more grey levels than this stands in a shadow."""

Piece = tuple[int, int, int, int]
"""A piece of ink in pixels: x, y, width, height."""

SURFACE = 200
"""Pixels at 200 dpi: a shadow is wider, the dark head of a table is lower."""


def grey_of(image: Image) -> Image:
    """The image in grey; itself when it has one channel."""
    return image if image.ndim == 2 else np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)


def paper_of(grey: Image, surface: int = 0) -> Image:
    """How bright the bare paper is at each place, smoothed.

    A dark surface that is narrower than `surface` pixels either way is none of the paper.
    """
    return _as_large_as(grey, _paper_from_afar(grey, surface))


def _as_large_as(grey: Image, small: Image) -> Image:
    return np.asarray(cv2.resize(small, grey.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def _paper_from_afar(grey: Image, surface: int) -> Image:
    """The brightest nearby, at an eighth of the size."""
    small = cv2.resize(grey, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    if surface:
        small = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((surface // 8,) * 2, np.uint8))
    return np.asarray(cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 15), np.uint8)


def ink_of(image: Image) -> Image:
    """The ink as 255 on 0; grain is smoothed away first where there is any."""
    grey = grey_of(image)
    if grain_of(grey) > GRAINY:
        grey = without_grain(grey)
    limit = cv2.LUT(paper_of(grey), _LIMITS)
    return np.asarray(cv2.compare(grey, limit, cv2.CMP_LT), np.uint8)


def evened(image: Image) -> Image:
    """The image under even light: shadows gone, the paper near white; the image itself where it is even."""
    grey = grey_of(image)
    paper = _paper_from_afar(grey, SURFACE)
    dark, bright = (float(value) for value in np.percentile(paper, (2, 98)))
    if bright - dark < UNEVEN:
        return image
    light = np.maximum(_as_large_as(grey, paper), 24)
    scale = light if image.ndim == 2 else cv2.merge([light] * 3)
    return np.asarray(cv2.divide(image, scale, scale=245), np.uint8)


def grain_of(grey: Image) -> float:
    """The standard deviation of the noise in grey levels: the middle response to a filter blind to edges."""
    filtered = cv2.filter2D(
        grey[::2, ::2].astype(np.float32), -1, np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    )
    return float(np.median(np.abs(filtered[::2, ::2]))) / (6 * 0.6745)


def pieces_of(ink: Image) -> list[Piece]:
    """The places of the pieces of ink that hang together, corners included, from the top.

    Following their outlines takes a sixth of the time of numbering their pixels.
    """
    outlines, nesting = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    parents = () if nesting is None else nesting[0, :, 3].tolist()
    boxes = (
        cv2.boundingRect(outline) for outline, parent in zip(outlines, parents, strict=True) if parent < 0
    )
    pieces = ((int(x), int(y), int(width), int(height)) for x, y, width, height in boxes)
    return sorted(pieces, key=lambda piece: (piece[1], piece[0]))


def without_grain(grey: Image) -> Image:
    """The image smoothed so far that grain is no longer as strong as faint ink."""
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), 1.2), np.uint8)


def without_flecks(ink: Image, area: int) -> Image:
    """The ink without pieces of less than `area` pixels."""
    x, y, width, height = cv2.boundingRect(ink)
    if not width:
        return ink
    inked = slice(y, y + height), slice(x, x + width)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink[inked])
    kept = (stats[:, cv2.CC_STAT_AREA] >= area).astype(np.uint8) * np.uint8(255)
    kept[0] = 0
    whole = np.zeros_like(ink)
    whole[inked] = kept[labels]
    return whole
