"""`results-pass`: no row fails, whatever the conclusion says."""

from collections.abc import Iterator, Sequence
from functools import partial

from models.channel import ResultsPassDemand
from models.report import ClauseRow, Measurement, Result
from verifier.case import Case
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.grounds import Grounds, is_sure, read, whole
from verifier.limits import over_printed_limit
from verifier.paper import Paper

Source = ClauseRow | Measurement
_JUDGED = (Result.PASS, Result.FAIL)


def judge(case: Case, demand: ResultsPassDemand) -> Iterator[Draft]:
    """One finding for each report: its failing rows, or that there is none."""
    for paper in case.judged:
        yield from case.once((demand.id, paper), partial(_judge, case, paper))


def _judge(case: Case, paper: Paper) -> tuple[Draft, ...]:
    return tuple(_drafts(case, paper))


def _drafts(case: Case, paper: Paper) -> Iterator[Draft]:
    about = About(paper)
    rows = paper.rows
    failing = [row for row in rows if row.result is Result.FAIL]
    over = [
        row
        for row in paper.report.measurements
        if row.result is None and over_printed_limit(row, case.catalogue)
    ]
    if failing:
        yield not_met("row-fails", about, _surest(paper, failing), rows=[_name(row) for row in failing])
    if over:
        yield not_met("value-over-limit", about, _surest(paper, over), rows=[_name(row) for row in over])
    unjudged = [row for row in _unjudged(paper) if row not in over]
    if unjudged:
        names = [_name(row) for row in unjudged]
        yield needs_review("specimen-unjudged", about, read(paper, *unjudged), rows=names)
    if not rows:
        yield needs_review("nothing-to-judge", about)
    elif not failing and not over and not unjudged:
        doubts = read(paper, *rows).doubts
        yield met("no-row-fails", about, Grounds((), doubts) + whole(paper), count=len(rows))


def _unjudged(paper: Paper) -> Iterator[Measurement]:
    """Values without an outcome of a substance for which other specimens have one: it is there, unread."""
    judged = {_substance(row) for row in paper.report.measurements if row.result in _JUDGED}
    return (
        row
        for row in paper.report.measurements
        if row.result is None and row.specimen and _substance(row) in judged
    )


def _substance(row: Measurement) -> tuple[str | None, str | None, str]:
    return row.standard, row.clause, row.analyte


def _surest(paper: Paper, rows: Sequence[Source]) -> Grounds:
    """The grounds of a failure: one row read without doubt is enough."""
    sure = [row for row in rows if is_sure(paper, row)]
    grounds = read(paper, *rows)
    return Grounds(grounds.evidence, () if sure else grounds.doubts)


def _name(row: Source) -> str:
    """The row as a person finds it: clause, title or analyte, value and page."""
    if isinstance(row, Measurement):
        value = row.printed or " ".join(
            str(part) for part in (row.operator, row.value, row.unit) if part is not None
        )
        parts = [row.clause, row.analyte, row.specimen and f"[{row.specimen}]", value]
    else:
        parts = [row.clause, row.title or row.item or row.standard]
    page = f"p. {row.evidence[0].page}" if row.evidence else None
    named = " ".join(str(part) for part in parts if part)
    return f"{named} ({page})" if page else named
