"""Rows that a report gives as blocks: a heading that names a clause, and below it `Result: Pass`.

American laboratories write a block for each clause, with what was found; no table holds their outcomes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from models.document import Document
from models.evidence import Evidence, Method
from models.report import ClauseRow, Level, Measurement, Result
from models.standard import Standard
from parser.extraction.folding import fold, plain, squeezed
from parser.extraction.labelled.layout import Fragment, Passage, Span, Zone, lay_out
from parser.extraction.result_words import worst
from parser.extraction.row_names import RowNames
from parser.extraction.standards.clause_numbers import Clause
from parser.extraction.standards.mentions import Mention, settled
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.of_document import TablesOf
from parser.extraction.tables.sections import clause_after, principal
from parser.extraction.told_rows import UNSETTLED, own_numbers

FEWEST = 3
"""So many blocks with an outcome make a report of blocks; fewer may be anything."""

STATED, SCANNED = 0.93, 0.85
"""Confidence of an outcome behind its label below its clause; the most where it was read from an image, since
no second reader was asked."""

_LONGEST_HEADING = 120
_LONGEST_LABEL = 40
_LEVEL = 0.5
"""Print of one line shares this part of its height."""
_NAMING = re.compile(
    r"\b(?!(?:clause|section|para|method|with|and|from)\b)[A-Za-z]?[a-z]{3,}|[\u4e00-\u9fff]{3,}"
)
"""A word of a heading's own: `ASTM F963-23 clause 8.3, ICP-OES` names a method and nothing tested."""
_AROUND_TITLE = re.compile(r"^[\s\d.()\-–:、]+|[\s(（\[\-–:,]+$")


@dataclass
class _Block:
    """A clause's heading and the outcomes stated below it."""

    standard: Mention
    entry: Standard
    clause: Clause
    numbers: tuple[str, ...]
    heading: Passage
    outcomes: list[tuple[Result, Passage]] = field(default_factory=list)


def block_rows(
    document: Document, tables: TablesOf, rows: Sequence[ClauseRow | Measurement]
) -> tuple[ClauseRow, ...]:
    """A row for each block of a report of blocks, of which its tables have none; of a block that states no
    outcome the row is left open."""
    own = RowNames.of([row for row in rows if isinstance(row, ClauseRow)])
    blocks = [*_Reader(tables.words, tables.cited).read(_lines(document))]
    if sum(bool(block.outcomes) for block in blocks) < FEWEST:
        return ()
    return tuple(
        _row(block) for block in blocks if not any(own.has(block.entry, name) for name in block.numbers)
    )


def _lines(document: Document) -> Iterator[Passage]:
    """The lines of the pages' bodies from top to bottom, whether in a table or not."""
    for layout in lay_out(document):
        line: list[Fragment] = []
        for fragment in sorted(layout.fragments, key=lambda one: (one.box.middle[1], one.box.x0)):
            if fragment.zone is not Zone.BODY:
                continue
            height = fragment.box.height
            if line and fragment.box.middle[1] - line[0].box.middle[1] > _LEVEL * height:
                yield _passage(line)
                line = []
            line.append(fragment)
        if line:
            yield _passage(line)


def _passage(line: Iterable[Fragment]) -> Passage:
    ordered = sorted(line, key=lambda one: one.box.x0)
    return Passage(tuple(Span(one, 0, len(one.text)) for one in ordered))


@dataclass(frozen=True)
class _Reader:
    """Finds headings and the outcomes below them."""

    words: TableWords
    cited: tuple[Mention, ...]

    def read(self, lines: Iterable[Passage]) -> Iterator[_Block]:
        """The blocks in order."""
        block: _Block | None = None
        for line in lines:
            if (opened := self._opened(line)) is not None:
                if block is not None:
                    yield block
                block = opened
            elif block is not None and (outcome := self._outcome(line)) is not None:
                block.outcomes.append(outcome)
        if block is not None:
            yield block

    def _opened(self, line: Passage) -> _Block | None:
        """The block that a line opens: it names one standard, clauses of it, and no outcome."""
        text = squeezed(line.text)
        mentions = tuple(settled(one, self.cited) for one in self.words.standards.find(text))
        standard = principal(mentions) if len(text) <= _LONGEST_HEADING and mentions else None
        clause = clause_after(text, mentions) if standard else None
        if standard is None or standard.entry is None or clause is None or self._labels(line):
            return None
        numbers = own_numbers(clause, standard.entry)
        block = _Block(standard, standard.entry, clause, numbers, line)
        named = bool(_NAMING.search(_title(block)))
        return block if numbers and named and not self.words.results.found_in(text) else None

    def _labels(self, line: Passage) -> bool:
        """Whether the line begins with a label, as a method does: `Test Method ASTM F963-23 clause 8.3`."""
        start = fold(line.text[:_LONGEST_LABEL]).text
        opened = any(start.startswith(fold(word).text) for word in self.words.terms.get("method_openers", ()))
        return opened or bool(re.match(r"[^():：]{1,40}[:：](?:\s|$)", plain(line.text)))

    def _outcome(self, line: Passage) -> tuple[Result, Passage] | None:
        """What a line states behind the label of an outcome; that of the whole report is none of a clause."""
        text = plain(line.text)
        label = re.match(r"\s*([^:：\n]{1,40}?)\s*(?:[:：]\s*|\n)", text)
        if label is None or self.words.is_listed("whole_labels", label[1]):
            return None
        if not any(self.words.is_listed(term, label[1]) for term in ("overall_labels", "conclusion_rows")):
            return None
        said = line.part(label.end(), len(line.text))
        result = self.words.results.read(squeezed(said.text))
        return None if result is None else (result, said)


def _row(block: _Block) -> ClauseRow:
    result = worst(result for result, _ in block.outcomes)
    places = [block.heading.evidence(), *(said.evidence() for _, said in block.outcomes)]
    return ClauseRow(
        standard=block.standard.name,
        clause=block.numbers[0] if len(block.numbers) == 1 else block.clause.printed,
        clauses_covered=block.numbers,
        title=_title(block) or None,
        result=result or Result.SEE_REMARK,
        level=Level.CLAUSE,
        printed_result="; ".join(dict.fromkeys(squeezed(said.text) for _, said in block.outcomes)),
        confidence=_confidence(places) if result else UNSETTLED,
        evidence=tuple(places),
    )


def _confidence(places: Sequence[Evidence]) -> float:
    most = SCANNED if any(place.method is not Method.TEXT_LAYER for place in places) else STATED
    return round(min(most, *(place.confidence for place in places)), 4)


def _title(block: _Block) -> str:
    """What a heading says besides the standard, its clause and its own number."""
    text = plain(squeezed(block.heading.text))
    named = text[: block.standard.start] if block.standard.start > 0 else text[block.standard.end :]
    return _AROUND_TITLE.sub("", named).strip()
