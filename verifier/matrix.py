"""The shipment-by-clause matrix: how every clause or item stands for every line."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from catalog.feature_words import feature_finder
from models.channel import ClauseCoverageDemand, CoverageMode
from models.report import Result
from models.standard import Standard
from models.verification import Coverage, Outcome
from verifier.case import Case, Goods
from verifier.coverage import Cell, State, listed, triggered
from verifier.grounds import Grounds, doubting, is_sure, read, together, whole
from verifier.items import TooFew, is_scanned, item_cells, too_few_substances, unnamed_rows
from verifier.paper import Paper
from verifier.product import ProductFacts, described_features, facts_of
from verifier.rows import Row
from verifier.triggers import Answer, Cause
from verifier.wording import because


@dataclass(frozen=True, eq=False)
class Sheet:
    """One product against one standard. `unnamed` are rows that name nothing known."""

    standard: Standard
    papers: tuple[Paper, ...]
    facts: ProductFacts
    cells: tuple[Cell, ...]
    too_few: tuple[TooFew, ...] = ()
    unnamed: tuple[Row, ...] = ()

    @cached_property
    def of_required(self) -> Grounds:
        """The rows that cover what is required."""
        return grounds_of(
            row for cell in self.cells if cell.required.answer is not Answer.NO for row in cell.rows
        )

    @cached_property
    def of_absent(self) -> Grounds:
        """What it rests on that a row is missing: every page, and every row that a scan may have misnamed."""
        return self._but_for(row for row in self.unnamed if is_scanned(row))

    @cached_property
    def of_few(self) -> Grounds:
        """The same of substances that are too few: their names are free, and any row may be one of them."""
        return self._but_for(self.unnamed)

    def _but_for(self, unnamed: Iterable[Row]) -> Grounds:
        rows = (doubting(row.paper, row.source) for row in unnamed)
        return together([*(whole(paper) for paper in self.papers), *rows])

    @cached_property
    def may_have_missed(self) -> bool:
        """Whether what seems to be missing may have a row that was not, or not well, read."""
        return bool(self.of_absent.doubts)


def grounds_of(rows: Iterable[Row]) -> Grounds:
    """The places of rows, each row once."""
    return together(read(row.paper, row.source) for row in dict.fromkeys(rows))


def sheet_of(case: Case, demand: ClauseCoverageDemand, goods: Goods) -> Sheet:
    """How every clause or item stands for the goods; computed once for the same reports and product."""
    like = case.like(goods)
    return case.once(("sheet", demand.standard, like), partial(_sheet, case, demand, like))


def _described(case: Case, goods: Goods) -> frozenset[str]:
    line = goods.line
    return case.once(
        ("described", line.description if line else None),
        lambda: described_features(line, feature_finder(case.catalogue)),
    )


def _sheet(case: Case, demand: ClauseCoverageDemand, goods: Goods) -> Sheet:
    standard, described = case.catalogue.standards[demand.standard], _described(case, goods)
    facts = facts_of(goods, case.catalogue.features, described)
    rows = case.rows(goods, demand.standard)
    if demand.mode is CoverageMode.LISTED_ITEMS:
        analytes = case.catalogue.vocabulary.analytes
        few = tuple(too_few_substances(standard, demand, rows, analytes))
        cells, unnamed = item_cells(standard, demand, facts, rows), unnamed_rows(standard, rows, analytes)
        return Sheet(standard, goods.papers, facts, tuple(cells), few, unnamed)
    if demand.mode is CoverageMode.LISTED_CLAUSES:
        named = demand.clauses.value if demand.clauses else ()
        return Sheet(standard, goods.papers, facts, tuple(listed(standard, named, facts, rows)))
    return Sheet(standard, goods.papers, facts, tuple(triggered(standard, demand.sections, facts, rows)))


def coverage(case: Case, demand: ClauseCoverageDemand) -> list[Coverage]:
    """The cells of the matrix, line by line."""
    cells: list[dict[str, Any]] = []
    for goods in case.goods:
        if goods.papers:
            sku = goods.line.sku if goods.line else None
            own = list(map(dict.copy, _of_any_line(case, demand, goods)))
            for cell in own:
                cell["line"] = sku
            cells += own
    return Coverage.all_trusted(cells)


def _of_any_line(case: Case, demand: ClauseCoverageDemand, goods: Goods) -> list[dict[str, Any]]:
    """The cells without their line, made once for all lines that share a sheet."""
    sheet = sheet_of(case, demand, goods)
    return case.once(("shown", sheet), lambda: [_shown(case, sheet, cell) for cell in sheet.cells])


def _shown(case: Case, sheet: Sheet, cell: Cell) -> dict[str, Any]:
    """The fields of the matrix's cell, its line left open."""
    reports = ", ".join(dict.fromkeys(row.paper.label for row in cell.rows))
    causes = cell.required.causes if cell.required.answer is Answer.YES else ()
    return {
        "line": None,
        "report": reports or None,
        "standard": sheet.standard.key,
        "clause": cell.name,
        "title": case.say(cell.title),
        "required_because": _reasons(case, causes) or None,
        "result": cell.result.value if cell.result else None,
        "outcome": _outcome(cell, sheet),
        "evidence": grounds_of(cell.rows).in_order,
    }


def _reasons(case: Case, causes: Iterable[Cause]) -> str:
    return "; ".join(because(case, cause) for cause in causes)


def _outcome(cell: Cell, sheet: Sheet) -> Outcome:
    if cell.state in (State.MISSING, State.NOT_TESTED):
        return Outcome.NEEDS_REVIEW if sheet.may_have_missed else Outcome.NOT_MET
    if cell.state not in (State.COVERED, State.NOT_APPLICABLE, State.NOT_REQUIRED):
        return Outcome.NEEDS_REVIEW
    if not all(is_sure(row.paper, row.source) for row in cell.rows):
        return Outcome.NEEDS_REVIEW
    return _OUTCOMES.get(cell.result, Outcome.NEEDS_REVIEW)


_OUTCOMES: dict[Result | None, Outcome] = {
    Result.PASS: Outcome.MET,
    Result.FAIL: Outcome.NOT_MET,
    Result.NOT_APPLICABLE: Outcome.NOT_APPLICABLE,
    Result.NOT_TESTED: Outcome.NOT_APPLICABLE,
}
