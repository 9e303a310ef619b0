"""Lists of clauses that no table was built from: a number, a title, and an outcome at the end of the line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from models.document import Cell, Ruling, Table, TablePart, Word
from models.geometry import around
from parser.extraction.labelled.layout import Fragment, joined
from parser.extraction.standards.clause_numbers import look_like_sections, read_clause, running_number
from parser.extraction.tables.known_words import TableWords

_FEWEST_ROWS = 3
_SAME_LINE = 0.5
_LONGEST_OUTCOME = 3
_NEAR_START = 2
_APART = 2.0

Opening = Callable[[Sequence[Word], TableWords], int | None]
"""How many words at the beginning of a line are its clause; None where it does not begin so."""


@dataclass(frozen=True)
class _Row:
    """The words of one line: its clause (empty in a list of standards), title and outcome."""

    clause: tuple[Word, ...]
    title: tuple[Word, ...]
    outcome: tuple[Word, ...]
    fragments: tuple[Fragment, ...]


def listed(fragments: Sequence[Fragment], words: TableWords) -> tuple[tuple[Table, ...], frozenset[int]]:
    """Tables of the lines of a page that end in an outcome and begin with a clause or a standard, and the ids
    of the fragments used. A list of clauses needs several lines, one of standards may be short."""
    lines = [*_lines(fragments)]
    clauses = [row for line in lines if (row := _row(line, words, _clause_length)) is not None]
    if not look_like_sections([joined(row.clause)[0] for row in clauses]):
        clauses = []
    whole = [row for line in lines if (row := _row(line, words, _standard_length)) is not None]
    tables = [_table(rows) for rows in (clauses if len(clauses) >= _FEWEST_ROWS else [], whole) if rows]
    found = (*(clauses if len(clauses) >= _FEWEST_ROWS else ()), *whole)
    return tuple(tables), frozenset(id(fragment) for row in found for fragment in row.fragments)


def _clause_length(run: Sequence[Word], words: TableWords) -> int | None:  # noqa: ARG001
    """How many words at the beginning are a dotted clause."""
    return next((n for n in (1, 2) if (c := read_clause(joined(run[:n])[0])) and c.dotted), None)


def _standard_length(run: Sequence[Word], words: TableWords) -> int | None:
    """0 where the words begin with a standard, a running number before it left aside."""
    text = joined(run)[0]
    _, rest = running_number(text) or ("", text)
    mentions = words.standards.find(rest)
    if not mentions or mentions[0].start > _NEAR_START:
        return None
    others = rest[mentions[0].end :].split()[:-1]
    if others and (clause := read_clause(others[0])) and clause.dotted:
        others = others[1:]
    return None if any(words.is_value(word) or word[0] in "≤≥<>" for word in others) else 0


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


def _row(line: Sequence[Fragment], words: TableWords, opening: Opening) -> _Row | None:
    """The parts of a line; None where it does not open as asked or does not end with an outcome set apart."""
    run = [word for fragment in line for word in fragment.words]
    first = opening(run, words) if len(run) > 2 else None
    last = next(
        (n for n in range(_LONGEST_OUTCOME, 0, -1) if words.results.read(joined(run[-n:])[0]) is not None),
        None,
    )
    if first is None or last is None or first + last >= len(run):
        return None
    gap = run[-last].box.x0 - run[-last - 1].box.x1
    if first == 0 and gap < _APART * run[-last].box.height:
        return None
    return _Row(tuple(run[:first]), tuple(run[first:-last]), tuple(run[-last:]), tuple(line))


def _table(rows: Sequence[_Row]) -> Table:
    page = rows[0].fragments[0].page
    cells = [
        _cell(page, place, column, part)
        for place, row in enumerate(rows)
        for column, part in enumerate((row.clause, row.title, row.outcome))
        if part
    ]
    box = around([cell.box for cell in cells])
    return Table(tuple(cells), len(rows), 3, Ruling.NONE, (TablePart(page, box, 0, len(rows)),))


def _cell(page: int, row: int, column: int, words: tuple[Word, ...]) -> Cell:
    return Cell(page, row, column, joined(words)[0], around([word.box for word in words]), words)
