"""One clause, whether it is required, and the rows around it: how it stands, and by which rows."""

from collections.abc import Iterable

import pytest

from models.report import ClauseRow, Result
from models.sourced import Bilingual
from models.standard import Certainty, ClauseEntry, Trigger
from tests.builders.toys import toy_report
from tests.builders.values import row
from verifier.canonical import in_paper_order
from verifier.coverage import Cell, State, judge
from verifier.editions import AcceptedEdition
from verifier.paper import Paper
from verifier.rows import rows_of
from verifier.triggers import Answer, Cause, Required

ALWAYS = Required(Answer.YES, (Cause("always"),))
FEATURE = Required(Answer.YES, (Cause("feature", "battery"),))
UNKNOWN = Required(Answer.UNKNOWN, (Cause("feature", "battery"),))
NOT = Required(Answer.NO)

PASS, FAIL, NA = Result.PASS, Result.FAIL, Result.NOT_APPLICABLE
UNTESTED, SEE = Result.NOT_TESTED, Result.SEE_REMARK


def entry(number: str = "4.7", certainty: Certainty = Certainty.VERIFIED, **more: object) -> ClauseEntry:
    given = {"title": Bilingual(en="Title", zh="标题"), "when": Trigger(always=True), "source": ()}
    return ClauseEntry.model_validate({"number": number, "certainty": certainty, **given, **more})


def stand(clause: ClauseEntry, required: Required, *reports: Iterable[ClauseRow]) -> Cell:
    """How the clause stands with each of the reports holding these rows."""
    from catalog import load_catalogue

    edition = AcceptedEdition(load_catalogue().standards["ASTM F963-23"])
    made = [
        toy_report(f"N{place}", clauses=tuple(rows), measurements=()) for place, rows in enumerate(reports)
    ]
    papers = [Paper(in_paper_order(report), report) for report in made]
    return judge(clause, required, rows_of(papers, edition, ()))


HEADING = entry(heading=True)
EVERY = entry(every_toy_has_it=True)
LOW = entry(certainty=Certainty.LOW)
SOFT = entry(absent_to_review=True)

CASES: dict[str, tuple[ClauseEntry, Required, list[tuple[str, Result]], State]] = {
    "a pass": (entry(), ALWAYS, [("4.7", PASS)], State.COVERED),
    "a failure": (entry(), ALWAYS, [("4.7", FAIL)], State.COVERED),
    "a lettered part": (entry(), ALWAYS, [("4.7(a)", PASS)], State.COVERED),
    "another name": (entry(aliases=("4.7A",)), ALWAYS, [("4.7A", PASS)], State.COVERED),
    "a heading by a child": (HEADING, ALWAYS, [("4.7.1", PASS)], State.COVERED),
    "a heading by a grandchild": (HEADING, ALWAYS, [("4.7.1.2", PASS)], State.COVERED),
    "a heading whose children are N/A": (HEADING, ALWAYS, [("4.7.1", NA)], State.NOT_APPLICABLE),
    "only a child": (entry(), ALWAYS, [("4.7.1", PASS)], State.ONLY_SUB_ROWS),
    "only a child that is N/A": (entry(), ALWAYS, [("4.7.1", NA)], State.MISSING),
    "only its parent": (entry("4.7.1"), ALWAYS, [("4.7", PASS)], State.MISSING),
    "only its namesake": (entry(), ALWAYS, [("4.70", PASS)], State.MISSING),
    "nothing": (entry(), ALWAYS, [], State.MISSING),
    "nothing, trigger unknown": (entry(), UNKNOWN, [], State.MISSING_TRIGGER_UNKNOWN),
    "nothing, of low certainty": (LOW, ALWAYS, [], State.MISSING_UNCERTAIN),
    "nothing, outside the federal rule": (SOFT, ALWAYS, [], State.MISSING_UNCERTAIN),
    "nothing, low and unknown": (LOW, UNKNOWN, [], State.MISSING_TRIGGER_UNKNOWN),
    "not tested": (entry(), ALWAYS, [("4.7", UNTESTED)], State.NOT_TESTED),
    "not tested, trigger unknown": (entry(), UNKNOWN, [("4.7", UNTESTED)], State.MISSING_TRIGGER_UNKNOWN),
    "not tested, of low certainty": (LOW, ALWAYS, [("4.7", UNTESTED)], State.MISSING_UNCERTAIN),
    "not tested beside a pass": (entry(), ALWAYS, [("4.7", PASS), ("4.7", UNTESTED)], State.CONFLICTING),
    "a part not tested": (entry(), ALWAYS, [("4.7(a)", PASS), ("4.7(b)", UNTESTED)], State.CONFLICTING),
    "a child of a heading not tested": (
        HEADING,
        ALWAYS,
        [("4.7.1", PASS), ("4.7.2", UNTESTED)],
        State.COVERED,
    ),
    "see remark": (entry(), ALWAYS, [("4.7", SEE)], State.RESULT_ELSEWHERE),
    "see remark beside N/A": (entry(), ALWAYS, [("4.7", SEE), ("4.7", NA)], State.RESULT_ELSEWHERE),
    "see remark beside a pass": (entry(), ALWAYS, [("4.7", SEE), ("4.7", PASS)], State.COVERED),
    "N/A of what is always asked": (entry(), ALWAYS, [("4.7", NA)], State.NOT_APPLICABLE),
    "N/A of what every toy has": (EVERY, ALWAYS, [("4.7", NA)], State.IMPLAUSIBLE),
    "N/A against a feature": (entry(), FEATURE, [("4.7", NA)], State.CONTRADICTED),
    "N/A against a feature, of every toy": (EVERY, FEATURE, [("4.7", NA)], State.CONTRADICTED),
    "N/A, trigger unknown": (entry(), UNKNOWN, [("4.7", NA)], State.NOT_APPLICABLE),
    "N/A beside a pass, by feature": (entry(), FEATURE, [("4.7", NA), ("4.7", PASS)], State.CONFLICTING),
    "N/A beside a pass, always asked": (entry(), ALWAYS, [("4.7", NA), ("4.7", PASS)], State.COVERED),
    "N/A on one part, pass on another": (entry(), FEATURE, [("4.7(a)", NA), ("4.7(b)", PASS)], State.COVERED),
    "N/A on the parent, by feature": (entry("4.7.1"), FEATURE, [("4.7", NA)], State.CONTRADICTED),
    "N/A on the parent, always asked": (entry("4.7.1"), ALWAYS, [("4.7", NA)], State.IMPLAUSIBLE),
    "N/A on the parent, trigger unknown": (entry("4.7.1"), UNKNOWN, [("4.7", NA)], State.NOT_APPLICABLE),
    "N/A on the grandparent, trigger unknown": (
        entry("4.7.1.2"),
        UNKNOWN,
        [("4.7", NA)],
        State.NOT_APPLICABLE,
    ),
    "not required and not there": (entry(), NOT, [], State.NOT_REQUIRED),
    "not required and not tested": (entry(), NOT, [("4.7", UNTESTED)], State.NOT_REQUIRED),
}


@pytest.mark.parametrize(("clause", "required", "rows", "state"), CASES.values(), ids=CASES.keys())
def test_state(clause: ClauseEntry, required: Required, rows: list[tuple[str, Result]], state: State) -> None:
    cell = stand(
        clause, required, [row(number, result, page=2 + place) for place, (number, result) in enumerate(rows)]
    )
    assert cell.state is state
    assert (cell.name, cell.title, cell.required) == (clause.number, clause.title, required)


DECIDING: dict[str, tuple[ClauseEntry, Required, list[tuple[str, Result]], list[str]]] = {
    "of a covered clause those with a verdict": (entry(), ALWAYS, [("4.7", SEE), ("4.7", PASS)], ["pass"]),
    "of one that is not required all": (entry(), NOT, [("4.7", UNTESTED)], ["not_tested"]),
    "of N/A all": (entry(), ALWAYS, [("4.7", NA), ("4.7", NA)], ["not_applicable", "not_applicable"]),
    "of not tested all": (entry(), ALWAYS, [("4.7", UNTESTED)], ["not_tested"]),
    "of not tested and uncertain all": (LOW, ALWAYS, [("4.7", UNTESTED)], ["not_tested"]),
    "of not tested and unknown all": (entry(), UNKNOWN, [("4.7", UNTESTED)], ["not_tested"]),
    "of a waived one the parent's": (
        entry("4.7.1"),
        UNKNOWN,
        [("4.7", NA), ("4.8", PASS)],
        ["not_applicable"],
    ),
    "of a sub-clause only its own": (entry(), ALWAYS, [("4.7.1", PASS), ("4.7.2", NA)], ["pass"]),
}


@pytest.mark.parametrize(("clause", "required", "rows", "results"), DECIDING.values(), ids=DECIDING.keys())
def test_deciding_rows(
    clause: ClauseEntry, required: Required, rows: list[tuple[str, Result]], results: list[str]
) -> None:
    cell = stand(clause, required, [row(number, result) for number, result in rows])
    assert [one.result.value for one in cell.rows if one.result] == results


def test_two_reports_may_differ_where_one_may_not() -> None:
    cell = stand(entry(), FEATURE, [row("4.7", NA)], [row("4.7", PASS)])
    assert cell.state is State.COVERED
    assert cell.result is PASS


def test_a_row_read_without_doubt_outweighs_a_doubtful_one() -> None:
    cell = stand(entry(), ALWAYS, [row("4.7", PASS, confidence=0.3), row("4.7", PASS, page=3)])
    assert [one.source.confidence for one in cell.rows] == [1.0]


def test_a_failure_is_the_result_that_counts() -> None:
    assert stand(entry(), ALWAYS, [row("4.7", PASS), row("4.7", FAIL)]).result is FAIL
    assert stand(entry(), ALWAYS, []).result is None
