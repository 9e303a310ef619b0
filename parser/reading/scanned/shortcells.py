"""Ink that the detector passed over: single characters in table cells, marks beside the text.

Detectors of text lines miss what is a single character wide ("P", "1", "-"): in result columns that is
the answer itself. Ink in a cell of the drawn grid that no strip covers gets a strip of its own, and so does a
mark that stands by itself in a row of at least three strips, as in a table that is not ruled.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Image
from parser.reading.scanned.crops import Strip
from parser.reading.scanned.ink import Piece, pieces_of, without_flecks
from parser.reading.scanned.leaders import Row
from parser.reading.scanned.morphology import closed
from parser.reading.scanned.rulelines import RuleLine

FLECK = 2.5e-4
"""Less ink than this, in square inches, is a fleck: a hyphen of 8 points has twice as much."""

SHORTEST_INCH = 0.02
"""The longer side of the smallest mark: a full stop is smaller, a hyphen longer."""

ROW = 3
"""So many strips side by side make a row of a table."""

CRUMBS = 0.25
"""What lies at most so many heights beside a strip in a ruled cell belongs to it."""

LARGEST = 0.75
"""A mark between strips is smaller than this share of their usual height, which holds a margin too."""

APART = 0.7
"""A mark stands by itself when it is so many times the usual height away from the strips beside it."""

LED_ABOVE, LED_BELOW = 0.75, 0.2
"""The line of a leader reaches so many usual heights above and below the feet of its dots."""

TWIN = 0.5
"""Strips that share more than this of their width and height are around one mark."""

Place = tuple[slice, slice]
"""Rows and columns of a part of the page."""

Cells = NDArray[np.int32]
"""The cell that each pixel belongs to; 0 outside the grid and on its lines."""


def missed_strips(
    bare: Image,
    cells: Cells,
    strips: Sequence[Strip],
    dpi: float,
    leaders: Sequence[Row] = (),
    dark: Sequence[Place] = (),
) -> tuple[Strip, ...]:
    """Strips for ink that no other strip covers: in ruled cells, alone in the rows of tables without, and on
    `dark` surfaces, where the detector may pass over all of it.

    `bare` is the ink without the rules; `leaders` are the rows of dots that were taken away, behind which
    something stands.
    """
    usual = float(np.median([strip.height for strip in strips])) if strips else 0.2 * dpi
    found: list[Strip | None] = []
    if cells.any():
        inside = np.asarray(cv2.copyTo(bare, (cells > 0).view(np.uint8)), np.uint8)
        _hide(inside, strips, CRUMBS)
        found += [_strip_around(mark, usual, dpi) for mark in _marks(inside, usual, dpi)]
    if dark:
        found += [
            _strip_around(mark, usual, dpi) for mark in _on_dark(bare, [*strips, *found], dark, usual, dpi)
        ]
    rows = [*_rows(strips, usual), *_led_to(leaders, usual, bare.shape[1])]
    if rows:
        between = _between(bare, cells, rows)
        _hide(between, strips, APART)
        marks = [mark for mark in _marks(between, usual, dpi) if max(mark[2:]) < LARGEST * usual]
        found += [_strip_around(mark, usual, dpi) for mark in marks]
    return _once([strip for strip in found if strip is not None])


def _on_dark(
    bare: Image, strips: Sequence[Strip | None], dark: Sequence[Place], usual: float, dpi: float
) -> list[Piece]:
    """The marks that are left on dark surfaces."""
    left = np.zeros_like(bare)
    for place in dark:
        left[place] = bare[place]
    _hide(left, [strip for strip in strips if strip is not None], CRUMBS)
    return _marks(left, usual, dpi)


def _once(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """The strips, those around the pieces of one mark as one: a colon has two dots, "÷" three pieces."""
    kept: list[Strip] = []
    for strip in strips:
        twin = next((index for index, other in enumerate(kept) if _are_twins(strip, other)), None)
        if twin is None:
            kept.append(strip)
        else:
            other = kept[twin]
            kept[twin] = Strip(
                min(strip.x0, other.x0),
                min(strip.top, other.top),
                max(strip.x1, other.x1),
                max(strip.bottom, other.bottom),
            )
    return tuple(kept)


def _are_twins(one: Strip, other: Strip) -> bool:
    """Whether each covers most of the other."""
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > TWIN * max(one.width, other.width) and down > TWIN * max(one.height, other.height)


def _marks(ink: Image, usual: float, dpi: float) -> list[Piece]:
    """The places of what is left of the ink as (x, y, width, height), characters side by side as one."""
    marks = without_flecks(ink, round(FLECK * dpi * dpi))
    return pieces_of(closed(marks, max(3, round(usual)), 3))


def _rows(strips: Sequence[Strip], usual: float) -> list[Strip]:
    """The rows of at least `ROW` strips side by side, each from its first strip to the end of the text."""
    if not strips:
        return []
    middles = np.array([(strip.top + strip.bottom) / 2 for strip in strips])
    beside = np.abs(middles[:, None] - middles[None, :]) < 0.4 * usual
    right = max(strip.x1 for strip in strips)
    rows = []
    for strip, near in zip(strips, beside, strict=True):
        row = [other for other, is_near in zip(strips, near, strict=True) if is_near]
        if len(row) >= ROW and strip.x0 == min(other.x0 for other in row) and strip.height < 1.5 * usual:
            rows.append(Strip(strip.x0, strip.top, right, strip.bottom))
    return rows


def _led_to(leaders: Sequence[Row], usual: float, width: int) -> list[Strip]:
    """What stands on the lines of the leaders, from where they begin."""
    return [
        Strip(left, bottom - LED_ABOVE * usual, width - usual, bottom + LED_BELOW * usual)
        for left, _, _, bottom in leaders
    ]


def _between(bare: Image, cells: Cells, rows: Sequence[Strip]) -> Image:
    """The ink of the rows outside the drawn grid."""
    between = np.zeros_like(bare)
    for row in rows:
        place = slice(max(0, int(row.top)), int(row.bottom) + 1), slice(max(0, int(row.x0)), int(row.x1) + 1)
        between[place] = bare[place]
    between[cells > 0] = 0
    return between


def _hide(ink: Image, strips: Sequence[Strip], beside: float) -> None:
    """Erases what the strips cover, and what lies within so many of their heights at their ends."""
    for strip in strips:
        crumbs = beside * strip.height
        left, right = max(0, int(strip.x0 - crumbs)), max(0, int(strip.x1 + crumbs) + 1)
        ink[max(0, int(strip.top)) : int(strip.bottom) + 1, left:right] = 0


def cells_of(shape: tuple[int, ...], rules: Sequence[RuleLine], dpi: float) -> Cells:
    """The closed faces of the drawn grid, numbered from 1."""
    cells = np.zeros(shape[:2], np.int32)
    if not rules:
        return cells
    grid, place = _grid(shape, rules, round(0.03 * dpi))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(grid, connectivity=4)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    is_cell = (np.minimum(width, height) > 0.05 * dpi) & (area > 0.8 * width * height)
    is_cell &= area < shape[0] * shape[1] / 3
    is_cell[0] = False
    is_cell[_beyond(np.asarray(labels, np.int32), place, shape)] = False
    cells[place] = np.where(is_cell, np.arange(count, dtype=np.int32), 0).astype(np.int32)[labels]
    return cells


def _grid(shape: tuple[int, ...], rules: Sequence[RuleLine], reach: int) -> tuple[Image, Place]:
    """The rules drawn black on white, each as far beyond its ends, with a frame of paper; and where on the
    page that is."""
    left, top = (int(min(sides)) - reach - 2 for sides in zip(*((r.x0, r.top) for r in rules), strict=True))
    right, bottom = (
        int(max(sides)) + reach + 3 for sides in zip(*((r.x1, r.bottom) for r in rules), strict=True)
    )
    left, top, right, bottom = max(0, left), max(0, top), min(shape[1], right), min(shape[0], bottom)
    grid = np.full((bottom - top, right - left), 255, np.uint8)
    for rule in rules:
        dx, dy = (reach, 1) if rule.horizontal else (1, reach)
        start = (int(rule.x0) - dx - left, int(rule.top) - dy - top)
        end = (int(rule.x1) + dx - left, int(rule.bottom) + dy - top)
        cv2.rectangle(grid, start, end, 0, cv2.FILLED)
    return grid, (slice(top, bottom), slice(left, right))


def _beyond(labels: Cells, place: Place, shape: tuple[int, ...]) -> NDArray[np.int32]:
    """The faces that go on beyond a part of the page."""
    rows, columns = place
    sides = [labels[0]] * (rows.start > 0) + [labels[-1]] * (rows.stop < shape[0])
    sides += [labels[:, 0]] * (columns.start > 0) + [labels[:, -1]] * (columns.stop < shape[1])
    return np.unique(np.concatenate(sides)) if sides else np.zeros(0, np.int32)


def _strip_around(mark: Piece, usual: float, dpi: float) -> Strip | None:
    """A strip as high as the page's text around the mark (x, y, width, height); None for what is no text."""
    x, y, width, height = mark
    if max(width, height) < SHORTEST_INCH * dpi or height > 1.6 * usual:
        return None
    middle, high = y + height / 2, max(usual, 1.4 * height)
    margin = 0.25 * usual
    return Strip(max(0.0, x - margin), max(0.0, middle - high / 2), x + width + margin, middle + high / 2)
