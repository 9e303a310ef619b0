"""The standard in force while the rows of a table are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.document import Cell
from parser.extraction.clause_numbers import Clause, running_number
from parser.extraction.folding import squeezed
from parser.extraction.sections import Section, clause_after, principal
from parser.extraction.segments import Segment
from parser.extraction.standard_mentions import Mention, settled
from parser.extraction.table_words import TableWords


@dataclass
class InForce:
    """`standard` and `clause` as the heading above the table or a heading row in it says; `inside` tells that
    a heading row said it, `heading` is the words."""

    words: TableWords
    section: Section
    cited: tuple[Mention, ...]
    standard: Mention | None = None
    clause: Clause | None = None
    heading: str = ""
    inside: bool = False

    @classmethod
    def over(cls, section: Section, words: TableWords, cited: tuple[Mention, ...]) -> "InForce":
        """What is in force at the head of a table."""
        return cls(words, section, cited, section.standard, section.clause, section.heading)

    def is_heading(self, segment: Segment, row: int) -> bool:
        """Whether the row is one cell across the table, or alone in it."""
        own = segment.grid.own(row)
        return len(own) == 1 and (own[0].column_span > 1 or segment.grid.row(row) == list(own))

    def opens_list(self, segment: Segment, row: int) -> bool:
        """Whether the next row is number one of a list and this one is none of it."""
        following = segment.grid.own(row + 1) if row + 1 < segment.grid.table.row_count else []
        numbers = [running_number(cell.text) for cell in following[:2]]
        return any(number is not None and number[0] in ("1", "a", "i") for number in numbers) and all(
            running_number(cell.text) is None for cell in segment.grid.own(row)
        )

    def head(self, own: Sequence[Cell], ends_the_last: bool = False) -> None:
        """Takes the standard and clause that a heading row names. One that names none leaves the standard,
        unless it ends the section before."""
        text = squeezed(" ".join(cell.text for cell in own))
        mentions = tuple(settled(mention, self.cited) for mention in self.words.standards.find(text))
        if mentions:
            self.standard, self.clause, self.inside = principal(mentions), clause_after(text, mentions), True
            self.heading = text
        elif ends_the_last:
            self.standard = self.clause = None
