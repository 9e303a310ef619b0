"""Finds ruling lines on the image of an upright page: thin, long, straight; also faint, broken or askew."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from parser.reading.morphology import closed, darker_than_around, grown, opened
from parser.reading.ocr.interface import Image

SHORTEST_INCH = 0.16
"""Shorter strokes are letters, dashes or underscores: a table cell is seldom lower than this."""

THICKEST_INCH = 0.035
"""Thicker bars are filled areas, not lines."""

GAP_INCH = 0.06
"""Breaks up to this length are closed: dotted and badly printed lines."""

FAINT = 14
"""A line is at least so many grey levels darker than both of its sides."""

OVERHANG_INCH = 0.11
"""A line that ends so little beyond a crossing one ends at it: lower than any row of a table."""

SOLID = 0.9
"""A whole line has ink over at least this share of its length."""

BROKEN = 0.45
"""A dotted or badly printed one over at least this."""

BESIDE = 0.35
"""Beside a line, at most this share is ink: crossing lines and letters that touch it."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A ruling line in pixels: x0, top, x1, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs across the page."""
        return self.x1 - self.x0 >= self.bottom - self.top


def find_rules(grey: Image, dpi: float) -> tuple[RuleLine, ...]:
    """The horizontal lines from the top, then the vertical ones from the left."""
    across = _across(grey, dpi)
    down = _turned(_across(np.ascontiguousarray(grey.T), dpi))
    horizontal, vertical = _without_letters(across, down, dpi), _without_letters(down, across, dpi)
    vertical = [_cut_back(line, horizontal, dpi) for line in vertical]
    turned = [_cut_back(line, _turned(vertical), dpi) for line in _turned(horizontal)]
    horizontal = _turned(turned)
    return (
        *sorted(horizontal, key=lambda line: (line.top, line.x0)),
        *sorted(vertical, key=lambda line: (line.x0, line.top)),
    )


def without_rules(ink: Image, rules: Sequence[RuleLine]) -> Image:
    """The ink with the rules erased, a pixel more on either side."""
    bare = ink.copy()
    for rule in rules:
        top, left = max(0, int(rule.top) - 1), max(0, int(rule.x0) - 1)
        bare[top : int(rule.bottom) + 1, left : int(rule.x1) + 1] = 0
    return bare


def _turned(lines: Sequence[RuleLine]) -> list[RuleLine]:
    """The lines with across and down exchanged."""
    return [RuleLine(line.top, line.x0, line.bottom, line.x1) for line in lines]


def _cut_back(line: RuleLine, across: Sequence[RuleLine], dpi: float) -> RuleLine:
    """A vertical line without the letters above or below the table that it grew into."""
    near, overhang = 0.03 * dpi, OVERHANG_INCH * dpi
    crossed = [other for other in across if other.x0 - near <= line.x0 and line.x1 <= other.x1 + near]
    tops = [other.top for other in crossed if 0 < other.top - line.top <= overhang]
    bottoms = [other.bottom for other in crossed if 0 < line.bottom - other.bottom <= overhang]
    return RuleLine(line.x0, max(tops, default=line.top), line.x1, min(bottoms, default=line.bottom))


def _across(grey: Image, dpi: float) -> list[RuleLine]:
    """The horizontal lines, in no order."""
    thick = max(3, round(THICKEST_INCH * dpi))
    dark = darker_than_around(grey, 1, 2 * thick + 1)
    mask = np.asarray(cv2.threshold(dark, FAINT, 255, cv2.THRESH_BINARY)[1], np.uint8)
    whole = closed(grown(mask, 1, 3), max(3, round(GAP_INCH * dpi)), 1)
    long = opened(whole, round(SHORTEST_INCH * dpi), 1)
    lines = [_trimmed(line, mask, thick) for line in _boxes(long)]
    return _joined([line for line in lines if _is_line(line, mask, thick)], dpi)


def _boxes(mask: Image) -> list[RuleLine]:
    stats = cv2.connectedComponentsWithStats(mask)[2][1:]
    return [
        RuleLine(float(x), float(y), float(x + width), float(y + height)) for x, y, width, height, _ in stats
    ]


def _trimmed(line: RuleLine, mask: Image, thick: int) -> RuleLine:
    """The line without the letters that grew onto it: the rows that its ink fills best."""
    if line.bottom - line.top <= thick + 2:
        return line
    rows = mask[int(line.top) : int(line.bottom), int(line.x0) : int(line.x1)].mean(axis=1)
    peak = int(rows.argmax())
    weak = rows < rows[peak] / 4
    above, below = np.flatnonzero(weak[:peak]), np.flatnonzero(weak[peak:])
    top = int(above[-1]) + 1 if len(above) else 0
    bottom = peak + int(below[0]) if len(below) else len(rows)
    return RuleLine(line.x0, line.top + top, line.x1, line.top + bottom)


def _is_line(line: RuleLine, mask: Image, thick: int) -> bool:
    """Thin enough for its length, mostly ink, and with paper beside it.

    A broken line needs paper on both sides, or a row of letters would pass for one.
    """
    width, height = line.x1 - line.x0, line.bottom - line.top
    if height - 2 > thick or width < 4 * (height - 2):
        return False
    top, bottom, left, right = int(line.top), int(line.bottom), int(line.x0), int(line.x1)
    solid = _filled(mask[top:bottom, left:right])
    above = _filled(mask[max(0, top - thick) : max(0, top - 1), left:right])
    below = _filled(mask[bottom + 1 : bottom + thick, left:right])
    if solid >= SOLID:
        return min(above, below) <= BESIDE
    return solid >= BROKEN and max(above, below) <= BESIDE


def _filled(band: Image) -> float:
    """The share of a band's columns that hold ink; 0 for an empty band."""
    return float(band.any(axis=0).mean()) if band.size else 0.0


def _joined(lines: Sequence[RuleLine], dpi: float) -> list[RuleLine]:
    """Pieces of one line put together: at the same height, with at most a small gap."""
    apart, gap = 0.012 * dpi, 2 * GAP_INCH * dpi
    joined: list[RuleLine] = []
    for line in sorted(lines, key=lambda line: line.x0):
        for index, other in enumerate(joined):
            level = abs(line.top + line.bottom - other.top - other.bottom) / 2 <= apart
            if level and line.x0 - other.x1 <= gap:
                joined[index] = RuleLine(
                    min(line.x0, other.x0),
                    min(line.top, other.top),
                    max(line.x1, other.x1),
                    max(line.bottom, other.bottom),
                )
                break
        else:
            joined.append(line)
    return joined


def _without_letters(lines: Sequence[RuleLine], crossing: Sequence[RuleLine], dpi: float) -> list[RuleLine]:
    """The lines that are long, or that end on a crossing line as the side of a cell does.

    Short strokes that touch nothing are the stems and bars of large letters.
    """
    long, near = 4 * SHORTEST_INCH * dpi, 0.03 * dpi
    return [line for line in lines if _length(line) >= long or _touches(line, crossing, near)]


def _length(line: RuleLine) -> float:
    return max(line.x1 - line.x0, line.bottom - line.top)


def _touches(line: RuleLine, others: Sequence[RuleLine], near: float) -> bool:
    """Whether at least two of the other lines, long ones, meet it."""
    meeting = 0
    for other in others:
        apart_x = max(line.x0, other.x0) - min(line.x1, other.x1)
        apart_y = max(line.top, other.top) - min(line.bottom, other.bottom)
        meeting += apart_x <= near and apart_y <= near and _length(other) > _length(line) / 2
    return meeting >= 2
