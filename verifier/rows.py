"""The rows of reports that speak of one standard, looked up by clause or item."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from models.report import ClauseRow, Level, Measurement, Result
from verifier.editions import AcceptedEdition, cites_another
from verifier.numbering import ancestors
from verifier.paper import Paper

MOST_JOINED = 6
"""One row for more clauses than this is a summary of them, not a row for each."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A row of a clause or measurement table with the report it stands in. `result` may be unprinted."""

    paper: Paper
    source: ClauseRow | Measurement

    @property
    def result(self) -> Result | None:
        """What the laboratory stated."""
        return self.source.result

    @property
    def clause(self) -> str:
        """The clause as printed; empty where none is."""
        return self.source.clause or ""


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows by clause number, by what stands below a number, and by item.

    `unplaced` are rows whose standard is not printed, in a report that cites several with such clauses.
    """

    by_number: dict[str, list[Row]] = field(default_factory=dict)
    below: dict[str, list[Row]] = field(default_factory=dict)
    by_item: dict[str, list[Row]] = field(default_factory=dict)
    unplaced: dict[str, list[Row]] = field(default_factory=dict)
    summaries: list[Row] = field(default_factory=list)
    everything: list[Row] = field(default_factory=list)


def rows_of(papers: Iterable[Paper], accepted: AcceptedEdition, rivals: Iterable[AcceptedEdition]) -> Rows:
    """Collects what the papers say of the accepted edition; rows to another edition do not count.

    `rivals` are the catalogue's other standards with clauses or items of their own.
    """
    rows = Rows()
    others = tuple(rivals)
    for paper in papers:
        contested = cites_another(paper, accepted, others)
        for source in paper.rows:
            _place(Row(paper, source), _ownership(source, accepted, others, contested), rows)
    return rows


class _Ownership(Enum):
    """Whose a row is."""

    OURS = "ours"
    LENT = "lent"
    UNPLACED = "unplaced"
    FOREIGN = "foreign"


def _ownership(
    source: ClauseRow | Measurement,
    accepted: AcceptedEdition,
    rivals: tuple[AcceptedEdition, ...],
    contested: bool,
) -> _Ownership:
    """Items count under the heading of a method or a base standard, not under a rival or another edition."""
    if source.standard is None:
        return _Ownership.UNPLACED if contested else _Ownership.OURS
    if accepted.has_row(source.standard) or accepted.has_row_without_edition(source.standard):
        return _Ownership.OURS
    if accepted.has_row_of_other_edition(source.standard):
        return _Ownership.FOREIGN
    standard = source.standard
    foreign = any(rival.has_row(standard) or rival.has_row_without_edition(standard) for rival in rivals)
    return _Ownership.FOREIGN if foreign or not source.item else _Ownership.LENT


def _place(row: Row, ownership: _Ownership, rows: Rows) -> None:
    source = row.source
    if ownership is _Ownership.FOREIGN:
        return
    if isinstance(source, ClauseRow) and (
        source.level is Level.SUMMARY or len(_numbers(source)) > MOST_JOINED
    ):
        if ownership is _Ownership.OURS:
            rows.summaries.append(row)
        return
    if ownership is _Ownership.UNPLACED:
        for name in (*_numbers(source), *([source.item] if source.item else [])):
            rows.unplaced.setdefault(name, []).append(row)
        return
    rows.everything.append(row)
    if source.item:
        rows.by_item.setdefault(source.item, []).append(row)
    if ownership is _Ownership.OURS:
        _by_numbers(row, rows)


def _numbers(source: ClauseRow | Measurement) -> tuple[str, ...]:
    covered = source.clauses_covered if isinstance(source, ClauseRow) else ()
    return covered or ((source.clause,) if source.clause else ())


def _by_numbers(row: Row, rows: Rows) -> None:
    for number in _numbers(row.source):
        rows.by_number.setdefault(number, []).append(row)
        for ancestor in ancestors(number):
            rows.below.setdefault(ancestor, []).append(row)
