"""A code seen in one image, before it has a place on a page."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import dist

import numpy as np
from numpy.typing import NDArray

from parser.reading.codes.symbology import Symbology

Gray = NDArray[np.uint8]
"""A grey image, rows by columns."""

Bounds = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

Corners = tuple[tuple[float, float], ...]
"""The outline of a code in pixels of its image, clockwise from its own top left."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A code, or the sure sign of one that does not decode (`text` None).

    `modules` are the columns and rows of a matrix symbol, None where its reader does not say.
    """

    symbology: Symbology
    corners: Corners
    text: str | None = None
    data: bytes = b""
    error_correction: str | None = None
    modules: tuple[int, int] | None = None

    @property
    def readable(self) -> bool:
        """Whether it decoded."""
        return self.text is not None

    @property
    def bounds(self) -> Bounds:
        """The upright box around the outline."""
        xs, ys = zip(*self.corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def sides(self) -> list[float]:
        """The lengths of the outline's sides in pixels."""
        ring = (*self.corners, self.corners[0])
        return [dist(a, b) for a, b in pairwise(ring)]

    @property
    def aspect(self) -> float:
        """The longest side over the shortest."""
        return max(self.sides) / max(min(self.sides), 1.0)

    @property
    def area(self) -> float:
        """Square pixels inside the outline."""
        ring = (*self.corners, self.corners[0])
        return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))) / 2

    def moved(self, scale: float, left: float, top: float) -> "Sighting":
        """The same code in the image that this one is a part of: pixel / `scale` + (`left`, `top`)."""
        return replace(self, corners=tuple((x / scale + left, y / scale + top) for x, y in self.corners))


def corners_of(bounds: Bounds) -> Corners:
    """The corners of an upright box."""
    x0, y0, x1, y1 = bounds
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def overlap(one: Bounds, other: Bounds) -> float:
    """The shared area over the smaller of the two boxes, 0..1."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((one[2] - one[0]) * (one[3] - one[1]), (other[2] - other[0]) * (other[3] - other[1]))
    return width * height / max(smaller, 1.0)


SAME_CODE = 0.5
"""Share of the smaller outline from which two sightings are of one code."""


def without_repeats(sightings: list[Sighting]) -> list[Sighting]:
    """One sighting for each code: decoded before undecoded, then in order."""
    kept: list[Sighting] = []
    for sighting in sorted(sightings, key=lambda s: not s.readable):
        if not any(_same(sighting, other) for other in kept):
            kept.append(sighting)
    return kept


def _same(one: Sighting, other: Sighting) -> bool:
    if one.readable and other.readable and one.text != other.text:
        return False
    return overlap(one.bounds, other.bounds) >= SAME_CODE
