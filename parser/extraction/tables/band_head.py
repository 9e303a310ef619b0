"""A header of several lines between two long rules, of which a table without drawn cells took only a part."""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.document import Rule, Ruling, Table, Word
from models.geometry import Box
from parser.extraction.labelled.layout import Fragment, Zone, make_fragment
from parser.extraction.tables.columns import HeaderWords, Role
from parser.extraction.tables.head import has_enough_words, head_row

_TALLEST = 75.0
"""A header's band is no taller, in points."""
_WIDE = 0.6
_MORE_TOPS = 60.0
_SLACK = 4.0
_LONGEST_HEAD = 45


def with_banded_head(
    table: Table, fragments: Sequence[Fragment], rules: Sequence[Rule], headers: HeaderWords
) -> tuple[Table, frozenset[int]]:
    """The table under all lines of its header's band, and the ids of the fragments that no cell held.

    Only where some line of the band stands in no cell: a grid that was built whole is left as it is.
    """
    if table.ruling is Ruling.FULL or not table.parts:
        return table, frozenset()
    part = table.parts[0]
    band = _band(part.box, rules)
    if band is None:
        return table, frozenset()
    top, bottom = band
    inside = [
        one
        for one in fragments
        if one.page == part.page
        and one.zone is Zone.BODY
        and top < one.box.middle[1] < bottom
        and part.box.x0 - _SLACK < one.box.middle[0] < part.box.x1 + _SLACK
    ]
    held = {word.box for cell in table.cells for word in cell.words}
    lost = [one for one in inside if not any(word.box in held for word in one.words)]
    rows = _rows_above(table, bottom)
    if not lost or rows is None or any(len(one.text) > _LONGEST_HEAD for one in inside):
        return table, frozenset()
    pieces = [piece for one in inside for piece in _cut(one, table, headers)]
    if not has_enough_words(pieces, headers):
        return table, frozenset()
    whole = head_row(_without_rows(table, rows), pieces, headers)
    return whole, frozenset(id(one) for one in lost)


def _cut(fragment: Fragment, table: Table, headers: HeaderWords) -> list[Fragment]:
    """The line parted at the columns of the table: the heads of narrow columns stand as close as words."""
    if _is_over_several(fragment, headers):
        return [fragment]
    runs: dict[int, list[Word]] = {}
    for word in fragment.words:
        runs.setdefault(_column_at(word.box.middle[0], table), []).append(word)
    pieces = [make_fragment(fragment.page, run) for run in runs.values()]
    known = [piece for piece in pieces if headers.likely_role(piece.text) is not None]
    whole = headers.role(fragment.text) is not None
    return pieces if len(known) > whole else [fragment]


def _is_over_several(fragment: Fragment, headers: HeaderWords) -> bool:
    """Whether the line is the word for results in one or two languages, which stands over all specimens."""
    parts = [headers.role(part) for part in re.split(r"[/|]", fragment.text) if part.strip()]
    return bool(parts) and set(parts) <= {Role.RESULT, Role.MEASURED}


def _column_at(x: float, table: Table) -> int:
    """The column whose cells reach over the place; the nearest one."""
    reaches = {cell.column: (cell.box.x0, cell.box.x1) for cell in table.cells if cell.column_span == 1}
    return min(reaches, key=lambda c: max(reaches[c][0] - x, x - reaches[c][1], 0), default=0)


def _band(box: Box, rules: Sequence[Rule]) -> tuple[float, float] | None:
    """The two neighbouring rules across the table between which its first lines stand."""
    wide = sorted(
        rule.box.middle[1]
        for rule in rules
        if rule.horizontal
        and min(rule.box.x1, box.x1) - max(rule.box.x0, box.x0) > _WIDE * box.width
        and box.top - _MORE_TOPS < rule.box.middle[1] < box.bottom
    )
    above = [y for y in wide if y <= box.top + _SLACK]
    below = [y for y in wide if y > box.top + _SLACK]
    if not above or not below or below[0] - above[-1] > _TALLEST:
        return None
    return above[-1], below[0]


def _rows_above(table: Table, height: float) -> int | None:
    """How many rows stand wholly above the height; None where a row stands on both sides of it."""
    count = 0
    for row in range(table.row_count):
        middles = [w.box.middle[1] for cell in table.cells if cell.row == row for w in cell.words]
        if middles and max(middles) < height:
            count = row + 1
        elif middles:
            return count if min(middles) > height else None
    return None


def _without_rows(table: Table, rows: int) -> Table:
    """The table without its first rows."""
    if not rows:
        return table
    kept = [replace(cell, row=cell.row - rows) for cell in table.cells if cell.row >= rows]
    first = table.parts[0]
    top = min((cell.box.top for cell in kept if cell.row == 0), default=first.box.top)
    parts = [
        replace(
            part,
            first_row=max(0, part.first_row - rows),
            last_row=part.last_row - rows,
            box=Box(part.box.x0, top, part.box.x1, part.box.bottom) if place == 0 else part.box,
        )
        for place, part in enumerate(table.parts)
    ]
    return replace(table, cells=tuple(kept), row_count=table.row_count - rows, parts=tuple(parts))
