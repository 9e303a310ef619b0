"""Places that look like a code from afar: compact patches of dense edges, or of edges in one direction."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.codes.sighting import Bounds, Gray, overlap

WORKING_SIDE = 900
"""Pixels of the longer side at which the image is looked at: about 75 dpi for a page."""

STEEPEST = 80
"""Sobel difference of greys that counts as an edge at that size, once the image fills black to white."""

CLOSINGS = {5: 0.55, 2: 0.75}
"""Pixels over which edges grow together (more than a large module; less than the gap to a near text), and
the share of edges in what has grown together from which it is like a code; letters leave white between
their lines.
"""

SMALLEST, LARGEST = 18, 320
"""Pixels of a matrix code's sides at the working size: 6 mm to 11 cm on a page."""

LOWEST_BARS = 8
"""Pixels of the height of bars: 3 mm."""

FULLEST = 0.55
"""Share of its box that a patch fills."""

EVEN = 1.3
"""Ratio of the mean slopes across and down in a matrix code: 1.0 to 1.2 measured, text has 1.1 to 2."""

SQUARE = 1.7
"""Ratio of a matrix code's sides, seen at a slant."""

ONE_WAY = 2.5
"""Ratio of the mean slopes in a code of bars."""

SHORTEST_BARS = 36
"""Pixels of the longer side of a code of bars: 12 mm."""

SLENDER = 14.0
"""Ratio of the sides of a code of bars."""

MATRIX_SIDES = (30, 140)
"""Pixels of a surely known matrix code's sides: 1 to 4.6 cm on a page."""

MATRIX_SQUARE, MATRIX_EVEN = 1.2, 1.2
"""Ratios of its sides and of its slopes across and down."""

MATRIX_DARK = (0.33, 0.65)
"""Its dark share."""

MATRIX_DENSE, MATRIX_SPARSEST, PARTS = 0.74, 0.3, 5
"""Its share of edges on the whole, and in the sparsest of 5 x 5 parts."""

SAME_PLACE = 0.7
"""Share of the smaller of two patches from which they are one."""

MOST = 12
"""Patches told at most."""


@dataclass(frozen=True, slots=True)
class Patch:
    """A patch in pixels of the image, the share of it that is edges, and whether they all run one way.

    `matrix` says that, on the image of a whole page, it can be nothing but a matrix code.
    """

    bounds: Bounds
    density: float
    bars: bool
    matrix: bool = False


def patches(gray: Gray) -> list[Patch]:
    """The patches of the image, the densest first, at most `MOST`."""
    scale = min(1.0, WORKING_SIDE / max(gray.shape))
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    shades = _stretched(np.asarray(small, np.uint8))
    across, down = _slopes(shades)
    edges = np.asarray(np.maximum(across, down) > STEEPEST, np.uint8)
    found: list[Patch] = []
    for closing, dense in CLOSINGS.items():
        for x, y, width, height in _compact(edges, closing):
            place = slice(y, y + height), slice(x, x + width)
            density = float(edges[place].mean())
            slopes = sorted((float(across[place].mean()), float(down[place].mean())))
            slant = slopes[1] / max(slopes[0], 1.0)
            if density >= dense and _like_a_code(width, height, slant):
                bounds = (x / scale, y / scale, (x + width) / scale, (y + height) / scale)
                matrix = slant <= MATRIX_EVEN and _surely_a_matrix(edges[place], shades[place])
                found.append(Patch(bounds, density, slant >= ONE_WAY, matrix))
    return _apart(sorted(found, key=lambda patch: -patch.density))[:MOST]


def _apart(found: list[Patch]) -> list[Patch]:
    """Without those that lie in the place of a denser one."""
    kept: list[Patch] = []
    for patch in found:
        if not any(overlap(patch.bounds, other.bounds) > SAME_PLACE for other in kept):
            kept.append(patch)
    return kept


def _like_a_code(width: int, height: int, slant: float) -> bool:
    """Whether sides and directions of edges are those of a matrix or of bars."""
    longer, shorter = max(width, height), min(width, height)
    if slant <= EVEN:
        return shorter >= SMALLEST and longer <= SQUARE * shorter
    return slant >= ONE_WAY and longer >= SHORTEST_BARS and longer <= SLENDER * shorter


def _surely_a_matrix(edges: Gray, shades: Gray) -> bool:
    """Whether a patch is square, of a printed code's size, as much dark as light, and dense in all its parts.

    Of 682 patches of real reports, photographs among them, two characters of a heading came nearest.
    """
    height, width = edges.shape
    if max(width, height) > MATRIX_SQUARE * min(width, height):
        return False
    if not MATRIX_SIDES[0] <= min(width, height) <= MATRIX_SIDES[1]:
        return False
    if not MATRIX_DARK[0] <= float((shades < 128).mean()) <= MATRIX_DARK[1]:
        return False
    rows, columns = np.array_split(np.arange(height), PARTS), np.array_split(np.arange(width), PARTS)
    parts = sorted(float(edges[np.ix_(row, column)].mean()) for row in rows for column in columns)
    return parts[0] >= MATRIX_SPARSEST and sum(parts) / len(parts) >= MATRIX_DENSE


def _compact(edges: Gray, closing: int) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of what is left when edges grow together and thin parts fall off."""
    grown = cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((closing, closing), np.uint8))
    grown = cv2.morphologyEx(grown, cv2.MORPH_OPEN, np.ones((LOWEST_BARS, LOWEST_BARS), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(grown)
    sizes = stats[1:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1]
    kept = (sizes.max(axis=1) >= SMALLEST) & (sizes.max(axis=1) <= LARGEST)
    kept &= stats[1:, cv2.CC_STAT_AREA] >= FULLEST * sizes.prod(axis=1)
    return [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:][kept]]


def _stretched(small: Gray) -> Gray:
    """The image with its darkest and lightest shades as black and white."""
    low, high = int(small.min()), int(small.max())
    return np.asarray(cv2.convertScaleAbs(small - np.uint8(low), alpha=255 / max(high - low, 1)), np.uint8)


def _slopes(small: Gray) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """How steeply the shade changes across and down."""
    across = cv2.convertScaleAbs(cv2.Sobel(small, cv2.CV_16S, 1, 0))
    down = cv2.convertScaleAbs(cv2.Sobel(small, cv2.CV_16S, 0, 1))
    return np.asarray(across, np.uint8), np.asarray(down, np.uint8)
