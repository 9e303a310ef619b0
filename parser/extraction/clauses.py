"""The clause and summary rows of a report, from its tables and from lists without rules."""

from collections.abc import Iterator

from catalog import Catalogue
from models.document import Document
from models.report import ClauseRow
from models.reread import Reread
from parser.extraction.clause_tables.rows import RowReader
from parser.extraction.column_content import settle
from parser.extraction.columns import Role
from parser.extraction.in_force import InForce
from parser.extraction.second_look import SecondLook
from parser.extraction.sections import Placed
from parser.extraction.segments import Segment, segments
from parser.extraction.table_grid import Grid
from parser.extraction.tables_of import TablesOf, tables_of


def read_clauses(document: Document, catalogue: Catalogue, reread: Reread) -> tuple[ClauseRow, ...]:
    """Every row of the report that carries an outcome of its own, as printed and in printed order."""
    tables = tables_of(document, catalogue)
    look = SecondLook(reread)
    return tuple(row for placed in tables.placed for row in _table(placed, tables, look))


def _table(placed: Placed, tables: TablesOf, look: SecondLook) -> Iterator[ClauseRow]:
    reader = RowReader(tables.words, InForce.over(placed, tables), look)
    for segment in segments(Grid(placed.table), tables.words):
        settled = settle(segment, tables.words)
        if carries_outcomes(settled):
            yield from reader.read(settled)


def carries_outcomes(segment: Segment) -> bool:
    """Whether the segment has outcomes and says what they belong to."""
    named = segment.columns(Role.CLAUSE, Role.TITLE, Role.STANDARD)
    return bool(named) and bool(segment.columns(Role.VERDICT) or segment.marks)
