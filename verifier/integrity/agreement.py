"""Verdicts agree with limits and with the conclusion."""

from collections.abc import Iterable, Iterator

from models.report import Conclusion, Measurement, Result
from verifier.case import Case
from verifier.composites import parts_of
from verifier.draft import About, Draft, needs_review, not_met
from verifier.grounds import Grounds, is_sure, read
from verifier.limits import (
    Bounds,
    blind,
    breaks,
    exceeds,
    in_unit_of,
    known_maximum,
    printed_bounds,
    value_of,
)
from verifier.paper import Paper


def check_agreement(case: Case, paper: Paper) -> Iterator[Draft]:
    """Rows against their limits, and the conclusion against the rows."""
    yield from _limits(case, paper)
    yield from _conclusion(paper)


def _limits(case: Case, paper: Paper) -> Iterator[Draft]:
    about, rows = About(paper), paper.report.measurements
    bounds = {id(row): printed_bounds(row, case.catalogue) for row in rows}
    passed = [row for row in rows if row.result is Result.PASS]
    over = [row for row in passed if _breaks(row, bounds[id(row)])]
    within = [row for row in rows if row.result is Result.FAIL and _keeps(row, bounds[id(row)])]
    lax = [row for row in rows if row not in over and _over_known(case, row)]
    composite = [row for row in passed if row not in over and _may_hide(case, row, bounds[id(row)])]
    unseen = [row for row in passed if _blind(row, bounds[id(row)])]
    if over:
        yield not_met("pass-over-limit", about, _grounds(paper, over), rows=_names(over))
    if within:
        yield not_met("fail-within-limit", about, _grounds(paper, within), rows=_names(within))
    if lax:
        yield needs_review("over-known-limit", about, read(paper, *lax), rows=_names(lax))
    if composite:
        yield needs_review("composite-may-hide", about, read(paper, *composite), rows=_names(composite))
    if unseen:
        yield needs_review("detection-above-limit", about, read(paper, *unseen), rows=_names(unseen))


def _breaks(row: Measurement, bounds: Bounds | None) -> bool:
    return bounds is not None and breaks(row, bounds)


def _keeps(row: Measurement, bounds: Bounds | None) -> bool:
    """Whether the value is certainly inside, so that "fail" contradicts it."""
    plain = row.operator in (None, "=", "<", "<=", "nd")
    return bounds is not None and plain and value_of(row) is not None and not breaks(row, bounds)


def _over_known(case: Case, row: Measurement) -> bool:
    """A value above every limit that the catalogue has for it, which the report does not call a failure."""
    limit = known_maximum(row, case.catalogue)
    return limit is not None and row.result is not Result.FAIL and exceeds(row, limit)


def _may_hide(case: Case, row: Measurement, bounds: Bounds | None) -> bool:
    """A mixed specimen of n parts passes although one part alone might break the limit.

    The printed limit may have been lowered for the mixture already, so the standard's own counts where it
    is known and higher.
    """
    value, parts = value_of(row), parts_of(row.specimen)
    if (
        bounds is None
        or bounds.high is None
        or value is None
        or parts < 2
        or row.operator in ("nd", "<", "<=")
    ):
        return False
    known = known_maximum(row, case.catalogue)
    return value * parts > max(bounds.high, in_unit_of(row, known) if known else 0)


def _blind(row: Measurement, bounds: Bounds | None) -> bool:
    return bounds is not None and blind(row, bounds)


def _grounds(paper: Paper, rows: list[Measurement]) -> Grounds:
    """One row read without doubt is enough for a contradiction."""
    grounds = read(paper, *rows)
    sure = any(is_sure(paper, row) for row in rows)
    return Grounds(grounds.evidence, () if sure else grounds.doubts)


def _names(rows: Iterable[Measurement]) -> list[str]:
    return [_name(row) for row in rows]


def _name(row: Measurement) -> str:
    value = row.printed or " ".join(str(part) for part in (row.value, row.unit) if part is not None)
    limit = (
        f" / {row.limit:g}" if isinstance(row.limit, float | int) else f" / {row.limit}" if row.limit else ""
    )
    page = f" (p. {row.evidence[0].page})" if row.evidence else ""
    return f"{row.analyte} {value}{limit}{page}"


def _conclusion(paper: Paper) -> Iterator[Draft]:
    said = paper.report.conclusion
    if said is None:
        return
    about, grounds = About(paper), read(paper, said)
    failing = [row for row in paper.rows if row.result is Result.FAIL]
    if said.value is Conclusion.FAIL and not failing:
        yield not_met("conclusion-fails", about, grounds)
    elif said.value is Conclusion.MIXED and not failing:
        yield needs_review("conclusion-mixed", about, grounds)
    elif said.value is Conclusion.PASS and failing:
        yield not_met("conclusion-passes", about, grounds + read(paper, *failing), count=len(failing))
    elif said.doubtful:
        yield needs_review("conclusion-doubtful", about, grounds)
