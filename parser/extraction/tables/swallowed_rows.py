"""Rows that grew together with the head over them: a scan lost the line between, and nothing else tells."""

from collections import Counter
from collections.abc import Iterator, Sequence

from models.report import ROWS_NOT_UNDERSTOOD, ReportWarning
from parser.extraction.clause_tables.outcomes import OUTCOMES
from parser.extraction.tables.columns import Role
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.segments import Segment

_OF_OUTCOMES = (Role.VERDICT, Role.RESULT)


def swallowed_rows(segments: Sequence[Segment], words: TableWords) -> Iterator[ReportWarning]:
    """A warning for each page with a head in which an outcome stands below the word for outcomes."""
    pages = Counter(
        segment.grid.page(segment.header[0])
        for segment in segments
        if segment.header and _holds_outcome(segment, words)
    )
    for page, count in sorted(pages.items()):
        message = f"The heads of {count} tables hold an outcome: the rows below them grew together with them."
        yield ReportWarning(code=ROWS_NOT_UNDERSTOOD, message=message, page=page)


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
