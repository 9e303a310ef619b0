"""From the rows of a segment to clause rows: the standard in force, the level, the item, the confidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.document import Cell, Ruling
from models.evidence import Evidence, Method
from models.report import ClauseRow, Level, Result
from models.standard import Standard
from parser.extraction.clause_tables.in_standard import is_bound, is_title_of, known_numbers, with_lost_point
from parser.extraction.clause_tables.outcomes import DECIDED, Outcome, outcome_of
from parser.extraction.clause_tables.row_text import RowText, row_text
from parser.extraction.clause_tables.titles import spelled_title
from parser.extraction.doubts.rival_readings import has_no_rival, named_otherwise
from parser.extraction.doubts.second_look import BELIEVED, UNCONFIRMED, SecondLook, is_scanned
from parser.extraction.folding import squeezed
from parser.extraction.result_words import is_blank_mark
from parser.extraction.standards.clause_numbers import Clause
from parser.extraction.standards.mentions import Mention, settled
from parser.extraction.tables.columns import Role
from parser.extraction.tables.grid import evidence_of
from parser.extraction.tables.in_force import InForce
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.sections import principal
from parser.extraction.tables.segments import Segment

UNSAID = 0.5
"""Confidence of a row with a clause whose outcome cell holds nothing."""
OTHER_WORDS = {Method.TEXT_LAYER: 0.85, Method.OCR: 0.5}
"""Confidence of a row whose outcome cell holds words that are no outcome, by how they were read."""
DASH = 0.7
"""Confidence of a dash read as not applicable: read with doubt."""
DASH_EVERYWHERE = 0.85
"""The same where the row has a dash in the place of its value too."""
BELOW = 0.95
"""Factor for an outcome that is printed on the line below its row."""
ANOTHER_OUTCOME = 0.6
"""The most for a row whose title ends with an outcome: its columns were mistaken."""
LOST_WORDS = 0.7
"""Factor for a row at whose height words fell into no cell."""


@dataclass
class RowReader:
    """Reads the rows of one table under what is in force there."""

    words: TableWords
    force: InForce
    look: SecondLook

    def read(self, segment: Segment) -> Iterator[ClauseRow]:
        """The clause rows of a segment, in order.

        Rows beside which everything is merged (several values, one title, one outcome) are one row.
        """
        for column in segment.columns(Role.VERDICT):
            self.look.look(segment.cells(column))
        said: tuple[Cell, ...] = ()
        for place, row in enumerate(segment.body):
            own = segment.grid.own(row)
            if not own:
                continue
            text = self._text(segment, row)
            outcome = outcome_of(segment, row, self.words, self.look)
            said, before = (*text.cells, *outcome.cells), said
            if text.cells and said == before:
                continue
            if self._is_heading(segment, row, text, outcome):
                self.force.head(" ".join(cell.text for cell in own), bool(outcome.printed))
            elif self._says_nothing(text) or self._is_total(text, own):
                continue
            elif outcome.result is not None:
                yield from self._rows(segment, row, text, outcome, outcome.result, 1.0)
            else:
                yield from self._unsaid(segment, place, text, outcome)

    def _text(self, segment: Segment, row: int) -> RowText:
        standard = self.force.standard
        return row_text(segment, row, self.words, known_numbers(standard.entry if standard else None))

    def _is_heading(self, segment: Segment, row: int, text: RowText, outcome: Outcome) -> bool:
        """Whether the row is a heading in the table: one cell alone, or a dash beside a whole standard."""
        if outcome.result is not None:
            return False
        named = bool(text.standards) and text.clause is None
        opens = named or self.force.opens_list(segment, row)
        return self.force.is_heading(segment, row) or (outcome.blank and opens)

    def _says_nothing(self, text: RowText) -> bool:
        return not text.title and text.clause is None and not text.standards

    def _is_total(self, text: RowText, own: Sequence[Cell]) -> bool:
        """Whether the row gives the outcome of the whole table and not of a clause."""
        label = text.title or squeezed(own[0].text)
        return text.clause is None and self.words.concludes(label)

    def _unsaid(self, segment: Segment, place: int, text: RowText, outcome: Outcome) -> Iterator[ClauseRow]:
        """A row whose outcome cells hold a dash, nothing, or something that is no outcome."""
        row = segment.body[place]
        if not outcome.blank:
            if text.clause is not None or segment.headed:
                yield from self._rows(
                    segment, row, text, outcome, Result.SEE_REMARK, self._other_words(outcome)
                )
            return
        below = self._outcome_below(segment, place)
        if below is not None and below.result is not None:
            yield from self._rows(segment, row, text, below, below.result, BELOW)
            return
        if self._has_children(segment, place, text.clause):
            return
        if outcome.printed:
            sure = DASH_EVERYWHERE if _all_dashes(segment, row) else DASH
            yield from self._rows(segment, row, text, outcome, Result.NOT_APPLICABLE, sure)
        elif text.clause is not None and text.clause.dotted:
            yield from self._rows(segment, row, text, outcome, Result.SEE_REMARK, UNSAID)

    def _other_words(self, outcome: Outcome) -> float:
        """How surely a row says nothing of passing or failing; a denial may be the rest of a failure."""
        if any(self.words.results.leaves_denied(cell.text) for cell in outcome.cells):
            return UNSAID
        words = [word for cell in outcome.cells for word in cell.words]
        return min((OTHER_WORDS.get(word.method, UNSAID) for word in words), default=UNSAID)

    def _outcome_below(self, segment: Segment, place: int) -> Outcome | None:
        """The outcome of the next row where that says nothing else: it is printed on the line below."""
        if place + 1 >= len(segment.body) or segment.grid.table.ruling is Ruling.FULL:
            return None
        row = segment.body[place + 1]
        alone = self._says_nothing(self._text(segment, row))
        return outcome_of(segment, row, self.words, self.look) if alone else None

    def _has_children(self, segment: Segment, place: int, clause: Clause | None) -> bool:
        """Whether the next row is a sub-clause of this one, which is then a heading."""
        if clause is None or place + 1 >= len(segment.body):
            return False
        following = row_text(segment, segment.body[place + 1], self.words, ()).clause
        return following is not None and following.printed.startswith(
            (f"{clause.printed}.", f"{clause.printed}(")
        )

    def _rows(
        self, segment: Segment, row: int, text: RowText, outcome: Outcome, result: Result, sure: float
    ) -> Iterator[ClauseRow]:
        standard = self._standard_of(segment, text)
        entry = standard.entry if standard else None
        if text.clause and entry and any(map(is_scanned, text.numbering)):
            text = replace(text, clause=with_lost_point(text.clause, text.title, entry))
        items = self._items(segment, row, text, entry)
        clause = text.clause or self._numbered(text, standard) or self._of_section(segment, text)
        cells = [cell for cell in (*text.cells, *outcome.cells) if cell.text.strip()]
        lost = LOST_WORDS if segment.grid.has_orphans(_in_row(cells, row)) else 1.0
        # a letter of the title in doubt tells nothing where the number says what the row is about
        naming = text.cells if items or not text.numbering else text.numbering
        named = self.look.sureness(naming, known=len(items) == 1)
        bound = text.clause and entry and is_bound(text.title, text.clause, entry)
        if bound or (entry and self._has_no_rival(naming, entry, items)):
            named = max(named, BELIEVED)
        read = min(named, outcome.confidence)
        if self._holds_another(text):
            read = min(read, ANOTHER_OUTCOME)
        confidence = sure * segment.grid.sureness * lost * read
        title = spelled_title(text, entry)
        for item in items or (None,):
            yield ClauseRow(
                standard=standard.name if standard else None,
                clause=clause.printed if clause else None,
                clauses_covered=clause.covered if clause else (),
                item=item,
                title=title or None,
                result=result,
                level=self._level(segment, text, clause, item),
                printed_result=outcome.printed or None,
                confidence=round(confidence, 4),
                evidence=tuple(_shown(cell, text, entry) for cell in dict.fromkeys(cells)),
            )

    def _holds_another(self, text: RowText) -> bool:
        """Whether the title ends with an outcome: that of a specimen whose column grew together with it."""
        *before, last = text.title.split() or [""]
        return bool(before) and self.words.results.read(last) in DECIDED

    def _standard_of(self, segment: Segment, text: RowText) -> Mention | None:
        """The row's own standard, else the one in force. A method beside a clause is not its standard."""
        own = [settled(mention, self.force.cited) for mention in text.standards]
        if not own or (self.force.standard and _is_method(own[0], self.force.standard)):
            return self.force.standard
        in_column = bool(segment.columns(Role.STANDARD))
        if in_column or self.force.standard is None or text.clause is None or own[0].start < 3:
            return principal(own) or (own[0] if in_column else None)
        return self.force.standard

    def _numbered(self, text: RowText, standard: Mention | None) -> Clause | None:
        """A running number stands for a clause only where no standard says what the clauses are."""
        if text.number is None or not text.number.isdigit() or standard is not None or text.standards:
            return None
        return Clause(text.number, (text.number,))

    def _of_section(self, segment: Segment, text: RowText) -> Clause | None:
        """The clause of the heading above, where the table has no clauses of its own."""
        own = self.force.inside or text.standards or segment.columns(Role.CLAUSE)
        return None if own else self.force.clause

    def _items(self, segment: Segment, row: int, text: RowText, entry: Standard | None) -> tuple[str, ...]:
        if entry is None or not entry.items:
            return ()
        methods = " ".join(segment.grid.text(row, column) for column in segment.columns(Role.METHOD))
        finder = self.words.items(entry)
        found = finder.find(text.title, methods) or named_otherwise(text.cells, text.title, finder)
        return tuple(item.key for item in found)

    def _has_no_rival(self, naming: Sequence[Cell], entry: Standard, items: tuple[str, ...]) -> bool:
        return len(items) == 1 and has_no_rival(naming, self.words.items(entry), items[0])

    def _level(self, segment: Segment, text: RowText, clause: Clause | None, item: str | None) -> Level:
        """A row of one clause or item, or of a part of a regulation, against a row for the whole of it."""
        if clause is not None or item is not None or text.shared:
            return Level.CLAUSE
        whole = bool(text.standards) or self.force.inside or self.force.section.summary
        return Level.SUMMARY if whole or _is_summary_table(segment, self.words) else Level.CLAUSE


def _shown(cell: Cell, text: RowText, entry: Standard | None) -> Evidence:
    """A cell as evidence. What a title says is nobody's second reading: on a scan it is sure only where it is
    the standard's own.
    """
    titled = is_scanned(cell) and cell in text.cells and cell not in text.numbering
    own = (
        titled
        and entry is not None
        and text.clause is not None
        and is_title_of(text.title, text.clause, entry)
    )
    return evidence_of(cell, min(cell.confidence, UNCONFIRMED) if titled and not own else None)


def _is_summary_table(segment: Segment, words: TableWords) -> bool:
    heads = " ".join(map(segment.label, segment.heads)).lower()
    return any(word in heads for word in words.terms.get("summary_words", ()))


def _is_method(mention: Mention, standard: Mention) -> bool:
    """Whether the standard in force lists the other as the test method of one of its items."""
    entry = standard.entry
    return entry is not None and any(
        method.replace(" ", "").startswith(mention.designation.replace(" ", ""))
        for item in entry.items
        for method in item.methods
    )


def _in_row(cells: Sequence[Cell], row: int) -> list[Cell]:
    return [cell for cell in cells if cell.row == row and cell.row_span == 1]


def _all_dashes(segment: Segment, row: int) -> bool:
    """Whether the row's value is a dash too."""
    values = [segment.grid.text(row, column) for column in segment.columns(Role.MEASURED)]
    return bool(values) and all(is_blank_mark(value) and value for value in values)
