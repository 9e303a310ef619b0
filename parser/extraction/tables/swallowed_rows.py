"""Rows that grew together with the head over them, or with one another: a line between them was lost, or a
list below a table was taken for its last row, and nothing else tells.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from models.document import Cell
from models.report import ROWS_NOT_UNDERSTOOD, ReportWarning
from parser.extraction.clause_tables.outcomes import OUTCOMES
from parser.extraction.standards.clause_numbers import leading_clause, read_clause
from parser.extraction.tables.columns import Role
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.segments import Segment

_SEVERAL = 3
"""So many clauses in one cell are rows: a name may break over two lines that begin with figures."""

_OF_OUTCOMES = (Role.VERDICT, Role.RESULT)


def swallowed_rows(segments: Sequence[Segment], words: TableWords) -> Iterator[ReportWarning]:
    """A warning for each page with a head in which an outcome stands below the word for outcomes, and for
    each with rows that hold several clauses with outcomes of their own."""
    yield from _in_heads(segments, words)
    yield from _in_rows(segments, words)


def _in_heads(segments: Sequence[Segment], words: TableWords) -> Iterator[ReportWarning]:
    pages = Counter(
        segment.grid.page(segment.header[0])
        for segment in segments
        if segment.header and _holds_outcome(segment, words)
    )
    for page, count in sorted(pages.items()):
        message = f"The heads of {count} tables hold an outcome: the rows below them grew together with them."
        yield ReportWarning(code=ROWS_NOT_UNDERSTOOD, message=message, page=page)


def _in_rows(segments: Sequence[Segment], words: TableWords) -> Iterator[ReportWarning]:
    pages = Counter(
        segment.grid.page(row)
        for segment in segments
        for row in segment.body
        if _holds_several(segment.grid.own(row), words)
    )
    for page, count in sorted(pages.items()):
        message = f"{count} rows of a table hold several clauses with outcomes of their own."
        yield ReportWarning(code=ROWS_NOT_UNDERSTOOD, message=message, page=page)


def _holds_several(cells: Sequence[Cell], words: TableWords) -> bool:
    """Whether lines of one cell begin with clauses, and as many of another are outcomes: a row each."""
    lines = [cell.text.split("\n") for cell in cells]
    clauses = max((len(_clauses(texts)) for texts in lines), default=0)
    outcomes = max((sum(words.results.read(t) in OUTCOMES for t in texts) for texts in lines), default=0)
    return clauses >= _SEVERAL and outcomes >= clauses


def _clauses(texts: Sequence[str]) -> set[str]:
    found = (read_clause(text) or leading_clause(text) for text in texts)
    return {clause.printed for clause in found if clause and clause.dotted}


def _holds_outcome(segment: Segment, words: TableWords) -> bool:
    columns = segment.columns(*_OF_OUTCOMES)
    return any(_is_outcome_below(segment, column, words, alone=len(columns) == 1) for column in columns)


def _is_outcome_below(segment: Segment, column: int, words: TableWords, alone: bool) -> bool:
    """Whether the last line over the column is an outcome and those above it are none: not one outcome in
    two languages, which crosses choose. A single letter may name the specimen of one column among several.
    """
    own = [cell for cell in segment.head_cells(column) if cell.column_span == 1]
    *above, last = [line for cell in own for line in cell.text.split("\n")] or [""]
    if not above or words.headers.role(last) is not None or words.results.read(last) not in OUTCOMES:
        return False
    return words.results.read(" ".join(above)) is None and (alone or len(last) > 1)
