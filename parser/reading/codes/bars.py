"""Bars that do not decode: stripes that are the same from top to bottom are a code of bars, and no text."""

import numpy as np
from numpy.typing import NDArray

from parser.reading.codes.sighting import Bounds, Gray, Sighting, corners_of
from parser.reading.codes.symbology import Symbology

FEWEST_EDGES = 32
"""Changes between black and white along the code: Code 128 with two characters has 30, EAN-8 has 44."""

ALIKE = 0.85
"""Least correlation of a row of pixels with the middle one."""

ROWS = (0.3, 0.4, 0.6, 0.7)
"""Where rows are compared with the middle one, as shares of the height."""

Row = NDArray[np.float64]
"""The shades of one row of pixels."""

LEAST_CONTRAST = 60
"""Difference of grey between bars and ground."""


def striped(gray: Gray, bounds: Bounds) -> Sighting | None:
    """The place as a code of bars, if it is one: upright or lying on its side."""
    x0, y0, x1, y1 = (round(value) for value in bounds)
    part = gray[max(0, y0) : y1, max(0, x0) : x1]
    for rows in (part, part.T):
        if _same_stripes(rows):
            return Sighting(Symbology.BAR_CODE, corners_of(bounds))
    return None


def _same_stripes(part: Gray) -> bool:
    height, width = part.shape
    if height < 6 or width < 2 * FEWEST_EDGES:
        return False
    rows = part.astype(np.float64)
    middle = rows[height // 2]
    low, high = np.percentile(middle, (5, 95))
    if high - low < LEAST_CONTRAST:
        return False
    edges = int(np.count_nonzero(np.diff(middle > (low + high) / 2)))
    others = [rows[int(share * height)] for share in ROWS]
    return edges >= FEWEST_EDGES and all(_alike(middle, other) for other in others)


def _alike(
    one: np.ndarray[tuple[int], np.dtype[np.float64]], other: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> bool:
    if other.std() == 0:
        return False
    return float(np.corrcoef(one, other)[0, 1]) >= ALIKE
