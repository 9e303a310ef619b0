"""`itemised-results`: values or row-level results for each item, not only an overall statement."""

from collections.abc import Iterable, Iterator
from functools import partial

from models.channel import ClauseCoverageDemand, ItemisedResultsDemand
from models.report import ClauseRow, Level, Result
from verifier.case import Case, Goods
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.grounds import is_sure, read, together, whole
from verifier.matrix import grounds_of
from verifier.rows import Row

_OWN = (Result.PASS, Result.FAIL, Result.NOT_APPLICABLE)


def judge(case: Case, demand: ItemisedResultsDemand) -> Iterator[Draft]:
    """One finding for each line, over all its reports together."""
    for goods in case.goods:
        if goods.papers:
            draft = case.once((demand.id, goods.papers), partial(_judge, case, goods))
            yield draft.on(goods)


def _judge(case: Case, goods: Goods) -> Draft:
    about = About(goods=goods)
    rows = _rows(case, goods)
    own = [row for row in rows if row.result in _OWN]
    sure = [row for row in own if is_sure(row.paper, row.source)]
    if own:
        return met("itemised", about, grounds_of((sure or own)[:1]), count=len(own))
    everywhere = together(whole(paper) for paper in goods.papers)
    if rows:
        return needs_review("results-elsewhere", about, grounds_of(rows), count=len(rows))
    overall = together(
        read(paper, *_summaries(paper.report.clauses), paper.report.conclusion) for paper in goods.papers
    )
    if overall.evidence or overall.doubts:
        return not_met("summary-only", about, overall + everywhere)
    return not_met("no-results", about, everywhere)


def _rows(case: Case, goods: Goods) -> list[Row]:
    """The rows on single clauses or items of the channel's standard, or of any where it names none."""
    demand = next((one for one in case.channel.requirements if isinstance(one, ClauseCoverageDemand)), None)
    if demand:
        found = case.rows(goods, demand.standard)
        return [*found.everything, *(row for rows in found.unplaced.values() for row in rows)]
    return [
        Row(paper, row)
        for paper in goods.papers
        for row in paper.rows
        if not (isinstance(row, ClauseRow) and row.level is Level.SUMMARY)
    ]


def _summaries(rows: Iterable[ClauseRow]) -> Iterator[ClauseRow]:
    return (row for row in rows if row.level is Level.SUMMARY)
