"""Ink that the detector passed over: single characters in table cells, marks beside the text.

Detectors of text lines miss what is a single character wide ("P", "1", "-"): in result columns that is
the answer itself. Every cell of the drawn grid that holds ink and no strip gets one.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from parser.reading.crops import Strip
from parser.reading.ocr.interface import Image
from parser.reading.rulelines import RuleLine


def missed_strips(
    bare: Image, rules: Sequence[RuleLine], strips: Sequence[Strip], dpi: float
) -> tuple[Strip, ...]:
    """Strips for the ink in ruled cells that no other strip covers; `bare` is the ink without the rules."""
    if not rules:
        return ()
    usual = float(np.median([strip.height for strip in strips])) if strips else 0.16 * dpi
    bare = bare.copy()
    _hide(bare, strips)
    found = []
    for cell in _cells(bare.shape, rules, dpi):
        strip = _strip_in(bare, cell, usual, dpi)
        if strip is not None:
            found.append(strip)
    return tuple(found)


def _hide(ink: Image, strips: Sequence[Strip]) -> None:
    for strip in strips:
        ink[max(0, int(strip.top)) : int(strip.bottom) + 1, max(0, int(strip.x0)) : int(strip.x1) + 1] = 0


def _cells(shape: tuple[int, ...], rules: Sequence[RuleLine], dpi: float) -> list[tuple[int, int, int, int]]:
    """The closed faces of the drawn grid as (x, y, width, height)."""
    grid = np.full(shape[:2], 255, np.uint8)
    reach = round(0.03 * dpi)
    for rule in rules:
        dx, dy = (reach, 1) if rule.horizontal else (1, reach)
        cv2.rectangle(
            grid,
            (int(rule.x0) - dx, int(rule.top) - dy),
            (int(rule.x1) + dx, int(rule.bottom) + dy),
            0,
            cv2.FILLED,
        )
    stats = cv2.connectedComponentsWithStats(grid, connectivity=4)[2][1:]
    largest = shape[0] * shape[1] / 4
    return [
        (int(x), int(y), int(width), int(height))
        for x, y, width, height, area in stats
        if 0.05 * dpi < min(width, height) and area < largest and area > 0.8 * width * height
    ]


def _strip_in(bare: Image, cell: tuple[int, int, int, int], usual: float, dpi: float) -> Strip | None:
    """A strip around the uncovered ink of a cell, as high as the page's text usually is; None for specks."""
    x, y, width, height = cell
    inset = max(1, round(0.012 * dpi))
    inner = bare[y + inset : y + height - inset, x + inset : x + width - inset]
    rows, columns = np.nonzero(inner)
    if len(rows) < 6e-5 * dpi * dpi:
        return None
    top, bottom = float(rows.min()), float(rows.max()) + 1
    left, right = float(columns.min()), float(columns.max()) + 1
    if max(bottom - top, right - left) < 0.025 * dpi or bottom - top > 2.5 * usual:
        return None
    middle = y + inset + (top + bottom) / 2
    high = max(usual, 1.5 * (bottom - top))
    margin = 0.25 * usual
    x0 = max(float(x + 1), x + inset + left - margin)
    x1 = min(float(x + width - 1), x + inset + right + margin)
    return Strip(x0, max(float(y), middle - high / 2), x1, min(float(y + height), middle + high / 2))
