"""Colons printed apart from their labels, in a column of their own or before the value, joined to them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.document import Cell, Word
from models.geometry import Box, share_of_height
from parser.extraction.doubts.second_look import is_doubted
from parser.extraction.labelled.layout import Fragment, make_fragment, part_of_word

_COLONS = ":："
_LEVEL, _HALF_LEVEL = 0.5, 0.15
"""Shares of their height that a label and its colon have in common; a label of two lines has less."""
_COLUMN = 2
"""So many colons in the cells of one column, and nothing else, make a column of colons."""
_LEAST_COLONS, _SAME_PLACE = 3, 2.0
"""So many colons within so many points of one place across the page make a column of colons."""
_DOTS = re.compile(r"[.,;:·•'`]{2,3}")
"""What a colon and the last dots before it are read as."""
_FAR = 250.0
"""No label stands further from its colon, in points, where another line is nearer."""


def with_colons(fragments: Iterable[Fragment]) -> tuple[Fragment, ...]:
    """The fragments of a page, every colon that stands apart moved to the line left of it.

    "Buyer   :   Hartwick" becomes "Buyer :" and "Hartwick", whether the three are cells or only columns. In a
    column of colons an empty cell is one whose dots were too small to be read.
    """
    found = _misread_as_colons(list(fragments))
    columns = Counter((one.table, one.cell.column) for one in found if one.cell and one.text in (":", "："))
    for fragment in [one for one in found if one.text[:1] in _COLONS and one.text]:
        label = _left_neighbour(fragment, found)
        if label is None or label.text.endswith((":", "：")) or not label.text[-1:].strip():
            continue
        colon, rest = _parted(fragment)
        place = _place_of(fragment, found)
        found[place : place + 1] = [rest] if rest else []
        found[_place_of(label, found)] = _joined(label, colon)
        if rest is None:
            found = _over_its_cell(found, label.cell, fragment.cell, label.table)
    for (table, column), count in columns.items():
        if count >= _COLUMN:
            found = _over_empty_cells(found, table, column)
    return tuple(found)


def _misread_as_colons(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments; a mark that a scan left in doubt, alone or before a value, is a colon where it stands in
    a column of colons: its dots were read as "i" or ";".
    """
    firsts = [one.words[0] for one in fragments if one.words and one.text[:1] in _COLONS]
    colons = [part_of_word(word, 0, 1).middle[0] for word in firsts]

    def is_one(fragment: Fragment) -> bool:
        if not fragment.words or not _may_be_colon(fragment.words[0]):
            return False
        middle = fragment.words[0].box.middle[0]
        return sum(abs(middle - x) <= _SAME_PLACE for x in colons) >= _LEAST_COLONS

    return [_with_colon(one) if is_one(one) else one for one in fragments]


def _may_be_colon(word: Word) -> bool:
    """Whether the reader of a scan was unsure of a single character, or of a few dots."""
    return is_doubted(word) and (len(word.text) == 1 or bool(_DOTS.fullmatch(word.text)))


def _with_colon(fragment: Fragment) -> Fragment:
    colon = replace(fragment.words[0], text=":", edges=())
    made = make_fragment(fragment.page, (colon, *fragment.words[1:]), fragment.cell, fragment.table)
    return replace(made, zone=fragment.zone)


def _over_empty_cells(fragments: list[Fragment], table: int | None, column: int) -> list[Fragment]:
    """The fragments; in a column that holds nothing but colons, cells before an empty one reach over it."""
    cells = [one.cell for one in fragments if one.table == table and one.cell is not None]
    if any(cell.column == column for cell in cells):
        return fragments
    return [
        replace(one, cell=replace(one.cell, column_span=one.cell.column_span + 1))
        if one.table == table and one.cell and one.cell.column + one.cell.column_span == column
        else one
        for one in fragments
    ]


def _place_of(fragment: Fragment, fragments: Sequence[Fragment]) -> int:
    return next(place for place, one in enumerate(fragments) if one is fragment)


def _left_neighbour(fragment: Fragment, fragments: Sequence[Fragment]) -> Fragment | None:
    """The line that ends nearest to the left, at the same height; the last line of the cell on the left."""
    if fragment.cell is not None and len(fragment.text) == 1:
        return next((one for one in reversed(fragments) if _is_left_cell(one, fragment)), None)
    box = fragment.box
    left = [one for one in fragments if one is not fragment and one.box.x1 <= box.x0 + 1]
    for least in (_LEVEL, _HALF_LEVEL):
        beside = [one for one in left if share_of_height(one.box, box) > least]
        if beside:
            return max(beside, key=lambda one: (one.box.x1 > box.x0 - _FAR, one.box.top, one.box.x1))
    return None


def _is_left_cell(one: Fragment, colon: Fragment) -> bool:
    """Whether a line stands in the cell right before that of the colon."""
    if one.cell is None or colon.cell is None or one.table != colon.table:
        return False
    same_row = one.cell.row <= colon.cell.row < one.cell.row + one.cell.row_span
    return same_row and one.cell.column + one.cell.column_span == colon.cell.column


def _parted(fragment: Fragment) -> tuple[Word, Fragment | None]:
    """The colon as a word, and the line without it; None where nothing is left."""
    first, *others = fragment.words
    colon = replace(first, text=first.text[:1], box=part_of_word(first, 0, 1), edges=())
    words = [*([_behind_colon(first)] if len(first.text) > 1 else []), *others]
    if not words:
        return colon, None
    rest = make_fragment(fragment.page, words, fragment.cell, fragment.table)
    return colon, replace(rest, zone=fragment.zone)


def _behind_colon(word: Word) -> Word:
    box = part_of_word(word, 1, len(word.text))
    return replace(word, text=word.text[1:], box=box, edges=word.edges[1:])


def _joined(label: Fragment, colon: Word) -> Fragment:
    box = Box(colon.box.x0, label.box.top, colon.box.x1, label.box.bottom)
    level = replace(colon, box=box)
    joined = make_fragment(label.page, (*label.words, level), label.cell, label.table)
    return replace(joined, zone=label.zone)


def _over_its_cell(
    fragments: list[Fragment], cell: Cell | None, colon: Cell | None, table: int | None
) -> list[Fragment]:
    """The fragments; those of the label's cell reach over the cell that held nothing but the colon."""
    if cell is None or colon is None or colon is cell or any(one.cell is colon for one in fragments):
        return fragments
    wider = replace(cell, column_span=max(cell.column_span, colon.column + colon.column_span - cell.column))
    return [replace(one, cell=wider) if one.cell == cell and one.table == table else one for one in fragments]
