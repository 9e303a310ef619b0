"""Text that nobody sees, with other text set in its place: one letter is enough of a sign."""

import numpy as np

from parser.reading.edits.glyph_table import GlyphTable, Mask
from parser.reading.edits.runs import stretches

TOUCHING = 0.25
"""Share of the letters' size within which two letters are of one word."""

SHARED = 0.4
"""Share of the narrower of two texts, in width and in height, from which they stand in one place."""

SLANT = 10
"""Degrees off the level or upright from which a text is a mark across the page: no value is so written."""


def replaced(table: GlyphTable, unseen: Mask) -> Mask:
    """The unseen glyphs at whose place a visible text of other letters was painted later.

    "F" under a box with "P" upon it is one letter and decides a report; a stray letter under a filled cell,
    with nothing in its place, is an accident of typesetting. So is the letter of a mark across the page under
    a filled cell: the words of the cell are not set in its place. It stays among the words of the page.
    """
    found = np.zeros(len(table.glyphs), dtype=bool)
    for run in _straight(table, stretches(table, unseen)):
        over = _in_place(table, run, ~unseen & table.said)
        if over and _text(table, over) != _text(table, run):
            found[run] = True
    return found


def whole_words(table: GlyphTable, unseen: Mask) -> Mask:
    """The unseen glyphs in words of which nothing is seen: a result of one letter under a stamp.

    Where a box hides the end of a word only, its letters are an accident unless there are several.
    """
    found = np.zeros(len(table.glyphs), dtype=bool)
    seen = ~unseen & table.said
    for run in _straight(table, stretches(table, unseen)):
        same = _text(table, _in_place(table, run, seen)) == _text(table, run)
        if not same and not _beside(table, run, seen):
            found[run] = True
    return found


def _straight(table: GlyphTable, runs: list[list[int]]) -> list[list[int]]:
    """The runs without those of marks across the page."""
    turns = [table.glyphs[run[0]].ink.angle % 90 for run in runs]
    return [run for run, turn in zip(runs, turns, strict=True) if min(turn, 90 - turn) < SLANT]


def _beside(table: GlyphTable, run: list[int], among: Mask) -> bool:
    """Whether one of those glyphs goes on from the run without a space, before or behind it."""
    x0, x1 = table.boxes[run, 0].min(), table.boxes[run, 2].max()
    size = max(float(table.size[run].max()), 1.0)
    line = np.abs(table.middles[1] - table.middles[1, run[0]]) < 0.5 * size
    apart = np.maximum(table.boxes[:, 0] - x1, x0 - table.boxes[:, 2])
    return bool((among & line & (apart > -0.3 * size) & (apart < TOUCHING * size)).any())


def _in_place(table: GlyphTable, run: list[int], among: Mask) -> list[int]:
    """The glyphs among those given that were painted after the run and stand where it stands."""
    x0, top = table.boxes[run, 0].min(), table.boxes[run, 1].min()
    x1, bottom = table.boxes[run, 2].max(), table.boxes[run, 3].max()
    boxes = table.boxes
    wide = np.minimum(boxes[:, 2], x1) - np.maximum(boxes[:, 0], x0)
    high = np.minimum(boxes[:, 3], bottom) - np.maximum(boxes[:, 1], top)
    flat = np.minimum(boxes[:, 3] - boxes[:, 1], bottom - top)
    narrow = np.minimum(boxes[:, 2] - boxes[:, 0], x1 - x0)
    later = table.rank > table.rank[run].max()
    place = among & later & (wide >= SHARED * narrow) & (high >= SHARED * flat)
    return sorted(np.flatnonzero(place).tolist(), key=lambda index: float(table.boxes[index, 0]))


def _text(table: GlyphTable, indexes: list[int]) -> str:
    return "".join(table.glyphs[index].text for index in indexes).strip().casefold()
