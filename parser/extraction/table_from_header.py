"""Tables without any rule, found by a line of header words and built from the lines below it."""

from collections.abc import Sequence

from models.document import Cell, Ruling, Table, TablePart
from models.geometry import around
from parser.extraction.columns import HeaderWords
from parser.extraction.layout import Fragment
from parser.extraction.table_head import lines_up
from parser.extraction.table_rows_below import with_rows_below

_FEWEST_ROLES = 3


def tables_from_headers(
    fragments: Sequence[Fragment], headers: HeaderWords
) -> tuple[list[Table], frozenset[int]]:
    """Tables of a page's free lines, and the ids of the fragments used. Only a line with several header words
    of different roles, each set apart, opens one, and only rows below it make it one."""
    found: list[Table] = []
    used: frozenset[int] = frozenset()
    for line in reversed(lines_up(fragments)):
        roles = {headers.role(fragment.text) for fragment in line} - {None}
        if len(roles) < _FEWEST_ROLES or len(roles) < len(line) / 2 or any(id(f) in used for f in line):
            continue
        others = [f for f in fragments if id(f) not in used and f not in line]
        table, rows = with_rows_below(_header(line), others)
        if rows:
            found.append(table)
            used |= rows | frozenset(id(fragment) for fragment in line)
    return found, used


def _header(line: Sequence[Fragment]) -> Table:
    """A table of just a header line."""
    ordered = sorted(line, key=lambda fragment: fragment.box.x0)
    page = ordered[0].page
    cells = tuple(Cell(page, 0, n, f.text, f.box, f.words) for n, f in enumerate(ordered))
    box = around([cell.box for cell in cells])
    return Table(cells, 1, len(cells), Ruling.NONE, (TablePart(page, box, 0, 1),))
