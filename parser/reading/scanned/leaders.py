"""Leaders, the rows of dots between a label and its value: they are taken away before anything is read.

The detector passes over lines that are mostly dots, the recogniser turns them, and the label, into gibberish,
and a row of dots passes for a badly printed ruling line.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Image
from parser.reading.scanned.ink import grey_of, ink_of, pieces_of
from parser.reading.scanned.morphology import brighter_than_around, closed, opened

DOT_INCH = 0.04
"""Dots are no wider and no higher than this: a full stop of 14 points is half as wide."""

CLOSE_INCH = 0.09
"""The paper between two dots is narrower than this."""

LINE_INCH = 0.4
"""Dots that have run into one another are a line of this length."""

JOINT_INCH = 0.03
"""Dots that stand closer than this make a line where some of them touch."""

HALF = 127
"""A row of pixels that is ink over half of such a line is of its dots, not of the letters before them."""

BRIGHTER = 12
"""Grey levels by which the print between two of them is brighter than they are, with the paper around."""

EDGE = 2
"""Pixels above and below such a line where only some of them touch."""

FEWEST = 7
"""So many dots make a leader: an ellipsis has three, at times twice three."""

LETTER_INCH = 0.06, 0.25
"""Letters are so high."""

WORD_INCH = 2.0
"""The letters of one word may hang together: its piece of ink is no wider than this."""

NEAR_INCH = 0.2
"""A leader begins at most so far behind a letter."""

BASE = 0.3
"""Its dots stand within the letter's line: their feet are at most this share of its height below its own."""

AROUND = 0.05
"""At most this share of the paper above and below its dots is ink: a dotted ruling line has print above."""


Row = tuple[int, int, int, int]
"""A row of dots in pixels: left, top, right, bottom."""


def find_leaders(image: Image, dpi: float) -> tuple[Row, ...]:
    """The leaders of an upright page."""
    grey = grey_of(image)
    return tuple(_leaders(_parted(ink_of(grey), grey, dpi), dpi))


def without_leaders(image: Image, leaders: Sequence[Row]) -> Image:
    """The page with its leaders painted over in the colour of the paper; itself where it has none."""
    if not leaders:
        return image
    bare = image.copy()
    for left, top, right, bottom in leaders:
        bare[top:bottom, left:right] = np.percentile(image[top - 2 : bottom + 2, left:right], 90, axis=(0, 1))
    return bare


def _parted(ink: Image, grey: Image, dpi: float) -> Image:
    """The ink with the dots apart that a blur or a fax has run into one line: between them it is brighter,
    and no letter stands above.
    """
    high = round(DOT_INCH * dpi) + 2
    lines = opened(closed(ink, round(JOINT_INCH * dpi), 1), round(LINE_INCH * dpi), 1)
    parted = ink
    for left, first, width, height in pieces_of(lines):
        filled = lines[first : first + height, left : left + width].mean(axis=1) >= HALF
        top, bottom = first + int(filled.argmax()), first + height - int(filled[::-1].argmax())
        if not filled.any() or bottom - top > high:
            continue
        line = slice(max(0, top - EDGE), bottom + EDGE), slice(left, left + width)
        profile = np.asarray(grey[line].mean(axis=0, keepdims=True), np.uint8)
        above = ink[max(0, top - EDGE - high) : max(0, top - EDGE), left : left + width]
        gaps = (brighter_than_around(profile, high, 1)[0] > BRIGHTER) & ~above.any(axis=0)
        if _runs(gaps[np.newaxis]) < FEWEST:
            continue
        parted = ink.copy() if parted is ink else parted
        parted[line][:, gaps] = 0
    return parted


def _leaders(ink: Image, dpi: float) -> Iterator[Row]:
    """Where leaders run, with the soft edges of their dots."""
    pieces = np.array(pieces_of(ink), np.int32).reshape(-1, 4)
    small, (shortest, tallest) = DOT_INCH * dpi, (inch * dpi for inch in LETTER_INCH)
    wide, high = pieces[:, 2], pieces[:, 3]
    letters = pieces[(high >= shortest) & (high <= tallest) & (wide <= WORD_INCH * dpi)]
    dots = np.zeros_like(ink)
    for x, y, width, height in pieces[(wide <= small) & (high <= small)].tolist():
        place = slice(y, y + height), slice(x, x + width)
        dots[place] = ink[place]
    for left, top, width, height in pieces_of(closed(dots, max(3, round(CLOSE_INCH * dpi)), 1)):
        row = (left, top, left + width, top + height)
        if height > small + 1 or _dots_in(dots, row) < FEWEST:
            continue
        paper = _around(row, letters, ink, dpi)
        if paper is not None and float((paper > 0).mean()) <= AROUND:
            start, end = _bare(paper, round(NEAR_INCH * dpi / 2))
            yield max(0, left + start), max(2, top - 2), left + end, top + height + 2


def _dots_in(dots: Image, row: Row) -> int:
    left, top, right, bottom = row
    return _runs(dots[top:bottom, left:right] > 0)


def _runs(marked: NDArray[np.bool_]) -> int:
    """How many times, from left to right, something is marked after columns without a mark."""
    columns = np.concatenate([[0], marked.any(axis=0).astype(np.int8), [0]])
    return int(np.count_nonzero(np.diff(columns) == 1))


def _around(row: Row, letters: NDArray[np.int32], ink: Image, dpi: float) -> Image | None:
    """What stands above and below the dots within the line of the letter before them; None for no letter."""
    left, top, right, bottom = row
    ends, feet = letters[:, 0] + letters[:, 2], letters[:, 1] + letters[:, 3]
    before = (ends <= left + 1) & (ends > left - NEAR_INCH * dpi)
    level = (bottom - feet <= BASE * letters[:, 3]) & (feet > top) & (letters[:, 1] < top)
    beside = letters[before & level]
    if not len(beside):
        return None
    _, head, _, high = beside[int(beside[:, 3].argmax())].tolist()
    around = np.vstack([ink[head:top, left:right], ink[bottom : head + high, left:right]])
    return around if around.size else None


def _bare(paper: Image, letter: int) -> tuple[int, int]:
    """Where a leader begins and ends: behind the foot of the last letter, of which a part may be cut off with
    its dots, and before a colon, of which a dot stands in no row of theirs."""
    inked = np.flatnonzero(paper.any(axis=0))
    before, behind = inked[inked < letter], inked[inked >= letter]
    start = int(before[-1]) + 1 if len(before) else -1
    return start, max(start + 2, int(behind[0]) - 1) if len(behind) else paper.shape[1] + 1
