"""The report's own overall statement, printed or drawn from its summary table."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalog import Catalogue
from models.document import Cell, Document, Table
from models.evidence import Evidence, Method, Value
from models.report import ClauseRow, Conclusion, Level, Result
from parser.extraction.doubts.second_look import CONTESTED
from parser.extraction.doubts.word_sureness import without_points
from parser.extraction.folding import plain, squeezed
from parser.extraction.labelled.flow import Block, Paragraph
from parser.extraction.labelled.layout import Fragment, Passage, Span
from parser.extraction.result_words import may_deny, worst
from parser.extraction.tables.columns import Role
from parser.extraction.tables.grid import Grid, evidence_of
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.of_document import TablesOf, tables_of
from parser.extraction.tables.segments import Segment

LABELLED = 0.97
"""Confidence of an outcome behind a label such as Overall result."""
SENTENCE = 0.93
"""Confidence of a sentence such as: the submitted samples comply with …"""
FROM_SUMMARY = 0.85
"""Confidence of a conclusion drawn from the rows of a summary table: nobody printed it."""
_LONGEST_STATEMENT = 260
_LONGEST_LINE = 9
_LONGEST_LABEL = 30
_INDENT = 1.5
_COLON = re.compile(r"(?<!\d):|:(?!\d)")
"""A colon behind a label; between two figures it belongs to an edition or an hour."""
_OUTCOMES = (Role.VERDICT, Role.RESULT, Role.MEASURED)
_LEADERS = " .…·:："
"""What leads the eye from a label to its value: a cell of nothing else says nothing."""


@dataclass(frozen=True)
class _Statement:
    """An outcome stated for the whole report."""

    result: Result
    evidence: Evidence
    confidence: float


def read_conclusion(
    document: Document,
    catalogue: Catalogue,
    clauses: Sequence[ClauseRow],
    told: Sequence[ClauseRow] = (),
    blocks: Sequence[ClauseRow] = (),
) -> Value[Conclusion] | None:
    """The printed statement; else, with less confidence, what a summary table's rows agree on; else None.

    `told` are rows read from sentences: where there are several, none of these sentences speaks of the whole;
    nor does an outcome below a clause's heading, of which `blocks` are the rows.
    """
    tables = tables_of(document, catalogue)
    found = _Reader(tables.words, catalogue).statements(tables)
    statements = [one for one in found if len(told) <= 1 or not _tells_a_row(one, told)]
    statements = [one for one in statements if not _stands_in(one, blocks)]
    return _printed(statements) or _from_summary(clauses)


def _tells_a_row(one: _Statement, told: Sequence[ClauseRow]) -> bool:
    """Whether it is a sentence from which a row was read."""
    return one.confidence < LABELLED and _stands_in(one, told)


def _stands_in(one: _Statement, rows: Sequence[ClauseRow]) -> bool:
    places = [place for row in rows for place in row.evidence if place.page == one.evidence.page]
    return any(place.box.intersection(one.evidence.box).area > 0 for place in places)


def _printed(statements: Sequence[_Statement]) -> Value[Conclusion] | None:
    """Labelled statements go before sentences; contradicting ones make the conclusion mixed, with doubt."""
    sure = [statement for statement in statements if statement.confidence >= LABELLED]
    chosen = sure or list(statements)
    if not chosen:
        return None
    results = {statement.result for statement in chosen}
    value = Conclusion.MIXED if len(results) > 1 else _conclusion(chosen[0].result)
    confidence = min(map(_believed, chosen)) * (SENTENCE if len(results) > 1 else 1)
    return Value(value=value, confidence=round(confidence, 4), evidence=tuple(s.evidence for s in chosen[:3]))


def _believed(statement: _Statement) -> float:
    """How sure a statement is: before its outcome a scan may have misread a "not"."""
    said = re.split(r"[:\n]", plain(statement.evidence.text))[-1]
    denied = statement.evidence.method is Method.OCR and may_deny(said)
    return min(statement.evidence.confidence, CONTESTED if denied else 1.0)


def _conclusion(result: Result) -> Conclusion:
    return Conclusion.FAIL if result is Result.FAIL else Conclusion.PASS


def _from_summary(clauses: Sequence[ClauseRow]) -> Value[Conclusion] | None:
    rows = [row for row in clauses if row.level is Level.SUMMARY]
    results = {row.result for row in rows}
    decided = results & {Result.PASS, Result.FAIL}
    if not decided or results - {Result.PASS, Result.FAIL, Result.NOT_APPLICABLE}:
        return None
    value = Conclusion.MIXED if len(decided) > 1 else _conclusion(decided.pop())
    # what follows from the rows is no more doubtful than they are: each goes to a person where it is in doubt
    confidence = min(FROM_SUMMARY, *(row.confidence for row in rows))
    evidence = tuple(row.evidence[-1] for row in rows if row.evidence)
    return Value(value=value, confidence=round(confidence, 4), evidence=evidence)


class _Reader:
    """Finds statements in paragraphs and in the label cells of tables."""

    def __init__(self, words: TableWords, catalogue: Catalogue) -> None:
        terms = catalogue.vocabulary.terms
        self._words = words
        self._sentences = [
            re.compile(p, re.IGNORECASE) for p in terms.get("conclusion_sentence_patterns", ())
        ]
        self._referring = tuple(terms.get("referring_words", ()))

    def statements(self, tables: TablesOf) -> Iterator[_Statement]:
        """Every statement on the whole report, in order.

        On the cover, before the first table of results, a bare `Result` speaks of the report too.
        """
        every = tables.blocks
        results = {id(placed.table) for placed, cut in tables.placed if any(map(_of_results, cut))}
        on_cover = True
        for place, block in enumerate(every):
            on_cover = on_cover and _page_of(block) == _page_of(every[0])
            labels = "overall_labels" if on_cover else "whole_labels"
            if isinstance(block, Paragraph):
                following = every[place + 1] if place + 1 < len(every) else None
                yield from self._in_paragraph(block, following, labels)
            else:
                found = [*self._in_table(block, labels)]
                yield from found or self._below_table(block, every)
                on_cover = on_cover and id(block) not in results

    def _in_paragraph(
        self, paragraph: Paragraph, following: Block | None, labels: str
    ) -> Iterator[_Statement]:
        text = plain(paragraph.text)
        colon = _COLON.search(text)
        label, rest = (text[: colon.start()], text[colon.end() :]) if colon else (text, "")
        labelled = bool(colon) and self._words.is_listed("overall_labels", label)
        result = self._stated(rest) if labelled else self._unmarked(text, labels)
        if result is not None:
            yield _Statement(result, _evidence(paragraph.fragments, LABELLED), LABELLED)
            return
        if stacked := self._stacked(paragraph, following, labels):
            yield stacked
            return
        other = bool(colon) and not labelled and 0 < len(label.strip()) <= _LONGEST_LABEL
        result = None if other else self._sentence(text)
        if result is not None:
            yield _Statement(result, _evidence(paragraph.fragments, SENTENCE), SENTENCE)

    def _unmarked(self, text: str, labels: str) -> Result | None:
        """The outcome that ends a short line behind a label without colon: `Overall Result PASS`."""
        parts = text.split()
        for size in (1, 2, 3):
            if size < len(parts) <= _LONGEST_LINE and self._words.is_listed(labels, " ".join(parts[:-size])):
                return self._stated(" ".join(parts[-size:]))
        return None

    def _stacked(self, paragraph: Paragraph, following: Block | None, labels: str) -> _Statement | None:
        """The outcome in the line below a label that stands alone in its line."""
        lines = list(paragraph.fragments)
        if len(lines) == 1 and isinstance(following, Paragraph) and following.page == paragraph.page:
            lines.append(following.fragments[0])
        for label, value in itertools.pairwise(lines):
            aligned = abs(label.box.x0 - value.box.x0) <= label.box.height
            close = value.box.top - label.box.bottom <= label.box.height
            if aligned and close and self._words.is_listed(labels, label.text):
                result = self._stated(value.text)
                return _Statement(result, _evidence((label, value), LABELLED), LABELLED) if result else None
        return None

    def _in_table(self, table: Table, labels: str) -> Iterator[_Statement]:
        """Label cells with the statement to the right; rows that conclude a table of values do not count."""
        grid = Grid(table)
        for row in range(table.row_count):
            cells = [cell for cell in grid.own(row) if cell.text.strip(_LEADERS) or not cell.text.strip()]
            yield from self._in_cells(cells, labels)
            yield from self._below(grid, cells, labels)
            for label, value in itertools.pairwise(cells):
                if self._is_overall(label, cells):
                    result = self._stated(value.text) or self._sentence(plain(value.text))
                    if result is not None:
                        sure = LABELLED * _sureness(value)
                        yield _Statement(result, evidence_of(value, sure), LABELLED)
            yield from self._beside_one(cells)

    def _beside_one(self, cells: Sequence[Cell]) -> Iterator[_Statement]:
        """The sentence of a row of two cells whose label was not understood."""
        if len(cells) == 2 and not self._words.is_listed("overall_labels", cells[0].text):
            result = self._sentence(plain(cells[1].text))
            if result is not None:
                yield _Statement(result, evidence_of(cells[1], SENTENCE * _sureness(cells[1])), SENTENCE)

    def _below_table(self, table: Table, blocks: Sequence[Block]) -> Iterator[_Statement]:
        """The statement of the last row whose value goes on in lines below the table."""
        own = Grid(table).own(table.row_count - 1)
        for label, value in itertools.pairwise(own):
            if self._is_overall(label, own) and value.words:
                lines = _lines_below(value, blocks)
                result = self._stated(" ".join((value.text, *(line.text for line in lines))))
                if result is not None and lines:
                    spans = Passage(tuple(Span(line, 0, len(line.text)) for line in lines))
                    yield _Statement(result, spans.evidence(LABELLED * _sureness(value)), LABELLED)

    def _in_cells(self, cells: Sequence[Cell], labels: str) -> Iterator[_Statement]:
        """Cells that hold a label in their first line and the statement below it."""
        for cell in cells:
            label, _, value = cell.text.partition("\n")
            if value and self._words.is_listed(labels, label):
                result = self._stated(value) or self._sentence(plain(value))
                if result is not None:
                    yield _Statement(result, evidence_of(cell, LABELLED * _sureness(cell)), LABELLED)

    def _below(self, grid: Grid, cells: Sequence[Cell], labels: str) -> Iterator[_Statement]:
        """Labels with the statement in the cell below them. A header over several outcomes is none."""
        for label in cells:
            value = grid.cell(label.row + label.row_span, label.column)
            if value is None or not self._words.is_listed(labels, label.text):
                continue
            next_one = grid.cell(value.row + value.row_span, value.column)
            header = label.row == 0 or (next_one is not None and self._stated(next_one.text) is not None)
            if not header or self._words.is_listed("whole_labels", label.text):
                result = self._stated(value.text)
                if result is not None:
                    yield _Statement(result, evidence_of(value, LABELLED * _sureness(value)), LABELLED)

    def _is_overall(self, label: Cell, cells: Sequence[Cell]) -> bool:
        """Whether the cell labels an overall statement: beside one value only, or by its words."""
        if not self._words.is_listed("overall_labels", label.text):
            return False
        return self._words.is_listed("whole_labels", label.text) or (len(cells) == 2 and label.column == 0)

    def _stated(self, text: str) -> Result | None:
        shown = plain(text).strip()
        if any(word in shown.lower() for word in self._referring) or len(shown) > _LONGEST_STATEMENT:
            return None
        result = self._words.results.read_statement(shown)
        return result if result in (Result.PASS, Result.FAIL) else None

    def _sentence(self, text: str) -> Result | None:
        """The outcome of the first sentence that speaks of the samples as a whole and sets no condition."""
        shown = squeezed(text)
        for pattern in self._sentences:
            match = pattern.search(shown)
            if match and not self._words.is_conditional(shown[: match.end()]):
                found = worst(self._words.results.found_in(match.group()))
                return found if found in (Result.PASS, Result.FAIL) else None
        return None


def _of_results(segment: Segment) -> bool:
    """Whether the rows have outcomes and say of what."""
    return segment.headed and segment.named and bool(segment.columns(*_OUTCOMES))


def _page_of(block: Block) -> int:
    return block.page if isinstance(block, Paragraph) else block.parts[0].page


def _lines_below(cell: Cell, blocks: Iterable[Block]) -> list[Fragment]:
    """The lines that go on below a cell, each close under the last and beginning where the cell's begin."""
    left = min(word.box.x0 for word in cell.words)
    bottom = max(word.box.bottom for word in cell.words)
    height = cell.words[-1].box.height
    free = [
        line
        for block in blocks
        if isinstance(block, Paragraph) and block.page == cell.page
        for line in block.fragments
        if abs(line.box.x0 - left) < _INDENT * height
    ]
    found: list[Fragment] = []
    for line in sorted(free, key=lambda line: line.box.top):
        if -0.4 * height < line.box.top - bottom < height:
            found.append(line)
            bottom = line.box.bottom
    return found


def _sureness(cell: Cell) -> float:
    """The least sure word of a statement, a colon before it left aside."""
    return min((word.confidence for word in without_points(cell.words)), default=1.0)


def _evidence(fragments: Iterable[Fragment], confidence: float) -> Evidence:
    spans = tuple(Span(fragment, 0, len(fragment.text)) for fragment in fragments)
    return Passage(spans).evidence(confidence)
