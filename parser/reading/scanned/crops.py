"""Cuts detected text into crops of single lines: level, not too wide, never across a ruling line."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Image
from parser.reading.scanned.rulelines import RuleLine

WIDEST = 22.0
"""A crop wider than this many times its height is cut at gaps: the recogniser turns very wide lines into
gibberish (seen with PP-OCRv6 at 1:60 on every backend; lines of 1:25 read well)."""

LEVEL_WITHIN = 0.6
"""Text boxes that slope less than this many degrees are cut out straight."""

SLOPING_ABOVE = 2.5
"""Boxes narrower than this many times their height are too short to tell a slope from."""

IN_LINE = 0.1
"""Upright rules within so much of a line's height of each other are in line."""

COLUMN_GAP = 1.6
"""Paper wider than this many times the crop's height parts two columns."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A place that holds (part of) one line of text, in pixels of the page; `slope` in degrees."""

    x0: float
    top: float
    x1: float
    bottom: float
    slope: float = 0.0

    @property
    def width(self) -> float:
        """Width in pixels."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.bottom - self.top


def cut_strips(strips: Sequence[Strip], ink: Image, rules: Sequence[RuleLine]) -> tuple[Strip, ...]:
    """The strips cut at upright rules, at column gaps and where they are too wide."""
    upright = [rule for rule in rules if not rule.horizontal]
    cut: list[Strip] = []
    for whole in strips:
        for strip in _cut_at_rules(whole, upright):
            cut.extend(_cut_at_gaps(strip, ink))
    return tuple(cut)


def rules_beside(rules: Sequence[RuleLine], strips: Sequence[Strip]) -> tuple[RuleLine, ...]:
    """The rules without the strokes of letters: what lies inside a strip, all or most of it."""
    return tuple(
        rule
        for rule in rules
        if not any(_stroke_of(rule, strip) and not _goes_through(rule, strip, rules) for strip in strips)
    )


def _goes_through(rule: RuleLine, strip: Strip, rules: Sequence[RuleLine]) -> bool:
    """Whether an upright rule parts the texts of a strip: it goes beyond them above and below, in line with
    a longer one, as between the heads of columns that a row over all of them cuts off from their rows."""
    middle, near = (rule.x0 + rule.x1) / 2, IN_LINE * strip.height
    beyond = not rule.horizontal and rule.top < strip.top and strip.bottom < rule.bottom
    return beyond and any(
        abs(middle - (other.x0 + other.x1) / 2) <= near
        and other.bottom - other.top > 2 * (rule.bottom - rule.top)
        for other in rules
        if not other.horizontal
    )


def _stroke_of(rule: RuleLine, strip: Strip) -> bool:
    if not rule.horizontal:
        inside = strip.x0 < rule.x0 and rule.x1 < strip.x1
        short = rule.bottom - rule.top < 1.2 * strip.height
        return inside and short and strip.top < rule.bottom and rule.top < strip.bottom
    edge = 0.2 * strip.height
    if not strip.top + edge < (rule.top + rule.bottom) / 2 < strip.bottom - edge:
        return False
    shared = min(rule.x1, strip.x1) - max(rule.x0, strip.x0)
    return shared > 0.6 * (rule.x1 - rule.x0)


def strip_of(quad: NDArray[np.float32]) -> Strip:
    """The level strip of a text box: its own height around its middle, however it slopes."""
    (x0, y0), (x1, y1) = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
    slope = float(np.degrees(np.arctan2(y1 - y0, x1 - x0)))
    left, top = (float(value) for value in quad.min(axis=0))
    right, bottom = (float(value) for value in quad.max(axis=0))
    if abs(slope) < LEVEL_WITHIN or right - left < SLOPING_ABOVE * (bottom - top):
        return Strip(left, top, right, bottom)
    half = float(np.linalg.norm(quad[0] - quad[3]) + np.linalg.norm(quad[1] - quad[2])) / 4
    middle = float(y0 + y1) / 2
    return Strip(left, middle - half, right, middle + half, slope)


def _cut_at_rules(strip: Strip, upright: Sequence[RuleLine]) -> list[Strip]:
    """The strip in pieces where an upright rule runs through its whole height."""
    inside = sorted(
        (rule.x0, rule.x1)
        for rule in upright
        if strip.x0 + 0.3 * strip.height < (rule.x0 + rule.x1) / 2 < strip.x1 - 0.3 * strip.height
        and rule.top <= strip.top + 0.08 * strip.height
        and rule.bottom >= strip.bottom - 0.08 * strip.height
    )
    pieces, start = [], strip.x0
    for left, right in inside:
        pieces.append(Strip(start, strip.top, left, strip.bottom, strip.slope))
        start = right
    pieces.append(Strip(start, strip.top, strip.x1, strip.bottom, strip.slope))
    return [piece for piece in pieces if piece.width > 2]


def _cut_at_gaps(strip: Strip, ink: Image) -> list[Strip]:
    """The strip in pieces at column gaps, and at its widest gaps until no piece is too wide."""
    if strip.width < COLUMN_GAP * strip.height or strip.slope:
        return [strip]
    gaps = [gap for gap in gaps_of(ink, strip) if strip.x0 + 1 < gap[0] and gap[1] < strip.x1 - 1]
    cuts = [(left, right) for left, right in gaps if right - left > COLUMN_GAP * strip.height]
    pieces = _pieces(strip, cuts)
    return [part for piece in pieces for part in _narrowed(piece, gaps)]


def _narrowed(strip: Strip, gaps: Sequence[tuple[float, float]]) -> list[Strip]:
    if strip.width <= WIDEST * strip.height:
        return [strip]
    third = strip.width / 3
    inner = [gap for gap in gaps if strip.x0 + third <= (gap[0] + gap[1]) / 2 <= strip.x1 - third]
    if not inner:
        return [strip]
    left, right = max(inner, key=lambda gap: gap[1] - gap[0])
    return [part for piece in _pieces(strip, [(left, right)]) for part in _narrowed(piece, gaps)]


def _pieces(strip: Strip, cuts: Sequence[tuple[float, float]]) -> list[Strip]:
    """The strip without the gaps; a sliver of paper stays at either side of each."""
    pieces, start = [], strip.x0
    for left, right in cuts:
        margin = min(0.2 * strip.height, (right - left) / 2)
        pieces.append(Strip(start, strip.top, left + margin, strip.bottom, strip.slope))
        start = right - margin
    pieces.append(Strip(start, strip.top, strip.x1, strip.bottom, strip.slope))
    return pieces


def gaps_of(ink: Image, strip: Strip) -> list[tuple[float, float]]:
    """The stretches of bare paper inside a strip as (left, right), those at its ends included."""
    left, inset = int(strip.x0), round(0.12 * strip.height)
    band = ink[int(strip.top) + inset : int(strip.bottom) - inset, left : int(strip.x1)]
    if not band.size:
        return []
    columns = np.concatenate([[-1], np.flatnonzero(band.any(axis=0)), [band.shape[1]]])
    return [
        (left + float(columns[step]) + 1, left + float(columns[step + 1]))
        for step in np.flatnonzero(np.diff(columns) > 1)
    ]


def cut_out(image: Image, strip: Strip) -> Image:
    """The pixels of a strip, levelled; at least one pixel either way."""
    height, width = image.shape[:2]
    if strip.slope:
        return _levelled(image, strip)
    x0, x1 = _within(strip.x0, strip.x1, width)
    top, bottom = _within(strip.top, strip.bottom, height)
    return image[top:bottom, x0:x1]


def _within(low: float, high: float, limit: int) -> tuple[int, int]:
    start = min(max(0, int(low)), limit - 1)
    return start, min(limit, max(start + 1, round(high)))


def _levelled(image: Image, strip: Strip) -> Image:
    middle = ((strip.x0 + strip.x1) / 2, (strip.top + strip.bottom) / 2)
    turn = cv2.getRotationMatrix2D(middle, strip.slope, 1.0)
    turn[:, 2] -= np.array([strip.x0, strip.top])
    size = (max(1, round(strip.width)), max(1, round(strip.height)))
    return np.asarray(cv2.warpAffine(image, turn, size, borderMode=cv2.BORDER_REPLICATE), np.uint8)
