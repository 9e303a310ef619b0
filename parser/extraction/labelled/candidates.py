"""Candidates: text that may be the value of a field, with what speaks for it."""

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from parser.extraction.labelled.labels import Mark
from parser.extraction.labelled.layout import Passage, Zone

LEAST_ALIKE = 3
"""So many labels of one column must have their values in the same place to make a pattern."""


class Placement(StrEnum):
    """Where a value stands, seen from its label."""

    INLINE = "inline"
    SAME_CELL = "same_cell"
    NEXT_CELL = "next_cell"
    RIGHT = "right"
    OFFSET = "offset"
    CELL_BELOW = "cell_below"
    BELOW = "below"
    FORM_FIELD = "form_field"


@dataclass(frozen=True)
class Candidate:
    """Text that may be the value of a field: which one, where it stands and what speaks for it.

    `in_data_table`: one of several rows under a head. `patterned`: other labels in the same column (`column`
    is where it begins) have their values in the same place, so that a colon is not missed.
    """

    field: str
    passage: Passage
    placement: Placement
    mark: Mark
    zone: Zone
    label: str
    in_data_table: bool = False
    prefixed: bool = False
    patterned: bool = False
    column: float = 0.0

    @property
    def page(self) -> int:
        """The page on which it stands."""
        return self.passage.page


def patterned(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates; those whose label has no colon but is one of several alike in its column are marked."""
    count = Counter((c.placement, round(c.column / 6)) for c in candidates if c.mark is Mark.ALONE)

    def alike(candidate: Candidate) -> bool:
        place = round(candidate.column / 6)
        near = sum(count[candidate.placement, place + step] for step in (-1, 0, 1))
        return candidate.mark is Mark.ALONE and near >= LEAST_ALIKE

    return [replace(c, patterned=True) if alike(c) else c for c in candidates]
