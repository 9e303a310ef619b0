"""Where things stand on a page: boxes in PDF points from the displayed page's top left."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points: the page as displayed (after /Rotate), origin at the CropBox's top left.

    For images one pixel is 72 / dpi points (200 dpi where the file states none). Always in the page as
    filed, never in a straightened copy of it; the pages of a `models.document.Document` alone are upright,
    and lead back by `Page.to_filed`.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The centre as (x, y)."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        """Area in square points; 0 for an empty or inverted box."""
        return max(0.0, self.width) * max(0.0, self.height)

    def union(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )

    def intersection(self, other: "Box") -> "Box":
        """What both share; its `area` is 0 where they do not meet."""
        return Box(
            max(self.x0, other.x0),
            max(self.top, other.top),
            min(self.x1, other.x1),
            min(self.bottom, other.bottom),
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def grown(self, by: float) -> "Box":
        """The box with `by` points added on every side."""
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def rounded(self) -> "Box":
        """The box in hundredths of a point, so that equal input prints equal output."""
        return Box(round(self.x0, 2), round(self.top, 2), round(self.x1, 2), round(self.bottom, 2))


def around(boxes: "list[Box]") -> Box:
    """The smallest box around all of them. Raises ValueError for an empty list."""
    if not boxes:
        raise ValueError("no boxes to surround")
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


Homography = tuple[float, float, float, float, float, float, float, float, float]
"""A projective map of the plane, row by row: (x, y) goes to (ax + by + c, dx + ey + f) / (gx + hy + i)."""


def through(box: Box, matrix: Homography | None) -> Box:
    """The smallest upright box around the image of `box` under the map; the box itself for None."""
    if matrix is None:
        return box
    a, b, c, d, e, f, g, h, i = matrix
    corners = ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
    depths = [g * x + h * y + i for x, y in corners]
    xs = [(a * x + b * y + c) / w for (x, y), w in zip(corners, depths, strict=True)]
    ys = [(d * x + e * y + f) / w for (x, y), w in zip(corners, depths, strict=True)]
    return Box(min(xs), min(ys), max(xs), max(ys))


def inverse(matrix: Homography) -> Homography:
    """The map back. Raises ValueError where there is none (all points on one line)."""
    a, b, c, d, e, f, g, h, i = matrix
    determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    if abs(determinant) < 1e-12:
        raise ValueError("the map cannot be undone")
    adjugate = (
        e * i - f * h,
        c * h - b * i,
        b * f - c * e,
        f * g - d * i,
        a * i - c * g,
        c * d - a * f,
        d * h - e * g,
        b * g - a * h,
        a * e - b * d,
    )
    p, q, r, s, t, u, v, w, x = (value / determinant for value in adjugate)
    return p, q, r, s, t, u, v, w, x


def share_of_height(one: Box, other: Box) -> float:
    """How much of the lower of two boxes lies at the height of the other; 0 or less where they are apart."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common / max(1e-6, min(one.height, other.height))
