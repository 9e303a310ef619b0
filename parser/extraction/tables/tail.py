"""The last lines of a table's last row, which stand below its lowest rule or outcome and so outside of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.document import Cell, Ruling, Table, Word
from parser.extraction.labelled.layout import Fragment, Zone
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.repair import lines_of, part_of

_COLON = re.compile("[:：]")
_CLOSE = 0.7
_ALIGNED = 4.0


def with_tail(table: Table, fragments: Sequence[Fragment], words: TableWords) -> tuple[Table, frozenset[int]]:
    """The table with the line that goes on from a wrapped cell of its last row, and its fragment's id.

    Such a line stands close below the table, begins where the cell's words begin, ends within its column, and
    stands alone on its height. A note below the table is none, nor is anything below its conclusion.
    """
    if table.ruling is Ruling.FULL or not table.parts:
        return table, frozenset()
    part = table.parts[-1]
    last = [cell for cell in table.cells if cell.row == part.last_row - 1 and cell.words]
    if any(words.concludes(cell.text) for cell in last):
        return table, frozenset()
    inside = {word.box for cell in table.cells for word in cell.words}
    for fragment in fragments:
        if fragment.page != part.page or any(word.box in inside for word in fragment.words):
            continue
        cell = next((cell for cell in last if _goes_on(cell, fragment, part.box.bottom)), None)
        if words.is_listed("note_openers", _COLON.split(fragment.text)[0]):
            continue
        if cell is not None and fragment.zone is Zone.BODY and _is_alone(fragment, fragments):
            longer = part_of(cell, [*cell.words, *fragment.words], cell.column, cell.row, cell.column_span)
            longer = replace(longer, row_span=cell.row_span, box=cell.box.union(fragment.box))
            cells = tuple(longer if other is cell else other for other in table.cells)
            return replace(table, cells=cells), frozenset({id(fragment)})
    return table, frozenset()


def _goes_on(cell: Cell, fragment: Fragment, bottom: float) -> bool:
    """Whether the line continues the cell."""
    lowest = lines_of(cell.words)[-1]
    gap = fragment.box.top - max(bottom, max(word.box.bottom for word in lowest))
    wide = fragment.box.x1 <= max(cell.box.x1, _right(cell.words)) + _ALIGNED
    same = abs(fragment.box.x0 - lowest[0].box.x0) <= _ALIGNED and _size(fragment.words) == _size(lowest)
    words = not any(character.isdigit() for word in lowest for character in word.text)
    return abs(gap) <= _CLOSE * fragment.box.height and wide and same and words


def _right(words: Sequence[Word]) -> float:
    return max(word.box.x1 for word in words)


def _size(words: Sequence[Word]) -> int:
    return round(words[0].size) if words else 0


def _is_alone(fragment: Fragment, fragments: Sequence[Fragment]) -> bool:
    """Whether nothing else stands on its line."""
    middle = fragment.box.middle[1]
    return not any(
        other is not fragment and other.page == fragment.page and other.box.top < middle < other.box.bottom
        for other in fragments
    )
