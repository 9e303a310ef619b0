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
    near = _overlap(table, one, other, 0)
    one, other = one[near], other[near]
    near = _overlap(table, one, other, 1)
    one, other = one[near], other[near]
    if not one.size:
        return set()
    sizes = np.sort(np.stack([table.size[one], table.size[other]]), axis=0)
    together = (sizes[0] >= ALIKE * sizes[1]) & (
        np.abs(table.rank[one] - table.rank[other]) > _apart(table, one, other)
    )
    return {
        (int(i), int(j)) if table.rank[i] < table.rank[j] else (int(j), int(i))
        for i, j in zip(one[together], other[together], strict=True)
        if _differ(table, int(i), int(j))
    }


def _overlap(table: GlyphTable, one: NDArray[np.int64], other: NDArray[np.int64], axis: int) -> Mask:
    """Which pairs share enough of the narrower box, across the page (0) or down it (1)."""
    start, end = table.boxes[:, axis], table.boxes[:, axis + 2]
    start_one, start_other, end_one, end_other = start[one], start[other], end[one], end[other]
    shared = np.minimum(end_one, end_other) - np.maximum(start_one, start_other)
    return np.asarray(shared >= SHARED * np.minimum(end_one - start_one, end_other - start_other))


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
