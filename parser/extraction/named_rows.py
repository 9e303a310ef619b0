"""Rows that are named and show no outcome of their own: a list of clauses whose outcomes are
colours, pictures or whole sentences. They are rows left open, or told by their sentence with doubt.

Lists of contents and of what was asked for are none, and neither is a list that mostly repeats what has rows:
what has none there was not tested.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from models.document import Cell, Table
from models.evidence import Evidence
from models.report import ClauseRow, Level, Measurement, Result
from models.standard import ClauseEntry, Standard
from parser.extraction.clause_tables.in_standard import is_clause_of
from parser.extraction.clause_tables.outcomes import OUTCOMES
from parser.extraction.folding import plain, squeezed
from parser.extraction.labelled.layout import Passage, Span
from parser.extraction.result_words import worst
from parser.extraction.row_names import RowNames
from parser.extraction.standards.clause_numbers import leading_clause, read_clause, running_number
from parser.extraction.standards.mentions import Mention
from parser.extraction.tables.grid import Grid, evidence_of
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.of_document import TablesOf
from parser.extraction.tables.sections import Section, Told, itemised_standard
from parser.extraction.told_rows import TOLD, UNSETTLED, stated_in

FEWEST_ROWS = 3
"""So many names one below the other are a list of rows."""

_MOST_KNOWN = 0.5
_LONGEST_NAME, _LONGEST_ITEM = 90, 60
_SHORTEST_SENTENCE = 12
_SPELT_ALIKE = 92
_PAGE_NUMBER = re.compile(r"(?:\.{2,}|…|·{2,})\s*\d{1,3}$")
"""What ends a line of a list of contents."""


@dataclass(frozen=True)
class _Named:
    """A clause or an item of a standard, named with nothing or a sentence said of it. `names`: its numbers,
    or its item; `numbered` tells which; `titled` whether its title is the standard's."""

    standard: Mention
    entry: Standard
    clause: str | None
    names: tuple[str, ...]
    title: str
    evidence: tuple[Evidence, ...] = ()
    numbered: bool = True
    titled: bool = True
    result: Result = Result.SEE_REMARK


def named_rows(tables: TablesOf, rows: Sequence[ClauseRow | Measurement]) -> tuple[ClauseRow, ...]:
    """A row without outcome for each clause or item that only a list names."""
    own = RowNames.of(rows)
    found: list[_Named] = []
    for run in _Lister(tables.words, tables.cited).runs(tables):
        new = [one for one in run if not any(own.has(one.entry, name) for name in one.names)]
        if len(run) >= FEWEST_ROWS and len(run) - len(new) < _MOST_KNOWN * len(run):
            found += new
    once = {(one.standard.name, one.names): one for one in reversed(found)}
    return tuple(_row(one) for one in found if once[one.standard.name, one.names] is one)


def _row(one: _Named) -> ClauseRow:
    stated = UNSETTLED if one.result is Result.SEE_REMARK else TOLD
    return ClauseRow(
        standard=one.standard.name,
        clause=one.clause,
        clauses_covered=one.names if one.numbered else (),
        item=None if one.numbered else one.names[0],
        title=one.title or None,
        result=one.result,
        level=Level.CLAUSE,
        confidence=min([stated, *(place.confidence for place in one.evidence)]),
        evidence=one.evidence,
    )


@dataclass(frozen=True)
class _Lister:
    """Finds names that stand one below the other, in paragraphs or in a table without outcomes."""

    words: TableWords
    cited: tuple[Mention, ...]

    def runs(self, tables: TablesOf) -> Iterator[list[_Named]]:
        """Each list of names that is not headed as one of contents or of what was asked for."""
        above, run = "", list[_Named]()
        for block in tables.within:
            if not isinstance(block, Told):
                yield run
                run = []
                if not self._is_scope(above):
                    yield _listed([*self._in_table(block.table, block.section)])
            elif (named := self._in_paragraph(block)) is not None:
                run += [] if self._is_scope(above) else [named]
            else:
                yield run
                above, run = block.paragraph.text, []
        yield run

    def _is_scope(self, heading: str) -> bool:
        folded = squeezed(heading).lower()
        return any(word in folded for word in self.words.terms.get("scope_words", ()))

    def _in_paragraph(self, told: Told) -> _Named | None:
        text = told.paragraph.text
        if len(text) > _LONGEST_NAME:
            return None
        named = self._named(text, told.section)
        if named is None:
            return None
        spans = tuple(Span(one, 0, len(one.text)) for one in told.paragraph.fragments)
        return replace(named, evidence=(Passage(spans).evidence(),))

    def _in_table(self, table: Table, section: Section) -> Iterator[_Named]:
        """The rows of a table that name something; one that holds outcomes is left to its readers."""
        standard = itemised_standard(section, self.cited)
        if standard is None or any(self.words.results.read(cell.text) in OUTCOMES for cell in table.cells):
            return
        grid = Grid(table)
        for row in range(table.row_count):
            own = grid.own(row)
            numbers = [cell for cell in own if read_clause(cell.text) is not None]
            told = [cell for cell in own if cell not in numbers and self._stated(cell)]
            others = [cell for cell in own if cell not in numbers and cell not in told]
            text = squeezed(" ".join(cell.text for cell in (*numbers, *others)))
            named = self._named(text, section) or self._numbered(numbers, others, standard)
            if others and named:
                result = worst(result for cell in told for result in self._stated(cell))
                shown = tuple(map(evidence_of, own))
                yield replace(named, evidence=shown, result=result or Result.SEE_REMARK)

    def _numbered(self, numbers: Sequence[Cell], others: Sequence[Cell], standard: Mention) -> _Named | None:
        """A row whose cell is a number of the standard, in whatever words its title is."""
        clause = read_clause(numbers[0].text) if len(numbers) == 1 else None
        if not standard.entry or not clause or not clause.dotted:
            return None
        known = {entry.number for entry in standard.entry.clauses}
        title = squeezed(" ".join(cell.text for cell in others))
        fits = set(clause.covered) <= known and not self.words.standards.find(title)
        found = _Named(standard, standard.entry, clause.printed, clause.covered, title, titled=False)
        return found if fits else None

    def _stated(self, cell: Cell) -> list[Result]:
        """What a cell states in a sentence; one that sets a condition states nothing."""
        text = squeezed(cell.text)
        if len(text) < _SHORTEST_SENTENCE or self.words.is_conditional(text):
            return []
        return [result for _, result in stated_in(text, self.words)]

    def _named(self, text: str, section: Section) -> _Named | None:
        """What a line names that is none of a list of contents, and no standard."""
        standard = itemised_standard(section, self.cited)
        entry = standard.entry if standard else None
        named = self._within(text, standard, entry) if standard and entry else None
        other = named is None or _PAGE_NUMBER.search(text) or self.words.standards.find(text)
        return None if other else named

    def _within(self, text: str, standard: Mention, entry: Standard) -> _Named | None:
        """What of the standard a line names: a clause and its title, a title alone, or an item."""
        clause = leading_clause(text)
        if clause and clause.dotted and clause.rest:
            numbers = {clause.number: clause for clause in entry.clauses}
            fits = is_clause_of(clause, clause.rest, numbers)
            return _Named(standard, entry, clause.printed, clause.covered, clause.rest) if fits else None
        _, name = running_number(text) or (None, text)
        if len(name) > _LONGEST_ITEM:
            return None
        titled = [one.number for one in entry.clauses if _is_title(name, one)]
        if len(titled) == 1:
            return _Named(standard, entry, None, tuple(titled), name)
        found = self.words.items(entry).find(name) if entry.items else ()
        return (
            _Named(standard, entry, None, (found[0].key,), name, numbered=False) if len(found) == 1 else None
        )


def _is_title(name: str, entry: ClauseEntry) -> bool:
    """Whether a name is the standard's own for a clause, a spelling apart."""
    bare = plain(name).lower()
    own = (entry.title.en.lower(), entry.title.zh)
    return any(fuzz.ratio(bare, title, score_cutoff=_SPELT_ALIKE) > 0 for title in own)


def _listed(rows: list[_Named]) -> list[_Named]:
    """Rows with titles of their own count among enough that have the standard's: other tables number too."""
    return rows if sum(row.titled for row in rows) >= FEWEST_ROWS else [row for row in rows if row.titled]
