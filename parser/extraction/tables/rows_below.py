"""Rows of an unruled table that stand below the part of it that was built, in the same columns."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from models.document import Cell, Table, TablePart, Word
from models.geometry import Box, around
from parser.extraction.labelled.layout import Fragment
from parser.extraction.tables.repair import part_of

_GAP = 2.6
"""Space between two lines of a table, at most, in heights of a line."""
_FEWEST_COLUMNS = 3
_CROSSING = 6.0
_MARGIN = 3.0
_WIDE = 60.0
_SPACE = 0.8
"""Space between two words of a sentence, at most, in heights of its letters, which is all a scan tells."""


@dataclass
class RowLine:
    """The words of one line by column."""

    height: float
    words: dict[int, list[Word]] = field(default_factory=dict)
    fragments: list[Fragment] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """Where its words stand."""
        return around([word.box for words in self.words.values() for word in words])


def with_rows_below(
    table: Table, fragments: Sequence[Fragment], page: int | None = None
) -> tuple[Table, frozenset[int]]:
    """The table with the rows that follow right below it, or at the head of `page`; the fragments' ids.

    A row is a line with words in several of the table's columns; a line with words in one or two belongs to
    the row nearest to it. Words across a border between columns end the table.
    """
    part = table.parts[-1]
    ranges = reaches(table)
    own = [f for f in fragments if f.page == (page or part.page)]
    if len(ranges) < _FEWEST_COLUMNS or not own:
        return table, frozenset()
    bottom = min(f.box.top for f in own) if page else part.box.bottom
    lines = _following(own, bottom, ranges)
    rows = [line for line in lines if len(line.words) >= _FEWEST_COLUMNS]
    if not rows:
        return table, frozenset()
    last = max(n for n, line in enumerate(lines) if line is rows[-1])
    lines = lines[: last + 1] + [line for line in lines[last + 1 :] if _touches(rows[-1], line)]
    return longer(table, lines, rows, page or part.page), frozenset(
        id(f) for line in lines for f in line.fragments
    )


def _touches(row: RowLine, line: RowLine) -> bool:
    height = line.box.height
    return line.box.top - row.box.bottom < height


def reaches(table: Table) -> list[tuple[int, float, float]]:
    """From where to where each column reaches: from its leftmost print to the next column's."""
    starts: dict[int, float] = {}
    for cell in table.cells:
        if cell.column_span == 1 and cell.words:
            left = min(word.box.x0 for word in cell.words)
            starts[cell.column] = min(starts.get(cell.column, left), left)
    columns = sorted(starts)
    lefts = [starts[column] - _MARGIN for column in columns]
    lefts[:1] = [min(table.parts[-1].box.x0, *lefts[:1]) - _MARGIN] if _has_body(table) else [0.0]
    rights = [*lefts[1:], table.parts[-1].box.x1 + (_MARGIN if _has_body(table) else _WIDE)]
    return list(zip(columns, lefts, rights, strict=True))


def _has_body(table: Table) -> bool:
    """Whether there are rows below the header."""
    return any(cell.row >= 2 for cell in table.cells) or (
        table.row_count > 1 and all(cell.row_span == 1 for cell in table.cells)
    )


def _following(
    fragments: Sequence[Fragment], bottom: float, ranges: Sequence[tuple[int, float, float]]
) -> list[RowLine]:
    """The lines below a height down to the first that does not fit the columns."""
    found: list[RowLine] = []
    head = bottom
    for fragment in sorted(fragments, key=lambda f: f.box.middle[1]):
        if fragment.box.middle[1] < head:
            continue
        height = fragment.box.height
        words = _by_column(fragment, ranges)
        if fragment.box.top - bottom > _GAP * height or words is None:
            break
        bottom = max(bottom, fragment.box.bottom)
        if not found or fragment.box.middle[1] - found[-1].height > 0.4 * height:
            found.append(RowLine(fragment.box.middle[1]))
        for column, own in words.items():
            found[-1].words.setdefault(column, []).extend(own)
        found[-1].fragments.append(fragment)
    return found


def _by_column(
    fragment: Fragment, ranges: Sequence[tuple[int, float, float]]
) -> dict[int, list[Word]] | None:
    """The fragment's words by column; None where one stands outside or reaches far over a border, or where
    all follow one another like those of a sentence.
    """
    words: dict[int, list[Word]] = defaultdict(list)
    for word in fragment.words:
        x = word.box.middle[0]
        column = next((c for c, left, right in ranges if left <= x <= right), None)
        if column is None:
            return None
        words[column].append(word)
    ends = {column: right for column, _, right in ranges}
    crossing = any(word.box.x1 > ends[c] + _CROSSING for c, own in words.items() for word in own)
    sentence = len(words) >= _FEWEST_COLUMNS and all(
        right.box.x0 - left.box.x1 < _SPACE * fragment.box.height for left, right in pairwise(fragment.words)
    )
    return None if crossing or sentence else dict(words)


def longer(table: Table, lines: Sequence[RowLine], rows: Sequence[RowLine], page: int) -> Table:
    """The table with these rows; every line's words go to the row nearest in height."""
    words: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for line in lines:
        row = min(range(len(rows)), key=lambda n: abs(rows[n].height - line.height))
        for column, own in line.words.items():
            words[row, column].extend(own)
    part = table.parts[-1]
    blank = Cell(page, 0, 0, "", part.box)
    more = [part_of(blank, own, column, part.last_row + row) for (row, column), own in sorted(words.items())]
    box, last = around([line.box for line in lines]), part.last_row + len(rows)
    grown = replace(part, box=part.box.union(box), last_row=last)
    parts = (
        (*table.parts[:-1], grown)
        if page == part.page
        else (*table.parts, TablePart(page, box, part.last_row, last))
    )
    return replace(table, cells=(*table.cells, *more), row_count=table.row_count + len(rows), parts=parts)
