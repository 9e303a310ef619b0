"""The three nested squares of a QR code: found on their own, they say that a code is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import dist
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.codes.sighting import Corners, Gray, Sighting
from parser.reading.codes.symbology import Symbology

SMALLEST_SIDE = 10.0
"""Pixels of a finder pattern's outer square (7 modules): smaller ones are letters."""

SQUARENESS = 0.82
"""Share of its rectangle that an outline fills: a circle fills 0.785."""

MOST_PATTERNS = 40
"""Triples are tried among this many patterns at most; a page with more is an ornament."""


@dataclass(frozen=True, slots=True)
class FinderPattern:
    """One nested square: its centre and the side of its outer edge, in pixels."""

    x: float
    y: float
    side: float


def finder_patterns(gray: Gray) -> list[FinderPattern]:
    """The nested squares of the image, by the outlines of its dark parts (ratios 7 : 5 : 3 in width)."""
    _, dark = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return patterns_of(np.asarray(dark, dtype=np.uint8))


def patterns_of(dark: Gray) -> list[FinderPattern]:
    """The nested squares among the white parts of a two-tone image."""
    outlines, tree = cv2.findContours(dark, cv2.RETR_TREE, cv2.CHAIN_APPROX_SIMPLE)
    if tree is None:
        return []
    patterns = []
    for index in np.flatnonzero(tree[0][:, 2] >= 0):
        pattern = _pattern(outlines, tree[0], int(index))
        if pattern:
            patterns.append(pattern)
    return patterns


def _pattern(outlines: Sequence[Any], tree: NDArray[Any], index: int) -> FinderPattern | None:
    hole = tree[index][2]
    if hole < 0:
        return None
    core = tree[hole][2]
    if core < 0 or tree[core][2] >= 0:
        return None
    if cv2.contourArea(outlines[index]) < SQUARENESS * _rectangle_area(outlines[index]):
        return None
    boxes = [cv2.minAreaRect(outlines[i]) for i in (index, hole, core)]
    (x, y), (width, height), _ = boxes[0]
    side = (width * height) ** 0.5
    if side < SMALLEST_SIDE or not _square(width, height):
        return None
    inner = [(w * h) ** 0.5 / side for _, (w, h), _ in boxes[1:]]
    if not (0.5 < inner[0] <= 1.0 and 0.25 < inner[1] < 0.6) or dist(boxes[2][0], (x, y)) > side / 6:
        return None
    return FinderPattern(x, y, side)


def _rectangle_area(outline: Any) -> float:
    width, height = cv2.minAreaRect(outline)[1]
    return float(width * height)


def _square(width: float, height: float) -> bool:
    return max(width, height) < 1.5 * max(min(width, height), 1.0)


def triples(patterns: list[FinderPattern]) -> list[Sighting]:
    """Each right angle of three like patterns as an unreadable QR code, with its whole outline."""
    if len(patterns) > MOST_PATTERNS:
        return []
    return [
        Sighting(Symbology.QR_CODE, corners)
        for three in combinations(patterns, 3)
        if (corners := _right_angle(three)) is not None
    ]


def _right_angle(three: tuple[FinderPattern, ...]) -> Corners | None:
    sides = [pattern.side for pattern in three]
    if max(sides) > 1.4 * min(sides):
        return None
    pairs = sorted(combinations(three, 2), key=_distance)
    short, long, across = (_distance(pair) for pair in pairs)
    if long > 1.25 * short or abs(across - (short**2 + long**2) ** 0.5) > 0.12 * across:
        return None
    if not 1.8 * max(sides) < short < 25 * max(sides):
        return None
    return _outline(three, *pairs[2])


def _distance(pair: tuple[FinderPattern, FinderPattern]) -> float:
    return dist((pair[0].x, pair[0].y), (pair[1].x, pair[1].y))


def _outline(three: tuple[FinderPattern, ...], one: FinderPattern, other: FinderPattern) -> Corners:
    """The four corners of the symbol: patterns stand in three of them, their centres 3.5 modules inside."""
    corner = next(pattern for pattern in three if pattern is not one and pattern is not other)
    across = (one.x - corner.x, one.y - corner.y)
    down = (other.x - corner.x, other.y - corner.y)
    span = max(dist((0, 0), across), 1.0)
    margin = corner.side / 2 / span
    low, high = -margin, 1 + margin
    return tuple(
        (corner.x + a * across[0] + b * down[0], corner.y + a * across[1] + b * down[1])
        for a, b in ((low, low), (high, low), (high, high), (low, high))
    )
