"""Rows of column heads on a page: their labels ask for columns of values, not for one value beside them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from models.geometry import Box, share_of_height
from parser.extraction.folding import fold
from parser.extraction.labelled.labels import Label, Mark
from parser.extraction.labelled.layout import Fragment, PageLayout

_LEAST_HEADS, _SHARE = 3, 0.6


def head_rows(
    layout: PageLayout, labels: Mapping[int, tuple[Label, ...]], columns: set[str]
) -> dict[int, int]:
    """The fragments (by `id`) that stand in a row of heads, each with the count of full rows below it.

    `columns` are the folded words that head the columns of result tables.
    """
    index = {id(fragment): place for place, fragment in enumerate(layout.fragments)}
    rows = _rows(layout.fragments)
    found: dict[int, int] = {}
    for place, row in enumerate(rows):
        if _is_head_row(row, index, labels, columns):
            below = _full_rows(row, rows[place + 1 : place + 40], index, labels)
            found.update({id(fragment): below for fragment in row})
    return found


def _rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """Fragments at one height, from left to right; rows from top to bottom."""
    rows: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (f.box.middle[1], f.box.x0)):
        if rows and share_of_height(rows[-1][0].box, fragment.box) > 0.5:
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    return [sorted(row, key=lambda f: f.box.x0) for row in rows]


def _is_head_row(
    row: list[Fragment], index: Mapping[int, int], labels: Mapping[int, tuple[Label, ...]], columns: set[str]
) -> bool:
    """Whether most of the row are bare labels, at least two of them side by side."""
    if len(row) < _LEAST_HEADS:
        return False
    heads = []
    for fragment in row:
        found = labels.get(index[id(fragment)], ())
        if any(label.mark is Mark.COLON for label in found):
            return False
        bare = len(found) == 1 and found[0].mark is Mark.ALONE
        heads.append(bare or fold(fragment.text).text in columns)
    beside = any(
        one and other and _are_neighbours(left, right)
        for (left, one), (right, other) in pairwise(zip(row, heads, strict=True))
    )
    return beside and sum(heads) >= _SHARE * len(row)


def _are_neighbours(left: Fragment, right: Fragment) -> bool:
    """Whether no cell stands between the two: a value may stand lower than the first line of its label."""
    one, other = left.cell, right.cell
    if one is None or other is None or left.table != right.table:
        return True
    return one.column + one.column_span == other.column


def _full_rows(
    heads: list[Fragment],
    below: Sequence[list[Fragment]],
    index: Mapping[int, int],
    labels: Mapping[int, tuple[Label, ...]],
) -> int:
    """How many rows with a value under most of the heads follow, up to the next label."""
    count = 0
    cells: set[tuple[int | None, int]] = set()
    for row in below:
        if any(label.mark >= Mark.ALONE for fragment in row for label in labels.get(index[id(fragment)], ())):
            break
        if any(fragment.table != heads[0].table for fragment in row):
            break
        own = {(fragment.table, fragment.cell.row) for fragment in row if fragment.cell is not None}
        if own and own <= cells:
            continue
        cells |= own
        filled = sum(any(_overlaps(fragment.box, head.box) for fragment in row) for head in heads)
        if filled >= _SHARE * len(heads):
            count += 1
    return count


def _overlaps(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0
