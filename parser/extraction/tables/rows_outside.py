"""Rows that stand outside of every table, in the columns of one: said, so that their loss is no silence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.document import Cell
from models.evidence import Evidence
from models.report import ROWS_NOT_UNDERSTOOD, ReportWarning
from parser.extraction.clause_tables.outcomes import OUTCOMES
from parser.extraction.labelled.flow import Paragraph
from parser.extraction.labelled.layout import Fragment
from parser.extraction.tables.columns import Role
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.of_document import TablesOf
from parser.extraction.tables.segments import Segment

_REACH = 6.0
"""Points by which an outcome may stand beside those of its column."""

_LEVEL = 0.3
"""Share of the lower one's height that two texts of one row have in common; a wrapped name stands off."""

_SENTENCE = 12
"""So many words beside an outcome are a sentence that ends with one."""


@dataclass(frozen=True)
class _Column:
    """Where a table's outcomes stand, and where its rows begin."""

    start: float
    left: float
    right: float

    def holds(self, fragment: Fragment) -> bool:
        """Whether a text stands as the outcomes do."""
        return self.left - _REACH <= fragment.box.middle[0] <= self.right + _REACH


def rows_outside(tables: TablesOf, used: Sequence[Evidence]) -> Iterator[ReportWarning]:
    """A warning for each page with lines outside of all tables that read like rows of one: an outcome in the
    column of outcomes, and a text before it. `used` is what the report took."""
    columns = [
        column
        for _, segments in tables.placed
        for segment in segments
        if (column := _column(segment, tables.words))
    ]
    lines = [*(block.fragments for block in tables.blocks if isinstance(block, Paragraph)), tables.edges]
    free = [fragment for fragments in lines for fragment in fragments if not _is_used(fragment, used)]
    pages = Counter(
        fragment.page
        for fragment in free
        if tables.words.results.read(fragment.text) in OUTCOMES
        and any(_is_row(fragment, column, free, tables.words) for column in columns)
    )
    for page, count in sorted(pages.items()):
        message = f"{count} lines beside the tables read like rows of one; they are not in the report."
        yield ReportWarning(code=ROWS_NOT_UNDERSTOOD, message=message, page=page)


def _column(segment: Segment, words: TableWords) -> _Column | None:
    """The column of outcomes of a part of a table; None where there is none."""
    outcomes = [
        word
        for column in segment.columns(Role.VERDICT)
        for cell in segment.cells(column)
        if words.results.read(cell.text) in OUTCOMES
        for word in cell.words
    ]
    if not outcomes:
        return None
    start = min(word.box.x0 for cell in _body(segment) for word in cell.words)
    return _Column(start, min(w.box.x0 for w in outcomes), max(w.box.x1 for w in outcomes))


def _body(segment: Segment) -> Iterator[Cell]:
    for row in segment.body:
        yield from segment.grid.own(row)


def _is_row(outcome: Fragment, column: _Column, free: Sequence[Fragment], words: TableWords) -> bool:
    """Whether a text before the outcome, on its line and within the table's width, may be a row's name."""
    if not column.holds(outcome):
        return False
    beside = [one for one in free if one is not outcome and _is_before(one, outcome, column)]
    return bool(beside) and not any(_says_of_what(one.text, words) for one in beside)


def _is_before(one: Fragment, outcome: Fragment, column: _Column) -> bool:
    shared = min(one.box.bottom, outcome.box.bottom) - max(one.box.top, outcome.box.top)
    level = shared >= _LEVEL * min(one.box.height, outcome.box.height)
    within = column.start - _REACH <= one.box.x0 and one.box.x1 < outcome.box.x0
    return one.page == outcome.page and level and within


def _says_of_what(text: str, words: TableWords) -> bool:
    """Whether a text makes a statement of the outcome beside it: a label, an overall result, a sentence."""
    return words.concludes(text) or text.rstrip().endswith((":", "：")) or len(text.split()) >= _SENTENCE


def _is_used(fragment: Fragment, used: Sequence[Evidence]) -> bool:
    return any(
        place.page == fragment.page and place.box.intersection(fragment.box).area > 0 for place in used
    )
