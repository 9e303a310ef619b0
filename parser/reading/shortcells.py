"""Ink that the detector passed over: single characters in table cells, marks beside the text.

Detectors of text lines miss what is a single character wide ("P", "1", "-"): in result columns that is
the answer itself. Ink in a cell of the drawn grid that no strip covers gets a strip of its own.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.crops import Strip
from parser.reading.ink import without_flecks
from parser.reading.morphology import closed
from parser.reading.ocr.interface import Image
from parser.reading.rulelines import RuleLine

FLECK = 2.5e-4
"""Less ink than this, in square inches, is a fleck: a hyphen of 8 points has twice as much."""

SHORTEST_INCH = 0.02
"""The longer side of the smallest mark: a full stop is smaller, a hyphen longer."""

Cells = NDArray[np.int32]
"""The cell that each pixel belongs to; 0 outside the grid and on its lines."""


def missed_strips(bare: Image, cells: Cells, strips: Sequence[Strip], dpi: float) -> tuple[Strip, ...]:
    """Strips for the ink in ruled cells that no other strip covers; `bare` is the ink without the rules."""
    if not cells.any():
        return ()
    usual = float(np.median([strip.height for strip in strips])) if strips else 0.2 * dpi
    missed = np.where(cells > 0, bare, np.uint8(0)).astype(np.uint8)
    _hide(missed, strips)
    marks = without_flecks(missed, round(FLECK * dpi * dpi))
    boxes = cv2.connectedComponentsWithStats(closed(marks, max(3, round(usual)), 3))[2][1:]
    found = [_strip_around(tuple(int(value) for value in box[:4]), usual, dpi) for box in boxes]
    return tuple(strip for strip in found if strip is not None)


def _hide(ink: Image, strips: Sequence[Strip]) -> None:
    """Erases what the strips cover, and the crumbs at their ends."""
    for strip in strips:
        crumbs = 0.25 * strip.height
        left, right = max(0, int(strip.x0 - crumbs)), max(0, int(strip.x1 + crumbs) + 1)
        ink[max(0, int(strip.top)) : int(strip.bottom) + 1, left:right] = 0


def cells_of(shape: tuple[int, ...], rules: Sequence[RuleLine], dpi: float) -> Cells:
    """The closed faces of the drawn grid, numbered from 1."""
    grid = np.full(shape[:2], 255, np.uint8)
    reach = round(0.03 * dpi)
    for rule in rules:
        dx, dy = (reach, 1) if rule.horizontal else (1, reach)
        start = (int(rule.x0) - dx, int(rule.top) - dy)
        cv2.rectangle(grid, start, (int(rule.x1) + dx, int(rule.bottom) + dy), 0, cv2.FILLED)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(grid, connectivity=4)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    is_cell = (np.minimum(width, height) > 0.05 * dpi) & (area > 0.8 * width * height)
    is_cell &= area < shape[0] * shape[1] / 3
    is_cell[0] = False
    return np.asarray(np.where(is_cell, np.arange(count), 0)[labels], np.int32)


def _strip_around(mark: tuple[int, ...], usual: float, dpi: float) -> Strip | None:
    """A strip as high as the page's text around the mark (x, y, width, height); None for what is no text."""
    x, y, width, height = mark
    if max(width, height) < SHORTEST_INCH * dpi or height > 1.6 * usual:
        return None
    middle, high = y + height / 2, max(usual, 1.4 * height)
    margin = 0.25 * usual
    return Strip(max(0.0, x - margin), max(0.0, middle - high / 2), x + width + margin, middle + high / 2)
