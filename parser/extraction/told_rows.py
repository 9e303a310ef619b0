"""Rows that a report tells in sentences: `Clause 4.7 (Edges) did not comply.`, `第4.6条经检测符合要求。`, or
`The sample complies with this clause.` below the clause's heading."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.report import ClauseRow, Level, Measurement, Result
from models.standard import Standard
from parser.extraction.clause_tables.in_standard import known_numbers
from parser.extraction.clause_tables.outcomes import OUTCOMES
from parser.extraction.labelled.layout import Passage, Span
from parser.extraction.result_words import worst
from parser.extraction.row_names import RowNames
from parser.extraction.standards.clause_numbers import Clause, leading_clause, marked_clauses
from parser.extraction.standards.mentions import Mention, settled
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.of_document import TablesOf
from parser.extraction.tables.sections import Placed, Told, itemised_standard, principal

TOLD = 0.7
"""Confidence of an outcome read from a sentence: it is stated, and so freely that a person confirms it."""
UNSETTLED = 0.5
"""Confidence of a row whose sentence states no outcome that could be settled on."""

_END = re.compile(r"[;；。!?！？]|(?<!\bcl)(?<!\bsec)(?<!\bpara)(?<!\bno)\.(?=\s|$)", re.IGNORECASE)
_BREAK = re.compile(r"[,:，：(（]")
_LONGEST_NAME = 60
_NEGATED = re.compile(r"(?:\b(?:no|without|any)|未发现|未见|无)\s*$", re.IGNORECASE)
"""What stands before a failure that there was not: `no non-compliance was found`."""


@dataclass(frozen=True)
class _Subject:
    """What a sentence speaks of: where it names it, the clause as told with its numbers, or an item."""

    place: int
    clause: str | None = None
    covered: tuple[str, ...] = ()
    item: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its numbers, or its item."""
        return self.covered or ((self.item,) if self.item else ())


@dataclass(frozen=True)
class _Statement:
    """What a sentence says of its subject. `settled`: it states one outcome and sets no condition."""

    standard: Mention
    entry: Standard
    subject: _Subject
    result: Result
    printed: str
    settled: bool
    passage: Passage


_Outcomes = Sequence[tuple[re.Match[str], Result]]


def told_rows(tables: TablesOf, rows: Sequence[ClauseRow | Measurement]) -> tuple[ClauseRow, ...]:
    """The rows told in sentences of which the report's tables have none, and failures that these do not tell.

    A sentence that sets a condition tells no row, unless others beside it do: then it is one left open.
    """
    own = RowNames.of(rows)
    found = [one for one in _Teller(tables.words, tables.cited).read(tables.within) if _is_new(one, own)]
    return tuple(map(_row, found)) if any(one.settled for one in found) else ()


def _is_new(one: _Statement, own: RowNames) -> bool:
    if one.settled and one.result is Result.FAIL:
        return not all(own.has_failure(one.entry, name) for name in one.subject.names)
    return not any(own.has(one.entry, name) for name in one.subject.names)


def _row(one: _Statement) -> ClauseRow:
    place = one.passage.evidence(TOLD if one.settled else UNSETTLED)
    return ClauseRow(
        standard=one.standard.name,
        clause=one.subject.clause,
        clauses_covered=one.subject.covered,
        item=one.subject.item,
        title=None,
        result=one.result,
        level=Level.CLAUSE,
        printed_result=one.printed,
        confidence=place.confidence,
        evidence=(place,),
    )


def stated_in(text: str, words: TableWords) -> list[tuple[re.Match[str], Result]]:
    """The outcomes that a sentence states, each with its words; a failure that there was not is none."""
    return [
        (match, result)
        for match, result in words.results.placed_in(text)
        if result in OUTCOMES and not (result is Result.FAIL and _NEGATED.search(text[: match.start()]))
    ]


@dataclass(frozen=True)
class _Teller:
    """Reads the sentences of paragraphs."""

    words: TableWords
    cited: tuple[Mention, ...]

    def read(self, within: Sequence[Placed | Told]) -> Iterator[_Statement]:
        """Every statement, in order. What a heading names is spoken of until a table follows or a heading
        that tells its own outcome."""
        spoken: tuple[_Subject, ...] = ()
        for block in within:
            if isinstance(block, Placed):
                spoken = ()
                continue
            standard = itemised_standard(block.section, self.cited)
            headed = block.section.heading == block.paragraph.text
            statements = [*self._paragraph(block, standard, () if headed else spoken)]
            yield from statements
            if headed:
                clause, entry = block.section.clause, standard.entry if standard else None
                named = own_numbers(clause, entry) if clause and entry and not statements else ()
                spoken = (_Subject(0, clause.printed, named),) if clause and named else ()

    def _paragraph(
        self, told: Told, standard: Mention | None, spoken: tuple[_Subject, ...]
    ) -> Iterator[_Statement]:
        """The statements of a paragraph; a sentence that only says how it came out goes on from the last."""
        spans = tuple(Span(one, 0, len(one.text)) for one in told.paragraph.fragments)
        for sentence in _sentences(Passage(spans)):
            text = sentence.text.replace("\n", " ")
            named = [settled(mention, self.cited) for mention in self.words.standards.find(text)]
            of = principal(named) if named else standard
            if of is None or of.entry is None:
                spoken = ()
                continue
            outcomes = stated_in(text, self.words)
            own = _clauses(text, of.entry) or self._item(text, of.entry, outcomes)
            whole = bool(named) or self.words.concludes(_opening(text))
            spoken = own or (() if whole else spoken)
            if not outcomes:
                continue
            conditional = self.words.is_conditional(text[: outcomes[-1][0].end()])
            for subject, result, printed in _paired(spoken, outcomes):
                sure = result is not None and not conditional
                stated = result if sure and result else Result.SEE_REMARK
                yield _Statement(of, of.entry, subject, stated, printed, sure, sentence)

    def _item(self, text: str, entry: Standard, outcomes: _Outcomes) -> tuple[_Subject, ...]:
        """The one item of a list standard with whose name the sentence opens."""
        name = _opening(text[: outcomes[0][0].start()] if outcomes else text)
        if not entry.items or not name or len(name) > _LONGEST_NAME:
            return ()
        found = self.words.items(entry).find(name)
        return (_Subject(0, item=found[0].key),) if len(found) == 1 else ()


def _opening(text: str) -> str:
    """What a text says before its first comma, colon or bracket."""
    return _BREAK.split(text, maxsplit=1)[0].strip()


def _sentences(paragraph: Passage) -> Iterator[Passage]:
    """The sentences of a paragraph. Dots inside numbers and behind short words end none."""
    text = paragraph.text
    ends = [*(match.end() for match in _END.finditer(text)), len(text)]
    for start, end in itertools.pairwise([0, *ends]):
        if said := text[start:end].strip():
            first = text.index(said, start)
            yield paragraph.part(first, first + len(said))


def _clauses(text: str, entry: Standard) -> tuple[_Subject, ...]:
    """The clauses of the standard that a sentence names: announced by a word, or at its beginning."""
    known = known_numbers(entry)
    found = [*marked_clauses(text, known)]
    leading = leading_clause(text, known)
    if not found and leading is not None and leading.dotted:
        found = [(0, leading)]
    named = ((place, clause, own_numbers(clause, entry)) for place, clause in found)
    return tuple(
        _Subject(place, numbers[0] if len(numbers) == 1 else clause.printed, numbers)
        for place, clause, numbers in named
        if numbers
    )


def own_numbers(clause: Clause, entry: Standard) -> tuple[str, ...]:
    """The clause's numbers as the standard has them: `4.13(Cord)` is 4.13 and a remark."""
    known = frozenset(known_numbers(entry))
    return tuple(dict.fromkeys(own for number in clause.covered if (own := _known(number, known))))


def _known(number: str, known: frozenset[str]) -> str | None:
    while number not in known:
        if not number.endswith(")"):
            return None
        number = number[: number.rfind("(")]
    return number


def _paired(
    subjects: Sequence[_Subject], outcomes: _Outcomes
) -> Iterator[tuple[_Subject, Result | None, str]]:
    """Each subject with its outcome: the one behind it where every one has its own, else the one of all;
    None where that is left open."""
    places = sorted({subject.place for subject in subjects})
    ends = [*places[1:], outcomes[-1][0].end()]
    own = {
        place: [(match, result) for match, result in outcomes if place <= match.start() < end]
        for place, end in zip(places, ends, strict=False)
    }
    each = len(places) > 1 and all(own.values())
    for subject in subjects:
        said = own[subject.place] if each else outcomes
        open_ = len(places) > 1 and not each and len({result for _, result in said}) > 1
        printed = "; ".join(dict.fromkeys(match.group() for match, _ in said))
        yield subject, None if open_ else worst(result for _, result in said), printed
