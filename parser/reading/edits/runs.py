"""Marked glyphs gathered into lines of text, as edits."""

from itertools import pairwise

import numpy as np

from models.document import Edit
from models.geometry import Box, around
from parser.reading.edits.glyph_table import GlyphTable, Mask

FEWEST = 3
"""Letters or figures in one sign: less is an accident of typesetting."""

SPACE = 0.12
"""Share of the letters' height from which a gap between them is a space."""

SAME_LINE = 0.5
"""Points between the lower edges of letters on one line."""

WIDEST_GAP = 3.0
"""Letter widths between the parts of one sign."""


def edits_of(kind: str, page: int, table: GlyphTable, marked: Mask, fewest: int = FEWEST) -> list[Edit]:
    """The marked glyphs as one edit for each stretch of a line with at least `fewest` letters."""
    found = []
    for run in stretches(table, marked):
        letters = sum(bool(table.said[i]) for i in run)
        if letters >= fewest:
            box = around([Box(*table.boxes[i].tolist()) for i in run]).rounded()
            found.append(Edit(kind, page, box, _text(table, run)))
    return found


def long_enough(table: GlyphTable, marked: Mask, fewest: int = FEWEST) -> Mask:
    """The marked glyphs that `edits_of` makes a sign of."""
    found = np.zeros(len(table.glyphs), dtype=bool)
    for run in stretches(table, marked):
        if sum(bool(table.said[i]) for i in run) >= fewest:
            found[run] = True
    return found


def painted_runs(table: GlyphTable) -> list[list[int]]:
    """Glyphs that follow one another in painting along one line, whichever way it runs."""
    if not len(table.glyphs):
        return []
    order = np.lexsort((np.arange(len(table.glyphs)), table.rank))
    x0, lower = table.level[order, 0], table.level[order, 3]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (np.diff(table.rank[order]) > 1) | (np.abs(np.diff(lower)) > SAME_LINE)
    new[1:] |= np.diff(x0) < -table.size[order[1:]]
    return [run.tolist() for run in np.split(order, np.flatnonzero(new)[1:])]


def stretches(table: GlyphTable, marked: Mask) -> list[list[int]]:
    """Stretches of marked glyphs side by side, in order of painting lines."""
    lines: dict[tuple[int, int], list[int]] = {}
    for index in np.flatnonzero(marked):
        place = round(float(table.level[index, 3])), table.glyphs[int(index)].ink.angle
        lines.setdefault(place, []).append(int(index))
    runs: list[list[int]] = []
    for _, indexes in sorted(lines.items()):
        runs.extend(_stretches(table, sorted(indexes, key=lambda i: float(table.level[i, 0]))))
    return runs


def _stretches(table: GlyphTable, indexes: list[int]) -> list[list[int]]:
    stretches = [[indexes[0]]]
    for before, index in pairwise(indexes):
        gap = table.level[index, 0] - table.level[before, 2]
        if gap > WIDEST_GAP * max(table.size[index], 1.0):
            stretches.append([])
        stretches[-1].append(index)
    return stretches


def _text(table: GlyphTable, run: list[int]) -> str:
    """The run as text, with spaces at its gaps."""
    text = table.glyphs[run[0]].text
    for before, index in pairwise(run):
        gap = table.level[index, 0] - table.level[before, 2]
        text += " " if gap > SPACE * (table.level[index, 3] - table.level[index, 1]) else ""
        text += table.glyphs[index].text
    return text
