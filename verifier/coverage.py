"""Clause by clause: is it required, which row covers it, and with what result."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from models.report import ClauseRow, Measurement, Result
from models.sourced import Bilingual
from models.standard import Certainty, ClauseEntry, Standard
from verifier.grounds import is_sure
from verifier.itself import Itself
from verifier.numbering import ancestors, is_below, is_part_of
from verifier.product import ProductFacts
from verifier.rows import Row, Rows
from verifier.triggers import Answer, Cause, Required, evaluate


class State(Enum):
    """How a clause stands. The value is the reason of the finding that it leads to."""

    COVERED = "covered"
    NOT_APPLICABLE = "not-applicable"
    NOT_REQUIRED = "not-required"
    MISSING = "missing"
    NOT_TESTED = "not-tested"
    MISSING_TRIGGER_UNKNOWN = "missing-trigger-unknown"
    MISSING_UNCERTAIN = "missing-uncertain"
    CONTRADICTED = "not-applicable-contradicted"
    IMPLAUSIBLE = "not-applicable-implausible"
    CONFLICTING = "conflicting-rows"
    ONLY_SUB_ROWS = "only-sub-rows"
    RESULT_ELSEWHERE = "result-elsewhere"
    UNPLACED = "row-without-standard"


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One clause or item for one product. `name` is its number or key; `rows` are those that decided."""

    name: str
    title: Bilingual
    required: Required
    state: State
    rows: tuple[Row, ...] = ()

    @property
    def result(self) -> Result | None:
        """The result that counts: a failure before a pass before the rest."""
        results = [row.result for row in self.rows if row.result]
        return min(results, key=_WEIGHT.index, default=None)


def with_verdict(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that say pass or fail; of those, only the ones read without doubt where there are any."""
    judged = [row for row in rows if row.result in (Result.PASS, Result.FAIL)]
    sure = [row for row in judged if is_sure(row.paper, row.source)]
    return tuple(sure or judged)


_NOT_ASKED = Required(Answer.NO)
_WEIGHT = [Result.FAIL, Result.PASS, Result.SEE_REMARK, Result.NOT_TESTED, Result.NOT_APPLICABLE]


def triggered(standard: Standard, sections: Iterable[str], facts: ProductFacts, rows: Rows) -> Iterator[Cell]:
    """Every clause of the standard that the product requires, or that the reports show."""
    for entry, required in _triggered(Itself(standard), frozenset(sections), facts.deciding):
        if required.answer is not Answer.NO or _own_rows(entry, rows):
            yield judge(entry, required, rows)


@lru_cache(maxsize=256)
def _triggered(
    held: Itself[Standard], within: frozenset[str], facts: ProductFacts
) -> tuple[tuple[ClauseEntry, Required], ...]:
    """Every clause and whether the product requires it: worked out once for products that are alike."""
    return tuple(
        (
            entry,
            evaluate(entry.when, facts) if not within or entry.number.split(".")[0] in within else _NOT_ASKED,
        )
        for entry in held.value.clauses
    )


def listed(standard: Standard, clauses: Iterable[str], facts: ProductFacts, rows: Rows) -> Iterator[Cell]:
    """Every clause that the channel names, unless the product cannot need it, and what else is shown."""
    named = frozenset(clauses)
    for entry in standard.clauses:
        own = evaluate(entry.when, facts)
        asked = entry.number in named and own.answer is not Answer.NO
        causes = (Cause("listed"), *(own.causes if own.answer is Answer.YES else ()))
        if asked or _own_rows(entry, rows):
            yield judge(entry, Required(Answer.YES, causes) if asked else _NOT_ASKED, rows)


def judge(entry: ClauseEntry, required: Required, rows: Rows) -> Cell:
    """How one clause stands, given whether it is required."""
    own = _own_rows(entry, rows)
    if required.answer is Answer.NO:
        return Cell(entry.number, entry.title, required, State.NOT_REQUIRED, own)
    if own:
        state = _state_of_rows(entry, required, own)
        if state not in (State.MISSING, State.NOT_TESTED):
            return Cell(
                entry.number,
                entry.title,
                required,
                state,
                with_verdict(own) if state is State.COVERED else own,
            )
    return _without_own_row(entry, required, rows, own)


def _own_rows(entry: ClauseEntry, rows: Rows) -> tuple[Row, ...]:
    """Rows of the clause, of its other names and of its lettered parts; of a heading, of all below it."""
    if entry.number not in rows.by_number and entry.number not in rows.below and not entry.aliases:
        return ()
    found = [*rows.by_number.get(entry.number, ())]
    for alias in entry.aliases:
        found += rows.by_number.get(alias, ())
    below = rows.below.get(entry.number, ())
    found += below if entry.heading else [row for row in below if is_part_of(row.clause, entry.number)]
    return tuple(dict.fromkeys(found))


def _state_of_rows(entry: ClauseEntry, required: Required, own: tuple[Row, ...]) -> State:
    results = {row.result for row in own}
    if results & {Result.PASS, Result.FAIL}:
        doubtful = required.answer is Answer.YES and (
            (Result.NOT_TESTED in results and _left_out(entry, own))
            or (Result.NOT_APPLICABLE in results and required.by_product and _conflict(own))
        )
        if doubtful:
            return State.CONFLICTING
        return State.ONLY_SUB_ROWS if all(_is_partial(entry, row) for row in own) else State.COVERED
    if results & {Result.SEE_REMARK, None}:
        return State.RESULT_ELSEWHERE
    if Result.NOT_APPLICABLE not in results:
        return State.NOT_TESTED
    if required.contradicts_na:
        return State.CONTRADICTED
    return State.IMPLAUSIBLE if entry.every_toy_has_it else State.NOT_APPLICABLE


def _is_partial(entry: ClauseEntry, row: Row) -> bool:
    """Whether a row is about a part of the clause that is too little by itself, or no result at all."""
    source = row.source
    if row.result not in (Result.PASS, Result.FAIL):
        return True
    if isinstance(source, Measurement) and source.analyte in entry.partial_analytes:
        return True
    covered = source.clauses_covered if isinstance(source, ClauseRow) else ()
    return all(_is_of(number, entry.partial_clauses) for number in covered or (row.clause,))


def _is_of(number: str, clauses: Iterable[str]) -> bool:
    return any(number == clause or is_below(number, clause) for clause in clauses)


def _conflict(own: tuple[Row, ...]) -> bool:
    """Whether one report says both "pass" and "not applicable" of the same clause."""
    said: dict[tuple[int, str], set[Result | None]] = {}
    for row in own:
        said.setdefault((id(row.paper), row.clause), set()).add(row.result)
    return any({Result.PASS, Result.NOT_APPLICABLE} <= results for results in said.values())


def _left_out(entry: ClauseEntry, own: tuple[Row, ...]) -> bool:
    """Whether the clause itself or a lettered part of it is reported as not tested."""
    names = {entry.number, *entry.aliases}
    return any(
        row.result is Result.NOT_TESTED and (row.clause in names or is_part_of(row.clause, entry.number))
        for row in own
    )


def _without_own_row(entry: ClauseEntry, required: Required, rows: Rows, own: tuple[Row, ...]) -> Cell:
    """The clause has no row that counts: what stands around it, and how bad that is."""
    for state, found in _around(entry, required, rows):
        if found:
            return Cell(entry.number, entry.title, required, state, found)
    if required.answer is Answer.UNKNOWN:
        return Cell(entry.number, entry.title, required, State.MISSING_TRIGGER_UNKNOWN, own)
    if entry.absent_to_review or entry.certainty is Certainty.LOW:
        return Cell(entry.number, entry.title, required, State.MISSING_UNCERTAIN, own)
    return Cell(entry.number, entry.title, required, State.NOT_TESTED if own else State.MISSING, own)


def _around(entry: ClauseEntry, required: Required, rows: Rows) -> Iterator[tuple[State, tuple[Row, ...]]]:
    below = [row for row in rows.below.get(entry.number, ()) if row.result in (Result.PASS, Result.FAIL)]
    yield State.ONLY_SUB_ROWS, tuple(below)
    above = (row for number in ancestors(entry.number) for row in rows.by_number.get(number, ()))
    yield _waived(required), tuple(row for row in above if row.result is Result.NOT_APPLICABLE)
    yield State.UNPLACED, tuple(rows.unplaced.get(entry.number, ()))


def _waived(required: Required) -> State:
    """What N/A on the clause above means for the one below it."""
    if required.contradicts_na:
        return State.CONTRADICTED
    return State.IMPLAUSIBLE if required.answer is Answer.YES else State.NOT_APPLICABLE
