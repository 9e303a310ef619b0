"""A QR code drawn anew: its modules are read where they must stand, its finder patterns are put back.

A rule of the page, a seal or a pen through a finder pattern keeps every reader from seeing that a code is
there, though its error correction could mend the modules that were lost. Two whole patterns say where the
third one must be. What is drawn has to pass the code's own error correction, so nothing is made up.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice
from math import dist

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.codes import zxing
from parser.reading.codes.finder_patterns import MOST_PATTERNS, FinderPattern, finder_patterns
from parser.reading.codes.sighting import Corners, Gray, Sighting

Grid = NDArray[np.bool_]
"""The modules of a symbol, row by row, dark ones True."""

Three = tuple[FinderPattern, FinderPattern, FinderPattern]
"""The patterns at the top left, the top right and the bottom left of a symbol."""

PATTERN = 7
"""Modules of a finder pattern's side."""

VERSIONS = range(1, 41)
"""Of QR codes: each has four modules more a side, from 21 (ISO/IEC 18004)."""

UNSURE = 1.0
"""Versions by which the count of modules may be wrong; a tenth more for each, as a pattern's side is."""

ALIKE = 1.25
"""Ratio of the sides of two patterns of one symbol."""

SAMPLES = 8
"""Points of the image that a module is read from, across and down; the outer quarters are left aside."""

QUIET, PIXELS = 4, 4
"""Modules of white around what is drawn, and pixels of one module."""

MOST_TRIES = 48
"""Symbols that are drawn for one place at most: two patterns allow six, each in up to three versions."""


def redrawn_qr(gray: Gray) -> list[Sighting]:
    """The QR code of a place, drawn anew from two or three of its finder patterns, if it then decodes."""
    patterns = finder_patterns(gray)
    if not 2 <= len(patterns) <= MOST_PATTERNS:
        return []
    _, dark = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    shares = np.asarray(np.asarray(dark) > 0, np.float32)
    for three, modules in islice(_symbols(patterns, gray.shape), MOST_TRIES):
        decoded = [one for one in zxing.scan(_drawn(_sampled(shares, three, modules))) if one.readable]
        if decoded:
            return [replace(decoded[0], corners=_corners(three, modules))]
    return []


def _symbols(patterns: list[FinderPattern], shape: tuple[int, ...]) -> Iterator[tuple[Three, int]]:
    """The symbols of which two patterns are seen, inside the image, with their number of modules a side."""
    for one, other in combinations(patterns, 2):
        if max(one.side, other.side) > ALIKE * min(one.side, other.side):
            continue
        for three in _completed(one, other):
            for modules in _sides(three):
                if _inside(_corners(three, modules), shape):
                    yield three, modules


def _completed(one: FinderPattern, other: FinderPattern) -> Iterator[Three]:
    """Both patterns with a third one: they stand on one side of the symbol, or across from one another."""
    side = (one.side + other.side) / 2
    across = (other.x - one.x, other.y - one.y)
    right = (-across[1], across[0])
    for turn in (1, -1):
        below_one = FinderPattern(one.x + turn * right[0], one.y + turn * right[1], side)
        below_other = FinderPattern(other.x + turn * right[0], other.y + turn * right[1], side)
        middle = ((one.x + other.x + turn * right[0]) / 2, (one.y + other.y + turn * right[1]) / 2)
        yield _clockwise(one, other, below_one)
        yield _clockwise(other, one, below_other)
        yield _clockwise(FinderPattern(*middle, side), one, other)


def _clockwise(corner: FinderPattern, one: FinderPattern, other: FinderPattern) -> Three:
    """The corner, the pattern to its right and the one below it; a mirrored code is not printed."""
    turn = (one.x - corner.x) * (other.y - corner.y) - (one.y - corner.y) * (other.x - corner.x)
    return (corner, one, other) if turn > 0 else (corner, other, one)


def _sides(three: Three) -> list[int]:
    """Modules a side, the likeliest first: the distance of the centres is seven modules less."""
    corner, right, below = three
    module = corner.side / PATTERN
    spans = [dist((corner.x, corner.y), (pattern.x, pattern.y)) for pattern in (right, below)]
    version = (sum(spans) / 2 / module + PATTERN - 17) / 4
    likely = sorted(VERSIONS, key=lambda one: abs(one - version))[:3]
    return [17 + 4 * one for one in likely if abs(one - version) <= UNSURE + version / 10]


def _inside(corners: Corners, shape: tuple[int, ...]) -> bool:
    """Whether the symbol lies in the image."""
    rows, columns = shape[:2]
    return all(0 <= x <= columns and 0 <= y <= rows for x, y in corners)


def _corners(three: Three, modules: int) -> Corners:
    """The outline of the symbol, clockwise from its own top left."""
    ring = np.array([(0, 0, 1), (modules, 0, 1), (modules, modules, 1), (0, modules, 1)])
    return tuple((float(x), float(y)) for x, y in ring @ _placing(three, modules).T)


def _placing(three: Three, modules: int) -> NDArray[np.float64]:
    """From modules of the symbol to pixels of the image: the patterns' centres lie 3.5 modules inside."""
    near, far = PATTERN / 2, modules - PATTERN / 2
    symbol = np.array([(near, near), (far, near), (near, far)], np.float32)
    image = np.array([(pattern.x, pattern.y) for pattern in three], np.float32)
    return np.asarray(cv2.getAffineTransform(symbol, image), np.float64)


def _sampled(shares: NDArray[np.float32], three: Three, modules: int) -> Grid:
    """Which modules are dark, by the middle of each."""
    placing = _placing(three, modules)
    placing[:, :2] /= SAMPLES
    size = (modules * SAMPLES,) * 2
    flat = cv2.warpAffine(shares, placing, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    inner = slice(SAMPLES // 4, SAMPLES - SAMPLES // 4)
    cells = np.asarray(flat).reshape(modules, SAMPLES, modules, SAMPLES)[:, inner, :, inner]
    return np.asarray(cells.mean(axis=(1, 3)) > 0.5)


def _drawn(grid: Grid) -> Gray:
    """The symbol as a clean picture, with the finder patterns and timing lines that every one has."""
    modules = grid.shape[0]
    whole = grid.copy()
    whole[PATTERN - 1, :] = whole[:, PATTERN - 1] = np.arange(modules) % 2 == 0
    for top, left in ((0, 0), (0, modules - PATTERN), (modules - PATTERN, 0)):
        rows = slice(max(0, top - 1), top + PATTERN + 1)
        whole[rows, max(0, left - 1) : left + PATTERN + 1] = False
        for inset, shade in enumerate((True, False, True)):
            ring = slice(top + inset, top + PATTERN - inset)
            whole[ring, left + inset : left + PATTERN - inset] = shade
    framed = np.pad(whole, QUIET)
    shades = np.where(framed, 0, 255).astype(np.uint8)
    return np.kron(shades, np.ones((PIXELS, PIXELS), np.uint8))
