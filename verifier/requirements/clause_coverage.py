"""`clause-coverage`: every required clause or item has its own row."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from models.channel import ClauseCoverageDemand, CoverageMode
from models.sourced import Sourced
from verifier.ages import AgeRange, parse_age
from verifier.case import Case, Goods
from verifier.coverage import Cell, State
from verifier.draft import About, Draft, met, needs_review, not_met
from verifier.grounds import Grounds, read
from verifier.matrix import Sheet, grounds_of, sheet_of
from verifier.paper import Paper
from verifier.product import ages_of, tested_age
from verifier.triggers import Answer
from verifier.wording import because

_OF_PRODUCT = ("feature", "described", "age")
_FINE = frozenset({State.COVERED, State.NOT_APPLICABLE, State.NOT_REQUIRED})


def judge(case: Case, demand: ClauseCoverageDemand) -> Iterator[Draft]:
    """For each line one finding for all clauses that stand alike, or one that all is covered."""
    values = [value for value in (demand.clauses, demand.items, demand.required_count) if value]
    for goods in case.goods:
        if goods.papers:
            like = case.like(goods)
            drafts = case.once((demand.id, like), partial(_judge, case, demand, like, values))
            yield from (draft.on(goods) for draft in drafts)


def _judge(case: Case, demand: ClauseCoverageDemand, goods: Goods, values: list[Sourced[Any]]) -> list[Draft]:
    sheet = sheet_of(case, demand, goods)
    problems = [
        *_by_state(case, demand, goods, sheet),
        *_substances(case, goods, sheet),
        *_features(goods, sheet),
        *_ages(goods, sheet),
    ]
    drafts = [*(problems or [_covered(goods, sheet)]), *_shown_only(case, goods, sheet)]
    return [draft.by(*values) for draft in drafts]


def _covered(goods: Goods, sheet: Sheet) -> Draft:
    count = sum(cell.required.answer is Answer.YES for cell in sheet.cells)
    return met("covered", About(goods=goods), sheet.of_required, count=count, standard=sheet.standard.key)


def _by_state(case: Case, demand: ClauseCoverageDemand, goods: Goods, sheet: Sheet) -> Iterator[Draft]:
    standing: dict[State, list[Cell]] = {}
    for cell in sheet.cells:
        standing.setdefault(cell.state, []).append(cell)
    for state in State:
        if state in standing and state not in _FINE:
            cells = standing[state]
            names = [_name(case, demand, cell) for cell in cells]
            grounds = grounds_of(row for cell in cells for row in cell.rows) + sheet.of_absent
            yield _draft(state, About(goods=goods), grounds, names, sheet.standard.key)


def _draft(state: State, about: About, grounds: Grounds, clauses: list[str], standard: str) -> Draft:
    match state:
        case State.MISSING:
            return not_met("missing", about, grounds, clauses=clauses, standard=standard)
        case State.NOT_TESTED:
            return not_met("not-tested", about, grounds, clauses=clauses, standard=standard)
        case State.MISSING_TRIGGER_UNKNOWN:
            return needs_review("missing-trigger-unknown", about, grounds, clauses=clauses, standard=standard)
        case State.MISSING_UNCERTAIN:
            return needs_review("missing-uncertain", about, grounds, clauses=clauses, standard=standard)
        case State.CONTRADICTED:
            return needs_review(
                "not-applicable-contradicted", about, grounds, clauses=clauses, standard=standard
            )
        case State.IMPLAUSIBLE:
            return needs_review(
                "not-applicable-implausible", about, grounds, clauses=clauses, standard=standard
            )
        case State.CONFLICTING:
            return needs_review("conflicting-rows", about, grounds, clauses=clauses, standard=standard)
        case State.ONLY_SUB_ROWS:
            return needs_review("only-sub-rows", about, grounds, clauses=clauses, standard=standard)
        case State.UNPLACED:
            return needs_review("row-without-standard", about, grounds, clauses=clauses, standard=standard)
        case _:
            return needs_review("result-elsewhere", about, grounds, clauses=clauses, standard=standard)


def _name(case: Case, demand: ClauseCoverageDemand, cell: Cell) -> str:
    """Number, title and what it turns on: "4.25 Battery-operated toys (button or coin cell)"."""
    number = "" if demand.mode is CoverageMode.LISTED_ITEMS else f"{cell.name} "
    turns_on = [because(case, cause) for cause in cell.required.causes if cause.kind in _OF_PRODUCT]
    reason = f" ({'; '.join(turns_on)})" if turns_on else ""
    return f"{number}{case.say(cell.title)}{reason}"


def _substances(case: Case, goods: Goods, sheet: Sheet) -> Iterator[Draft]:
    for few in sheet.too_few:
        grounds = grounds_of(few.rows) + sheet.of_few
        items = [case.say(entry.title) for entry in sheet.standard.items if entry.key in few.minimum.items]
        about, wanted, found = About(goods=goods), few.minimum.count.value, list(few.found)
        yield not_met(
            "too-few-substances",
            about,
            grounds,
            items=items,
            wanted=wanted,
            count=len(found),
            found=found or ["–"],
        )


def _features(goods: Goods, sheet: Sheet) -> Iterator[Draft]:
    if sheet.facts.unknown_keys:
        yield needs_review("feature-unknown", About(goods=goods), features=list(sheet.facts.unknown_keys))


def _ages(goods: Goods, sheet: Sheet) -> Iterator[Draft]:
    if not any(cell.required.causes for cell in sheet.cells if cell.state is not State.NOT_REQUIRED):
        return
    stated = goods.line.age_grade if goods.line else None
    if stated and not sheet.facts.age_readable:
        yield needs_review("age-unreadable", About(goods=goods), age=stated)
    yield from (
        draft for paper in goods.papers for draft in _younger(goods, paper, parse_age(stated), stated)
    )


def _younger(goods: Goods, paper: Paper, shipped: AgeRange | None, stated: str | None) -> Iterator[Draft]:
    """The goods are for younger children than those for whom the report tested them."""
    tested = tested_age(paper)
    if tested is None:
        return
    grade, age = tested
    about, printed = About(paper, goods), grade.value or ""
    if shipped and shipped.low < age.low:
        yield needs_review("younger-than-tested", about, read(paper, grade), age=stated or "", tested=printed)
    elif any(other.low < age.low for other in ages_of(paper) if other):
        grades = paper.report.product.age_grades
        grounds = read(paper, grade, grades.assessed, grades.labelled)
        yield needs_review("ages-differ", about, grounds, tested=printed)


def _shown_only(case: Case, goods: Goods, sheet: Sheet) -> Iterator[Draft]:
    """Features that only the report shows are applied like stated ones, and noted; others are told."""
    facts = sheet.facts
    if goods.line is None or not facts.complete:
        return
    about = About(goods=goods)
    if shown := facts.shown - facts.stated:
        evidence = Grounds(facts.shown_grounds.evidence)
        yield met("features-from-report", about, evidence, features=_titles(case, shown))
    if described := facts.described - facts.stated - facts.shown:
        yield met("features-from-description", about, features=_titles(case, described))


def _titles(case: Case, keys: frozenset[str]) -> list[str]:
    features = case.catalogue.features
    return [case.say(features[key].title) for key in sorted(keys) if key in features]
