"""Tables that carry outcomes of which nothing was understood: said, so that their loss is no silence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from catalog.catalogue import Catalogue
from models.document import Cell, Document, Table
from models.evidence import Evidence, Value
from models.report import (
    ROWS_NOT_UNDERSTOOD,
    WORDS_BESIDE_CELLS,
    ClauseRow,
    Conclusion,
    Measurement,
    ReportWarning,
    Result,
)
from parser.extraction.clause_tables.outcomes import OUTCOMES, is_cross
from parser.extraction.standards.clause_numbers import leading_clause, read_clause
from parser.extraction.tables.columns import Role
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.of_document import tables_of
from parser.extraction.tables.rows_outside import rows_outside
from parser.extraction.tables.segments import Segment
from parser.extraction.tables.swallowed_rows import swallowed_rows
from parser.extraction.tables.unknown_rows import unknown_rows

FEWEST_ROWS = 3
"""So many rows with an outcome, one of them passed or failed or crossed, make a table of results; fewer
where a clause's number stands beside the outcome."""

LONGEST_SIGN = 3
"""So many letters may stand for an outcome."""

_NAMES = (Role.TITLE, Role.CLAUSE, Role.STANDARD, Role.SPECIMEN, Role.NUMBER)
"""Columns of which any says what a row is about."""

_DECIDED = frozenset({Result.PASS, Result.FAIL})


def read_lost_rows(
    document: Document,
    catalogue: Catalogue,
    clauses: Sequence[ClauseRow],
    measurements: Sequence[Measurement],
    conclusion: Value[Conclusion] | None,
) -> tuple[ReportWarning, ...]:
    """Warnings for tables of results from which no row came, words beside a table's cells, rows in their
    heads, rows that name nothing or nothing known, and rows outside of all tables."""
    tables = tables_of(document, catalogue)
    used = [
        place
        for row in (*clauses, *measurements, *((conclusion,) if conclusion else ()))
        for place in row.evidence
    ]
    in_tables = (
        warning
        for placed, segments in tables.placed
        for warning in _within(placed.table, segments, tables.words, used)
    )
    return (
        *in_tables,
        *rows_outside(tables, used),
        *unknown_rows(clauses, measurements, catalogue.standards, tables.words),
    )


def _within(
    table: Table, segments: Sequence[Segment], words: TableWords, used: Sequence[Evidence]
) -> Iterator[ReportWarning]:
    """What is told of a table: all of it, or some of its rows."""
    of_all = [*_of_table(table, words, used)]
    yield from of_all
    yield from swallowed_rows(segments, words)
    if all(warning.code != ROWS_NOT_UNDERSTOOD for warning in of_all):
        yield from _untaken(segments, words, used)


def _of_table(table: Table, words: TableWords, used: Sequence[Evidence]) -> Iterator[ReportWarning]:
    outcomes = [cell for cell in table.cells if words.results.read(cell.text) in OUTCOMES]
    page = table.parts[0].page if table.parts else None
    decided = any(words.results.read(cell.text) in _DECIDED for cell in outcomes)
    numbered = _numbered(table.cells)
    crossed = numbered & {cell.row for cell in table.cells if is_cross(cell.text)}
    judged = {cell.row for cell in outcomes}
    marked = _marked(table.cells, numbered - judged) if len(numbered) >= FEWEST_ROWS else set()
    rows = judged | crossed | marked
    enough = len(rows) >= FEWEST_ROWS or bool(numbered & judged)
    told = decided or crossed or marked or len(numbered & judged) >= FEWEST_ROWS
    if told and enough and not _any_used(table.cells, used):
        message = (
            f"A table with outcomes in {len(rows)} rows was not understood; its rows are not in the report."
        )
        yield ReportWarning(code=ROWS_NOT_UNDERSTOOD, message=message, page=page)
    if decided and table.orphans:
        message = f"{len(table.orphans)} words inside a table of results stand in none of its cells."
        yield ReportWarning(code=WORDS_BESIDE_CELLS, message=message, page=page)


def _untaken(
    segments: Sequence[Segment], words: TableWords, used: Sequence[Evidence]
) -> Iterator[ReportWarning]:
    """A warning for rows that state an outcome and were not taken, as nothing in them says of what.

    Beside rows that were taken every outcome counts; elsewhere "not applicable" may be said of equipment.
    """
    taken = {
        id(segment) for segment in segments if any(_is_taken(segment, row, used) for row in segment.body)
    }
    pages = Counter(
        segment.grid.page(row)
        for segment in segments
        if segment.columns(*_NAMES)
        for row in segment.body
        if _states_untold(segment, row, words, OUTCOMES if id(segment) in taken else _DECIDED)
        and not _is_taken(segment, row, used)
    )
    for page, count in sorted(pages.items()):
        message = f"{count} rows of a table state an outcome, and nothing in them says of what."
        yield ReportWarning(code=ROWS_NOT_UNDERSTOOD, message=message, page=page)


def _is_taken(segment: Segment, row: int, used: Sequence[Evidence]) -> bool:
    return _any_used(segment.grid.own(row), used)


def _states_untold(segment: Segment, row: int, words: TableWords, stated: frozenset[Result]) -> bool:
    """Whether the row has an outcome that concludes nothing, and more in it than that."""
    outcomes = [segment.grid.text(row, column) for column in segment.columns(Role.VERDICT)]
    names = [segment.grid.text(row, column) for column in segment.columns(*_NAMES)]
    concludes = any(map(words.concludes, names))
    decided = any(words.results.read(text) in stated for text in outcomes)
    return decided and not concludes and len(segment.grid.own(row)) > len(outcomes)


def _marked(cells: Sequence[Cell], numbered: set[int]) -> set[int]:
    """The rows of clauses with a short word that stands in one column of several of them: an outcome in the
    laboratory's own sign, which nothing explains."""
    signs: dict[tuple[int, str], set[int]] = defaultdict(set)
    for cell in cells:
        text = cell.text.strip()
        if cell.row in numbered and text.isalpha() and len(text) <= LONGEST_SIGN:
            signs[cell.column, text].add(cell.row)
    return {row for rows in signs.values() if len(rows) >= FEWEST_ROWS for row in rows}


def _numbered(cells: Sequence[Cell]) -> set[int]:
    """The rows of clauses: with an outcome a single one is a row, whatever heads it; so is one with a cross,
    the head of whose column may be lost.
    """
    found = ((cell.row, read_clause(cell.text) or leading_clause(cell.text)) for cell in cells)
    return {row for row, clause in found if clause and clause.dotted}


def _any_used(cells: Iterable[Cell], used: Sequence[Evidence]) -> bool:
    """Whether anything that the report took stands in one of the cells."""
    return any(
        place.page == cell.page and place.box.intersection(cell.box).area > 0
        for cell in cells
        for place in used
    )
