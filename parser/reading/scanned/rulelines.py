"""Finds ruling lines on the image of an upright page: thin, long, straight; also faint, broken or askew."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from parser.reading.ocr.interface import Image
from parser.reading.scanned.ink import GRAINY, grain_of, pieces_of
from parser.reading.scanned.morphology import closed, darker_than_around, grown, opened

SHORTEST_INCH = 0.16
"""Shorter strokes are letters, dashes or underscores: a table cell is seldom lower than this."""

THICKEST_INCH = 0.035
"""Thicker bars are filled areas, not lines."""

GAP_INCH = 0.06
"""Breaks up to this length are closed: dotted and badly printed lines."""

FAINT = 14
"""A line is at least so many grey levels darker than both of its sides."""

AVERAGED_INCH = 0.04
"""Grain is averaged over this length along the lines."""

ERASED = 2
"""So many pixels beside a rule are erased with it: its soft edge."""

EDGE_INCH = 0.03
"""Lines as near to the edge of the image as this are the sheet's own."""

OVERHANG_INCH = 0.19
"""A line that ends so little beyond a crossing one ends at it: lower than any row of a table."""

LONG_OVERHANG_INCH = 0.4
"""Longer than this it is a row that lost its outer line, not a letter."""

TOUCHING_INCH = 0.012
"""A rule has ink so near to the lines that it crosses; print in a cell keeps more off them."""

BARE_INCH = 0.03
"""Less paper than this between two lines is the inside of a double line."""

SOLID = 0.9
"""A whole line has ink over at least this share of its length."""

BROKEN = 0.45
"""A dotted or badly printed one over at least this."""

BROKEN_INCH = 1.0
"""Broken lines are believed from this length on."""

AS_FULL = 0.8
"""Two lines of one piece are filled alike: no row of letters is filled so far as a line."""

LETTERED, WHOLE = 0.88, 0.95
"""A piece of a line is letters where it is filled less than so far, and the rest of it at least so far."""

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
    grain = grain_of(grey)
    over, down = _mask(grey, dpi, grain), _mask(np.ascontiguousarray(grey.T), dpi, grain)
    across, upright = (_inside(_across(mask, dpi), len(mask), dpi) for mask in (over, down))
    horizontal = _without_letters(across, _turned(upright), dpi)
    vertical = [
        line
        for line in _without_letters(_turned(upright), across, dpi)
        if not _keeps_off(line, _crossing(line, across, dpi), down, dpi)
    ]
    vertical = [
        _without_print(_cut_back(part, horizontal, down, dpi), horizontal, down, dpi)
        for line in vertical
        for part in _cut_where_bare(line, horizontal, down, dpi)
    ]
    upright = _turned(vertical)
    horizontal = _turned(
        [
            _without_print(_cut_back(line, upright, over, dpi), upright, over, dpi)
            for line in _turned(horizontal)
        ]
    )
    return (
        *sorted(horizontal, key=lambda line: (line.top, line.x0)),
        *sorted(vertical, key=lambda line: (line.x0, line.top)),
    )


def without_rules(image: Image, rules: Sequence[RuleLine], paper: int) -> Image:
    """The image with the rules painted over in the colour of the paper, and a little on either side."""
    bare = image.copy()
    for rule in rules:
        top, left = max(0, int(rule.top) - ERASED), max(0, int(rule.x0) - ERASED)
        bare[top : int(rule.bottom) + ERASED, left : int(rule.x1) + ERASED] = paper
    return bare


def _inside(lines: Sequence[RuleLine], height: int, dpi: float) -> list[RuleLine]:
    """The horizontal lines without the edges of the sheet."""
    edge = EDGE_INCH * dpi
    return [line for line in lines if line.top > edge and line.bottom < height - edge]


def _turned(lines: Sequence[RuleLine]) -> list[RuleLine]:
    """The lines with across and down exchanged."""
    return [RuleLine(line.top, line.x0, line.bottom, line.x1) for line in lines]


def _cut_where_bare(
    line: RuleLine, across: Sequence[RuleLine], turned_mask: Image, dpi: float
) -> list[RuleLine]:
    """A vertical line in two where it has no ink at all between two crossing lines: two tables, one below
    the other. `turned_mask` has across and down exchanged.
    """
    parts = [line]
    for above, below in pairwise(sorted(_crossing(line, across, dpi), key=lambda other: other.top)):
        start, end = int(above.bottom) + ERASED, int(below.top) - ERASED
        band = turned_mask[int(line.x0) : int(line.x1), start:end]
        if end - start >= BARE_INCH * dpi and not band.any():
            last = parts.pop()
            parts += [
                RuleLine(last.x0, last.top, last.x1, above.bottom),
                RuleLine(last.x0, below.top, last.x1, last.bottom),
            ]
    return parts


def _crossing(line: RuleLine, across: Sequence[RuleLine], dpi: float) -> list[RuleLine]:
    """The horizontal lines that a vertical one crosses or meets."""
    near = 0.03 * dpi
    return [
        other
        for other in across
        if other.x0 - near <= line.x0 and line.x1 <= other.x1 + near
        if line.top <= other.bottom and other.top <= line.bottom
    ]


def _keeps_off(line: RuleLine, crossed: Sequence[RuleLine], turned_mask: Image, dpi: float) -> bool:
    """Whether a broken vertical line has paper beside most of the lines that it crosses.

    The first figures of a column of clauses stand in line, row upon row; what they lack of a rule is that
    they never touch the lines between the rows. `turned_mask` has across and down exchanged.
    """
    band = turned_mask[int(line.x0) : int(line.x1)]
    if _filled(band[:, int(line.top) : int(line.bottom)]) >= SOLID:
        return False
    near = max(2, round(TOUCHING_INCH * dpi))
    sides = [
        side
        for other in crossed
        for side in (
            band[:, int(other.top) - 1 - near : int(other.top) - 1],
            band[:, int(other.bottom) + 1 : int(other.bottom) + 1 + near],
        )
        if line.top < other.top - near and other.bottom + near < line.bottom
    ]
    return sum(_filled(side) < 1 for side in sides) * 2 > len(sides)


def _cut_back(line: RuleLine, across: Sequence[RuleLine], turned_mask: Image, dpi: float) -> RuleLine:
    """A vertical line without the letters above or below the table that it grew into.

    What goes a little beyond the outermost crossing line is cut off, unless it is long and without a break.
    `turned_mask` has across and down exchanged.
    """
    crossed = _crossing(line, across, dpi)
    if not crossed:
        return line
    first, last = min(other.top for other in crossed), max(other.bottom for other in crossed)
    above, below = RuleLine(line.x0, line.top, line.x1, first), RuleLine(line.x0, last, line.x1, line.bottom)
    top = first if _is_overhang(above, turned_mask, dpi) else line.top
    bottom = last if _is_overhang(below, turned_mask, dpi) else line.bottom
    return RuleLine(line.x0, top, line.x1, bottom)


def _without_print(line: RuleLine, across: Sequence[RuleLine], turned_mask: Image, dpi: float) -> RuleLine:
    """A vertical line without the letters at its ends that stand in a cell of their own, in line with it.

    The bars of a row of letters join a line that ends at their cell. `turned_mask` has across and down
    exchanged.
    """
    near = 0.03 * dpi
    meeting = sorted(_crossing(line, across, dpi), key=lambda other: other.top)
    inside = [other for other in meeting if line.top + near < other.top and other.bottom < line.bottom - near]
    starts = [line.top, *(other.top for other in inside)]
    ends = [*(other.bottom for other in inside), line.bottom]
    while len(ends) > 1 and _is_print(line, (starts[0], ends[0]), (starts[1], ends[-1]), turned_mask, dpi):
        starts, ends = starts[1:], ends[1:]
    while len(ends) > 1 and _is_print(line, (starts[-1], ends[-1]), (starts[0], ends[-2]), turned_mask, dpi):
        starts, ends = starts[:-1], ends[:-1]
    return replace(line, top=starts[0], bottom=ends[-1])


def _is_print(
    line: RuleLine, piece: tuple[float, float], rest: tuple[float, float], turned_mask: Image, dpi: float
) -> bool:
    """Whether a piece of a vertical line has more gaps than the rest of it, and ink beside it: letters."""
    thick, left, right = _thickest(dpi), int(line.x0), int(line.x1)
    along, whole = (slice(int(top) + ERASED, int(bottom) - ERASED) for top, bottom in (piece, rest))
    own, other = (_filled(turned_mask[left:right, part]) for part in (along, whole))
    before, behind = slice(max(0, left - thick), max(0, left - 1)), slice(right + 1, right + thick)
    beside = max(_filled(turned_mask[side, along]) for side in (before, behind))
    return own < LETTERED < WHOLE <= other and beside > BESIDE


def _is_overhang(piece: RuleLine, turned_mask: Image, dpi: float) -> bool:
    length = piece.bottom - piece.top
    if not 0 < length <= LONG_OVERHANG_INCH * dpi:
        return False
    band = turned_mask[int(piece.x0) : int(piece.x1), int(piece.top) : int(piece.bottom)]
    return length <= OVERHANG_INCH * dpi or _filled(band) < 0.95


def _mask(grey: Image, dpi: float, grain: float) -> Image:
    """What is darker than above and below it. Grain is averaged out along the lines, at no cost to them."""
    limit = float(FAINT)
    if grain > GRAINY:
        length = max(3, round(AVERAGED_INCH * dpi))
        grey = np.asarray(cv2.blur(grey, (length, 1)), np.uint8)
        limit += 2.5 * grain / length**0.5
    dark = darker_than_around(grey, 1, 2 * _thickest(dpi) + 1)
    return np.asarray(cv2.threshold(dark, limit, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _thickest(dpi: float) -> int:
    return max(3, round(THICKEST_INCH * dpi))


def _across(mask: Image, dpi: float) -> list[RuleLine]:
    """The horizontal lines, in no order."""
    whole = closed(grown(mask, 1, 3), max(3, round(GAP_INCH * dpi)), 1)
    long = opened(whole, round(SHORTEST_INCH * dpi), 1)
    boxes = [part for line in _boxes(long) for part in _trimmed(line, mask, _thickest(dpi))]
    lines = [line for box in boxes for line in ([box] if _is_line(box, mask, dpi) else _runs(box, mask, dpi))]
    return _joined(lines, dpi)


def _runs(box: RuleLine, mask: Image, dpi: float) -> list[RuleLine]:
    """The lines in a box that is none: a line to which letters beyond its end were joined over a gap."""
    inked = mask[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)].any(axis=0)
    ends = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]])))
    runs = [
        RuleLine(box.x0 + float(start), box.top, box.x0 + float(end), box.bottom)
        for start, end in zip(ends[::2], ends[1::2], strict=True)
        if end - start >= SHORTEST_INCH * dpi
    ]
    return [run for run in runs if _is_line(run, mask, dpi)]


def _boxes(mask: Image) -> list[RuleLine]:
    return [
        RuleLine(float(x), float(y), float(x + width), float(y + height))
        for x, y, width, height in pieces_of(mask)
    ]


def _trimmed(line: RuleLine, mask: Image, thick: int) -> list[RuleLine]:
    """The line without the letters that grew onto it: the rows that its ink fills best.

    Several lines where the letters between them hold them together; of two close by the fuller one, for JPEG
    sets a faint one beside each.
    """
    if line.bottom - line.top <= thick + 2:
        return [line]
    rows = mask[int(line.top) : int(line.bottom), int(line.x0) : int(line.x1)].mean(axis=1)
    ends = np.flatnonzero(np.diff(np.concatenate([[False], rows >= rows.max() / 4, [False]])))
    runs = [
        (start, end)
        for start, end in zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True)
        if rows[start:end].max() >= AS_FULL * rows.max()
    ]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(runs, key=lambda run: -float(rows[run[0] : run[1]].sum())):
        if all(end + thick <= other[0] or other[1] + thick <= start for other in kept):
            kept.append((start, end))
    return [RuleLine(line.x0, line.top + start, line.x1, line.top + end) for start, end in kept]


def _is_line(line: RuleLine, mask: Image, dpi: float) -> bool:
    """Thin enough for its length, mostly ink, and with paper beside it.

    A broken line needs length and paper on both sides, or a row of letters would pass for one.
    """
    thick = _thickest(dpi)
    width, height = line.x1 - line.x0, line.bottom - line.top
    if height - 2 > thick or width < 4 * (height - 2):
        return False
    top, bottom, left, right = int(line.top), int(line.bottom), int(line.x0), int(line.x1)
    solid = _filled(mask[top:bottom, left:right])
    above = _filled(mask[max(0, top - thick) : max(0, top - 1), left:right])
    below = _filled(mask[bottom + 1 : bottom + thick, left:right])
    if solid >= SOLID:
        return min(above, below) <= BESIDE
    return solid >= BROKEN and width >= BROKEN_INCH * dpi and max(above, below) <= BESIDE


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
