"""What is in force while the rows of a table are read: standard, clause and method."""

from dataclasses import dataclass, replace

from parser.extraction.standards.clause_numbers import Clause, running_number
from parser.extraction.standards.mentions import Mention
from parser.extraction.tables.of_document import TablesOf
from parser.extraction.tables.sections import Placed, Section, SectionReader, heading_row
from parser.extraction.tables.segments import Segment


@dataclass
class InForce:
    """Begins with the section above the table and follows its heading rows; `inside` says that one of them
    named a standard. `cited` are the document's standards."""

    reader: SectionReader
    cited: tuple[Mention, ...]
    inside: bool = False

    @classmethod
    def over(cls, placed: Placed, tables: TablesOf) -> "InForce":
        """What is in force at the head of a table."""
        words = tables.words
        return cls(SectionReader(words.standards, words.terms, tables.cited, placed.section), tables.cited)

    @property
    def section(self) -> Section:
        """The section of the next row."""
        return self.reader.section

    @property
    def standard(self) -> Mention | None:
        """The standard of the next row."""
        return self.reader.section.standard

    @property
    def clause(self) -> Clause | None:
        """The clause that the heading names."""
        return self.reader.section.clause

    def is_heading(self, segment: Segment, row: int) -> bool:
        """Whether the row is one cell across the table, or alone in it."""
        return bool(heading_row(segment.grid, row))

    def opens_list(self, segment: Segment, row: int) -> bool:
        """Whether the next row is number one of a list and this one is none of it."""
        following = segment.grid.own(row + 1) if row + 1 < segment.grid.table.row_count else []
        numbers = [running_number(cell.text) for cell in following[:2]]
        return any(number is not None and number[0] in ("1", "a", "i") for number in numbers) and all(
            running_number(cell.text) is None for cell in segment.grid.own(row)
        )

    def head(self, text: str, ends_the_last: bool = False) -> None:
        """Takes a heading row. One that names no standard leaves it, unless it ends the section before."""
        if self.reader.take_heading_row(text):
            self.inside = True
        elif ends_the_last:
            self.reader.section = replace(self.section, standards=(), clause=None)
