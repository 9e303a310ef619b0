"""Places that look like a matrix code from afar: compact patches of dense edges in every direction."""

import cv2
import numpy as np

from parser.reading.codes.sighting import Bounds, Gray

WORKING_SIDE = 900
"""Pixels of the longer side at which the image is looked at: about 75 dpi for a page."""

STEEPEST = 40
"""Difference in grey between neighbours that counts as an edge at that size."""

DENSE = 0.45
"""Share of a patch's own pixels that are edges; letters leave white between their lines."""

CLOSING = 5
"""Pixels over which edges grow together: more than a module, less than the gap between two lines."""

SMALLEST, LARGEST = 14, 320
"""Pixels of a patch's sides at the working size: 5 mm to 11 cm on a page."""

LONGEST = 1.7
"""Ratio of its sides."""

FULLEST = 0.55
"""Share of its box that a patch fills."""

MOST = 12
"""Patches told at most."""


def patches(gray: Gray) -> list[Bounds]:
    """The patches of the image, the densest first, at most `MOST`."""
    scale = min(1.0, WORKING_SIDE / max(gray.shape))
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else gray
    edges = _edges(np.asarray(cv2.normalize(small, None, 0, 255, cv2.NORM_MINMAX), dtype=np.uint8))
    grown = cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((CLOSING, CLOSING), np.uint8))
    grown = cv2.morphologyEx(grown, cv2.MORPH_OPEN, np.ones((SMALLEST // 2, SMALLEST // 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(grown)
    found: list[tuple[float, Bounds]] = []
    for label in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[label])
        if not (min(width, height) >= SMALLEST and max(width, height) <= LARGEST):
            continue
        if max(width, height) > LONGEST * min(width, height) or area < FULLEST * width * height:
            continue
        density = float((edges[y : y + height, x : x + width] > 0).mean())
        if density >= DENSE:
            found.append((density, (x / scale, y / scale, (x + width) / scale, (y + height) / scale)))
    return [patch for _, patch in sorted(found, reverse=True)[:MOST]]


def _edges(small: Gray) -> Gray:
    across = cv2.convertScaleAbs(cv2.Sobel(small, cv2.CV_16S, 1, 0))
    down = cv2.convertScaleAbs(cv2.Sobel(small, cv2.CV_16S, 0, 1))
    return np.asarray((cv2.max(across, down) > 2 * STEEPEST).astype(np.uint8) * 255)
