"""From candidates to one value: what speaks for each reading, agreement between places, conflicts kept.

Confidence is made of things that can be seen: where the value stands from its label, how clear the label is,
how surely the words were read, whether the value has the shape that its field asks for, whether two places
agree. The constants are measured on made and real reports so that of the values at 0.9 or more at least 995
of 1000 are right (`benchmarks/accuracy.py` prints it).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from models.evidence import Evidence, Value
from parser.extraction.folding import is_cjk
from parser.extraction.labelled.candidates import Candidate, Placement
from parser.extraction.labelled.labels import Mark
from parser.extraction.labelled.layout import Passage, Zone

T = TypeVar("T")

SURE = 0.99
"""No value is surer than this: the paper itself may be wrong."""
CONTESTED = 0.65
"""The most that a value keeps which another place contradicts: a person must look."""
LEAST_BELIEVED = 0.6
"""A reading with less is taken only where there is no other."""
RIVAL_SHARE = 0.85
"""A reading contests the best one when it has at least this share of its confidence."""

_PLACEMENT = {
    Placement.INLINE: 0.97,
    Placement.NEXT_CELL: 0.97,
    Placement.RIGHT: 0.97,
    Placement.SAME_CELL: 0.95,
    Placement.OFFSET: 0.92,
    Placement.CELL_BELOW: 0.93,
    Placement.BELOW: 0.91,
    Placement.FORM_FIELD: 0.97,
}
_UNMARKED = {Placement.RIGHT: 0.97, Placement.BELOW: 0.93, Placement.INLINE: 0.96, Placement.CELL_BELOW: 0.99}
"""Factors where the label has no colon: the place alone says that it is one."""
_NEARLY_AS_SURE = 0.1
_CLEARER = 0.05
_PATTERNED, _STYLED = 0.955, 0.98
_PREFIXED, _DATA_TABLE, _FOOTER = 0.75, 0.7, 0.8


@dataclass(frozen=True)
class Reading(Generic[T]):
    """One place's answer for a field. `key` is what two places must share to agree."""

    value: T
    key: str
    confidence: float
    evidence: Evidence


def standing(candidate: Candidate) -> float:
    """How much the place of a candidate speaks for it, before anything is known of its text."""
    confidence = _PLACEMENT[candidate.placement]
    if candidate.patterned:
        confidence = max(confidence, _PATTERNED)
    elif candidate.mark is Mark.STYLED:
        confidence *= _STYLED
    elif candidate.mark is not Mark.COLON:
        confidence *= _UNMARKED.get(candidate.placement, 1.0)
    if candidate.prefixed:
        confidence *= _PREFIXED
    if candidate.in_data_table:
        confidence *= _DATA_TABLE
    if candidate.zone is Zone.FOOTER:
        confidence *= _FOOTER
    return confidence


def reading(value: T, key: str, candidate: Candidate, passage: Passage, shape: float = 1.0) -> Reading[T]:
    """The answer `value` printed at `passage`; `shape` is how well the text suits the field, 0..1."""
    evidence = passage.evidence(standing(candidate) * shape)
    return Reading(value, key, evidence.confidence, evidence)


def decide(
    readings: Iterable[Reading[T]], same: Callable[[str, str], bool] = str.__eq__, places: int = 8
) -> Value[T] | None:
    """The best reading with the evidence of every place that agrees; None where there is none.

    A rival of nearly the same standing is kept in `readings` and costs the confidence. `places` bounds the
    evidence kept.
    """
    groups = _grouped(sorted(readings, key=lambda item: -item.confidence), same)
    if not groups:
        return None
    groups.sort(key=_weight, reverse=True)
    best = _fullest_first(groups[0])
    confidence = agreed(groups[0])
    rivals = [group for group in groups[1:] if _weight(group) >= RIVAL_SHARE * _weight(best)]
    if rivals:
        confidence = min(confidence, CONTESTED)
    values = tuple(group[0].value for group in (best, *rivals)) if rivals else ()
    return Value(
        value=best[0].value,
        confidence=round(confidence, 4),
        evidence=tuple(item.evidence for item in best[:places]),
        readings=values,
    )


def _fullest_first(group: list[Reading[T]]) -> list[Reading[T]]:
    """The group led by its longest reading that begins as the surest does and is nearly as sure."""
    surest = group[0]
    longer = [
        item
        for item in group
        if item.key.startswith(surest.key) and item.confidence >= surest.confidence - _NEARLY_AS_SURE
    ]
    lead = max(longer, key=lambda item: len(item.key))
    return [lead, *(item for item in group if item is not lead)]


def one_language(readings: Sequence[Reading[T]], *, chinese_first: bool = False) -> list[Reading[T]]:
    """The readings in one language, the other only where it is clearer: two names are no conflict."""
    chinese = [item for item in readings if is_chinese(item.key)]
    others = [item for item in readings if not is_chinese(item.key)]
    if not chinese or not others:
        return list(readings)
    first, second = (chinese, others) if chinese_first else (others, chinese)
    sure, other = (max(item.confidence for item in group) for group in (first, second))
    return first if sure >= LEAST_BELIEVED and sure >= other - _CLEARER else second


def is_chinese(key: str) -> bool:
    """Whether a folded text is Chinese, be there a unit or a model number in it."""
    chinese = sum(map(is_cjk, key))
    return chinese >= 2 and 2 * chinese >= sum(character.isalpha() for character in key) - chinese


def agreed(group: Sequence[Reading[T]]) -> float:
    """The confidence of readings that agree: each further place takes away a third of the doubt left."""
    confidence = group[0].confidence
    for other in group[1:4]:
        confidence += (1 - confidence) * other.confidence / 3
    return min(SURE, confidence)


def _weight(group: Sequence[Reading[T]]) -> float:
    return agreed(group)


def _grouped(readings: Sequence[Reading[T]], same: Callable[[str, str], bool]) -> list[list[Reading[T]]]:
    groups: list[list[Reading[T]]] = []
    for item in readings:
        for group in groups:
            if same(group[0].key, item.key):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups
