"""Heads that one part of a table lends to another: where a head repeats on every page, one may be misread."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.report import Result
from parser.extraction.clause_tables.outcomes import is_cross
from parser.extraction.tables.segments import Segment

_FEWEST = 3
"""So many rows with one cross show that columns are chosen from."""


def with_shared_marks(cut: Sequence[Segment]) -> tuple[Segment, ...]:
    """The parts of a table, those whose rows are crossed in columns that only another part names, with it.

    An outcome that heads a column in one part heads it in all: the columns are those of one grid.
    """
    known: dict[int, Result] = {}
    for segment in cut:
        known |= segment.marks
    return tuple(_with_marks(segment, known, cut) for segment in cut) if len(known) > 1 else tuple(cut)


def _with_marks(segment: Segment, known: Mapping[int, Result], cut: Sequence[Segment]) -> Segment:
    missing = [column for column in known if column not in segment.marks]
    if not missing or not _are_crossed(segment, known) or any(c in segment.roles for c in missing):
        return segment
    if segment.headed:
        return replace(segment, marks={**segment.marks, **{column: known[column] for column in missing}})
    lender = next(other for other in cut if other.marks)
    return replace(
        segment,
        header=lender.header,
        roles=lender.roles,
        heads=lender.heads,
        marks={**known, **segment.marks},
    )


def _are_crossed(segment: Segment, known: Mapping[int, Result]) -> bool:
    """Whether nearly all rows have something in one of the columns, and that a cross."""
    chosen = 0
    rows = [row for row in segment.body if len(segment.grid.own(row)) > 1]
    for row in rows:
        texts = [segment.grid.text(row, column) for column in known]
        filled = [text for text in texts if text]
        if len(filled) == 1 and is_cross(filled[0]):
            chosen += 1
    return chosen >= _FEWEST and chosen >= 0.8 * len(rows)
