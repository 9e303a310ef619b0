"""Tables without any rule, found by a line of header words and built from the lines below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.document import Cell, Ruling, Table, TablePart
from models.geometry import around
from parser.extraction.labelled.layout import Fragment
from parser.extraction.tables.columns import HeaderWords, Role
from parser.extraction.tables.head import lines_up
from parser.extraction.tables.rows_below import with_rows_below

_FEWEST_ROLES = 3
_LONGEST_SUB = 14
_CLOSE = 2.2
_OVER = (Role.RESULT, Role.MEASURED)


def tables_from_headers(
    fragments: Sequence[Fragment], headers: HeaderWords
) -> tuple[list[Table], frozenset[int]]:
    """Tables of a page's free lines, and the ids of the fragments used. Only a line with several header words
    of different roles, each set apart, opens one, and only rows below it make it one."""
    found: list[Table] = []
    used: frozenset[int] = frozenset()
    lines = [*reversed(lines_up(fragments))]
    for place, line in enumerate(lines):
        roles = {headers.role(fragment.text) for fragment in line} - {None}
        if len(roles) < _FEWEST_ROLES or len(roles) < len(line) / 2 or any(id(f) in used for f in line):
            continue
        below = lines[place + 1] if place + 1 < len(lines) else []
        above = lines[place - 1] if place else []
        header = _Header.of(line, above, below, headers)
        others = [f for f in fragments if id(f) not in used and f not in header.fragments]
        table, rows = with_rows_below(header.table(), others)
        if rows:
            found.append(table)
            used |= rows | frozenset(id(fragment) for fragment in header.fragments)
    return found, used


@dataclass(frozen=True)
class _Header:
    """A header line; `over` stands above and `under` below the columns that the line itself leaves free, such
    as specimen numbers under Result."""

    line: Sequence[Fragment]
    over: Sequence[Fragment]
    under: Sequence[Fragment]

    @classmethod
    def of(
        cls,
        line: Sequence[Fragment],
        above: Sequence[Fragment],
        below: Sequence[Fragment],
        headers: HeaderWords,
    ) -> "_Header":
        """The header with the lines around it that belong to it."""
        over = [f for f in above if headers.role(f.text) in _OVER and _near(f, line) and _is_free(f, line)]
        under = below if below and all(_is_sub(f, line) and _near(f, line) for f in below) else []
        return cls(line, over if under else [], under)

    @property
    def fragments(self) -> list[Fragment]:
        """All of it."""
        return [*self.line, *self.over, *self.under]

    def table(self) -> Table:
        """A table of just the header."""
        columns = sorted([*self.line, *self.under], key=lambda fragment: fragment.box.x0)
        page, tall = self.line[0].page, 2 if self.under else 1
        cells = [
            Cell(page, 1, n, f.text, f.box, f.words)
            if f in self.under
            else Cell(page, 0, n, f.text, f.box, f.words, row_span=tall)
            for n, f in enumerate(columns)
        ]
        if self.over:
            first = min(n for n, f in enumerate(columns) if f in self.under)
            over = self.over[0]
            span = len(self.under)
            cells.append(Cell(page, 0, first, over.text, over.box, over.words, column_span=span))
        box = around([cell.box for cell in cells])
        return Table(tuple(cells), tall, len(columns), Ruling.NONE, (TablePart(page, box, 0, tall),))


def _near(fragment: Fragment, line: Sequence[Fragment]) -> bool:
    return abs(fragment.box.middle[1] - line[0].box.middle[1]) <= _CLOSE * fragment.box.height


def _is_free(fragment: Fragment, line: Sequence[Fragment]) -> bool:
    """Whether no part of the line stands over or under the fragment."""
    return not any(f.box.x0 < fragment.box.x1 and fragment.box.x0 < f.box.x1 for f in line)


def _is_sub(fragment: Fragment, line: Sequence[Fragment]) -> bool:
    return len(fragment.text) <= _LONGEST_SUB and _is_free(fragment, line)
