"""Text over text: other letters at the place where letters already stand."""

import numpy as np
from numpy.typing import NDArray

from parser.reading.edits.glyph_table import GlyphTable, Mask
from parser.reading.edits.runs import FEWEST, painted_runs

SHARED = 0.5
"""Share of the narrower box, in width and in height, from which two glyphs stand in one place."""

ALIKE = 0.6
"""Least ratio of two sizes: a watermark is larger, an index smaller."""

NEAR_RANKS = 2
"""Objects of single letters that follow one another are one run, however their font states its widths."""

WHOLE = 0.4
"""Share of a run's letters from which the whole run counts as printed over: equal letters never clash."""

_BAND = 4.0


def clashes(table: GlyphTable, among: Mask) -> NDArray[np.int64]:
    """Pairs of glyphs of different texts in one place, (earlier painted, later painted), one a row."""
    found: set[tuple[int, int]] = set()
    usable = np.flatnonzero(among & table.said & (table.rank >= 0))
    for shift in (0.0, _BAND / 2):
        bands = np.floor((table.middles[1, usable] + shift) / _BAND)
        order = usable[np.lexsort((table.boxes[usable, 0], bands))]
        for step in (1, 2):
            found.update(_pairs(table, order[:-step], order[step:]))
    return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)


def _pairs(table: GlyphTable, one: NDArray[np.int64], other: NDArray[np.int64]) -> set[tuple[int, int]]:
    a, b = table.boxes[one], table.boxes[other]
    wide = np.minimum(a[:, 2], b[:, 2]) - np.maximum(a[:, 0], b[:, 0])
    high = np.minimum(a[:, 3], b[:, 3]) - np.maximum(a[:, 1], b[:, 1])
    narrow = np.minimum(a[:, 2] - a[:, 0], b[:, 2] - b[:, 0])
    flat = np.minimum(a[:, 3] - a[:, 1], b[:, 3] - b[:, 1])
    sizes = np.sort(np.stack([table.size[one], table.size[other]]), axis=0)
    together = (
        (wide >= SHARED * narrow)
        & (high >= SHARED * flat)
        & (sizes[0] >= ALIKE * sizes[1])
        & (np.abs(table.rank[one] - table.rank[other]) > _apart(table, one, other))
    )
    return {
        (int(i), int(j)) if table.rank[i] < table.rank[j] else (int(j), int(i))
        for i, j in zip(one[together], other[together], strict=True)
        if _differ(table, int(i), int(j))
    }


def _apart(table: GlyphTable, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """How far in rank two objects must be: neighbours may be letters of one word, each on its own."""
    letters = np.bincount(table.owner, minlength=len(table.addresses))
    single = (letters[table.owner[one]] <= 2) & (letters[table.owner[other]] <= 2)
    return np.where(single, NEAR_RANKS, 0)


def _differ(table: GlyphTable, one: int, other: int) -> bool:
    """Whether it is another text: the same letter over itself is bold or a shadow."""
    a, b = table.glyphs[one], table.glyphs[other]
    if a.ink.angle != b.ink.angle:
        return False
    moved = max(abs(a.x0 - b.x0), abs(a.top - b.top))
    return a.text != b.text or moved > 0.2 * table.size[one]


def under(table: GlyphTable, pairs: NDArray[np.int64]) -> Mask:
    """The earlier texts among clashing pairs, whole where several of their letters clash.

    A single pair is an accent, a sign set over another, or a letter too wide for its place.
    """
    below = np.zeros(len(table.glyphs), dtype=bool)
    clashing = np.unique(pairs[:, 0])
    if clashing.size < FEWEST:
        return below
    below[clashing] = True
    for run in painted_runs(table):
        if below[run].sum() >= max(FEWEST, WHOLE * len(run)):
            below[run] = True
    return below
