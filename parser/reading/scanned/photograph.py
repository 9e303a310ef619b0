"""Finds the sheet of paper on a photograph and looks at it from straight above."""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Image
from parser.reading.scanned.ink import grey_of
from parser.reading.scanned.straighten import Upright

LOOKED_AT = 700
"""The sheet is looked for on a copy whose longer side has so many pixels."""

SMALLEST_SHARE = 0.2
"""A bright patch that covers less of the picture is a label or a table, not the page."""

FILLED = 0.93
"""The sheet fills its four-sided outline at least so far; what does not is no flat sheet."""

STEP = 5.0
"""The edge of a sheet is crossed within so many pixels to either side, on the copy that is looked at."""

DARKER_OUTSIDE = 0.82
"""What lies outside is darker than this share of the paper inside."""

MOST_OF_SIDE = 0.85
"""So much of each side must stand out: fingers may hold the rest."""

SAME_PLACE = 0.02
"""Corners this near to those of the picture, by its longer side, mean a scan without a surround."""

Corners = NDArray[np.float32]


def flattened(page: Upright) -> Upright:
    """The page seen from above; itself where no sheet with a darker surround is found."""
    corners = sheet_corners(page.image)
    if corners is None:
        return page
    top, right, bottom, left = (np.linalg.norm(corners[i] - corners[(i + 1) % 4]) for i in range(4))
    width, height = round(float(max(top, bottom))), round(float(max(left, right)))
    target = np.array([[0, 0], [width - 1, 0], [width - 1, height - 1], [0, height - 1]], np.float32)
    return page.warped(cv2.getPerspectiveTransform(target, corners).astype(np.float64), (width, height))


def sheet_corners(image: Image) -> Corners | None:
    """The corners of the sheet, clockwise from the top left, in pixels; None where nothing surrounds it."""
    scale = min(1.0, LOOKED_AT / max(image.shape[:2]))
    small = cv2.resize(grey_of(image), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    if not _has_surround(np.asarray(small, np.uint8)):
        return None
    grey = np.asarray(cv2.medianBlur(small, 7), np.uint8)
    found = [_quadrilateral(outline) for outline in _outlines(grey)]
    sheets = [corners for corners in found if corners is not None and _stands_out(corners, grey)]
    if not sheets:
        return None
    largest = max(sheets, key=lambda corners: float(cv2.contourArea(corners)))
    return None if _is_picture(largest, grey) else (largest / np.float32(scale)).astype(np.float32)


def _has_surround(grey: Image) -> bool:
    """Whether a good part of the picture's edge is much darker than its paper."""
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    paper = float(np.percentile(grey, 90))
    return float((edge < 0.75 * paper).mean()) > 0.25


def _outlines(grey: Image) -> Iterator[NDArray[np.int32]]:
    """Outlines of the largest bright patch, at thresholds from the usual one downwards (for shadows)."""
    usual = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[0]
    for share in (1.15, 1.0, 0.85, 0.7, 0.55):
        bright = cv2.threshold(grey, usual * share, 255, cv2.THRESH_BINARY)[1]
        bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
        bright = cv2.morphologyEx(bright, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
        contours = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
        if contours:
            largest = max(contours, key=cv2.contourArea)
            if cv2.contourArea(largest) > SMALLEST_SHARE * grey.size:
                yield np.asarray(largest, np.int32)


def _quadrilateral(outline: NDArray[np.int32]) -> Corners | None:
    """The four corners of an outline that is one, its sides fitted to its points; None for other shapes."""
    hull = cv2.convexHull(outline)
    for looseness in (0.01, 0.02, 0.03, 0.05):
        rough = cv2.approxPolyDP(hull, looseness * cv2.arcLength(hull, True), True)
        if len(rough) == 4:
            break
    else:
        return None
    corners = _clockwise(rough.reshape(4, 2).astype(np.float32))
    if cv2.contourArea(outline) < FILLED * cv2.contourArea(corners):
        return None
    return _refined(corners, outline.reshape(-1, 2).astype(np.float32))


def _clockwise(corners: Corners) -> Corners:
    """From the top left on, however the sheet lies."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered = corners[np.argsort(angles)]
    return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)


def _refined(corners: Corners, outline: Corners) -> Corners:
    """The corners where lines through the middle parts of the four sides meet."""
    sides = [_side(corners[i], corners[(i + 1) % 4], outline) for i in range(4)]
    met = [_meeting(sides[i - 1], sides[i]) for i in range(4)]
    return np.array(
        [new if new is not None else old for new, old in zip(met, corners, strict=True)], np.float32
    )


def _side(start: Corners, end: Corners, outline: Corners) -> NDArray[np.float64]:
    """A line (a, b, c) with ax + by = c through the outline's points along a side."""
    along = (end - start) / max(1.0, float(np.linalg.norm(end - start)))
    across = np.array([-along[1], along[0]])
    relative = outline - start
    part = relative @ along / max(1.0, float(np.linalg.norm(end - start)))
    near = outline[(part > 0.1) & (part < 0.9) & (np.abs(relative @ across) < 12)]
    if len(near) < 10:
        return np.array([across[0], across[1], float(across @ start)])
    vx, vy, x, y = (float(value) for value in cv2.fitLine(near, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
    return np.array([-vy, vx, -vy * x + vx * y])


def _meeting(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64] | None:
    matrix = np.array([one[:2], other[:2]])
    if abs(np.linalg.det(matrix)) < 0.1:
        return None
    return np.asarray(np.linalg.solve(matrix, np.array([one[2], other[2]])), np.float64)


def _stands_out(corners: Corners, grey: Image) -> bool:
    """Whether paper gives way to something darker within a step at all four sides, as no shadow's edge does.

    A side that runs along the picture's own edge counts as one.
    """
    return all(_side_stands_out(corners[i], corners[(i + 1) % 4], grey) for i in range(4))


def _side_stands_out(start: Corners, end: Corners, grey: Image) -> bool:
    along = (end - start) / max(1.0, float(np.linalg.norm(end - start)))
    inward = np.array([-along[1], along[0]])
    points = start + np.linspace(0.05, 0.95, 40)[:, None] * (end - start)
    inside, outside = _sampled(grey, points + STEP * inward), _sampled(grey, points - STEP * inward)
    return bool(np.mean((outside < DARKER_OUTSIDE * inside) | np.isnan(outside)) >= MOST_OF_SIDE)


def _sampled(grey: Image, points: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """The grey level at each point; NaN off the picture."""
    height, width = grey.shape
    x, y = np.rint(points).astype(int).T
    on = (x >= 1) & (y >= 1) & (x < width - 1) & (y < height - 1)
    levels = np.full(len(points), np.nan)
    levels[on] = grey[y[on], x[on]]
    return levels


def _is_picture(corners: Corners, grey: Image) -> bool:
    height, width = grey.shape
    own = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return bool(np.abs(corners - own).max() < SAME_PLACE * max(width, height))
