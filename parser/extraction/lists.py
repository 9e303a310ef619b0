"""Lists of clauses that no table was built from: a number, a title, and an outcome at the end of the line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.document import Cell, Ruling, Table, TablePart, Word
from models.geometry import around
from parser.extraction.clause_numbers import read_clause
from parser.extraction.layout import Fragment, joined
from parser.extraction.table_words import TableWords

_FEWEST_ROWS = 3
_SAME_LINE = 0.5
_LONGEST_OUTCOME = 3


@dataclass(frozen=True)
class _Row:
    """The words of one line that has all three parts."""

    clause: tuple[Word, ...]
    title: tuple[Word, ...]
    outcome: tuple[Word, ...]
    fragments: tuple[Fragment, ...]


def listed(fragments: Sequence[Fragment], words: TableWords) -> tuple[Table | None, frozenset[int]]:
    """A table of the lines of a page that are clauses with outcomes, and the ids of the fragments used.

    None unless there are several.
    """
    rows: list[_Row] = []
    for line in _lines(fragments):
        row = _row(line, words)
        if row is not None:
            rows.append(row)
    if len(rows) < _FEWEST_ROWS:
        return None, frozenset()
    used = frozenset(id(fragment) for row in rows for fragment in row.fragments)
    return _table(rows), used


def _lines(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """The fragments of each line from left to right."""
    line: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda part: part.box.middle[1]):
        if line and abs(line[0].box.middle[1] - fragment.box.middle[1]) >= _SAME_LINE * line[0].box.height:
            yield sorted(line, key=lambda part: part.box.x0)
            line = []
        line.append(fragment)
    if line:
        yield sorted(line, key=lambda part: part.box.x0)


def _row(line: Sequence[Fragment], words: TableWords) -> _Row | None:
    """The parts of a line; None where it does not begin with a dotted clause or end with an outcome."""
    run = [word for fragment in line for word in fragment.words]
    if len(run) < 3:
        return None
    first = next((n for n in (1, 2) if (c := read_clause(joined(run[:n])[0])) and c.dotted), None)
    last = next(
        (n for n in range(_LONGEST_OUTCOME, 0, -1) if words.results.read(joined(run[-n:])[0]) is not None),
        None,
    )
    if first is None or last is None or first + last >= len(run):
        return None
    return _Row(tuple(run[:first]), tuple(run[first:-last]), tuple(run[-last:]), tuple(line))


def _table(rows: Sequence[_Row]) -> Table:
    page = rows[0].fragments[0].page
    cells = [
        _cell(page, place, column, part)
        for place, row in enumerate(rows)
        for column, part in enumerate((row.clause, row.title, row.outcome))
    ]
    box = around([cell.box for cell in cells])
    return Table(tuple(cells), len(rows), 3, Ruling.NONE, (TablePart(page, box, 0, len(rows)),))


def _cell(page: int, row: int, column: int, words: tuple[Word, ...]) -> Cell:
    return Cell(page, row, column, joined(words)[0], around([word.box for word in words]), words)
