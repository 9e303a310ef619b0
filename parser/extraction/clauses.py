"""The clause and summary rows of a report, from its tables and from lists without rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog import Catalogue
from models.document import Document
from models.report import ClauseRow
from models.reread import Reread
from parser.extraction.clause_tables.in_standard import take_fitting_standard
from parser.extraction.clause_tables.rows import RowReader
from parser.extraction.doubts.second_look import SecondLook
from parser.extraction.measurement_tables.shape import holds_values
from parser.extraction.tables.columns import Role
from parser.extraction.tables.in_force import InForce
from parser.extraction.tables.of_document import TablesOf, tables_of
from parser.extraction.tables.segments import Segment


def read_clauses(document: Document, catalogue: Catalogue, reread: Reread) -> tuple[ClauseRow, ...]:
    """Every row of the report that carries an outcome of its own, as printed and in printed order."""
    tables = tables_of(document, catalogue)
    reader = _ClauseReader(tables, SecondLook(reread))
    return tuple(
        row
        for placed, segments in tables.placed
        for row in reader.read(InForce.over(placed, tables), segments)
    )


@dataclass(frozen=True)
class _ClauseReader:
    tables: TablesOf
    look: SecondLook

    def read(self, force: InForce, segments: tuple[Segment, ...]) -> Iterator[ClauseRow]:
        """The rows of one table."""
        words = self.tables.words
        for segment in segments:
            if carries_outcomes(segment) and not holds_values(segment, words):
                take_fitting_standard(segment, force, words)
                yield from RowReader(words, force, self.look).read(segment)
            else:
                _follow_headings(segment, force)


def _follow_headings(segment: Segment, force: InForce) -> None:
    """Takes the heading rows of a part of a table that has no clause rows."""
    for row in segment.body:
        if force.is_heading(segment, row):
            force.head(" ".join(cell.text for cell in segment.grid.own(row)))


def carries_outcomes(segment: Segment) -> bool:
    """Whether the segment has outcomes and says what they belong to."""
    return segment.named and bool(segment.columns(Role.VERDICT) or segment.marks)
