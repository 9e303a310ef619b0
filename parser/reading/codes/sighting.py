"""A code seen in one image, before it has a place on a page."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from parser.reading.codes.symbology import Symbology

Gray = NDArray[np.uint8]
"""A grey image, rows by columns."""

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
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def readable(self) -> bool:
        """Whether it decoded."""
        return self.text is not None

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in pixels."""
        xs, ys = zip(*self.corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def moved(self, scale: float, left: float, top: float) -> "Sighting":
        """The same code in the image that this one is a part of: pixel / `scale` + (`left`, `top`)."""
        corners = tuple((x / scale + left, y / scale + top) for x, y in self.corners)
        return Sighting(
            self.symbology, corners, self.text, self.data, self.error_correction, self.modules, self.extra
        )


def overlap(one: Sighting, other: Sighting) -> float:
    """The shared area over the smaller of the two bounding boxes, 0..1."""
    a, b = one.bounds, other.bounds
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return width * height / max(smaller, 1.0)
