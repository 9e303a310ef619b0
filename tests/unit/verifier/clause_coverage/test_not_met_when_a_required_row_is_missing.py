"""A required row missing, or reported as not tested, is not met in a paper that was read."""

import pytest

from models.document import PageStatus
from models.report import Level, Result
from tests.acceptance.decision_table.changes import (
    Change,
    added,
    line,
    page,
    report,
    then,
    with_result,
    without,
)
from tests.builders.infants import infant_submission
from tests.builders.toys import REQUIRED, found, reasons_of, toy_submission
from tests.builders.values import row

MISSING: dict[str, tuple[Change, str]] = {
    "always required": (without("4.1"), "missing"),
    "by age": (without("4.9"), "missing"),
    "by feature": (then(line(features=("wheels",)), without("4.17")), "missing"),
    "by what a feature implies": (then(line(features=("button_cell",)), without("4.25")), "missing"),
    "only a summary of it": (
        then(without("4.7"), added(clauses=(row("4.7", level=Level.SUMMARY),))),
        "missing",
    ),
    "tested to another edition": (
        then(without("4.7"), added(clauses=(row("4.7", standard="ASTM F963-17"),))),
        "missing",
    ),
    "one row for all clauses": (
        then(
            without(*REQUIRED),
            added(clauses=(row("4.1-4.41").model_copy(update={"clauses_covered": REQUIRED}),)),
        ),
        "missing",
    ),
    "not tested": (with_result("4.7", Result.NOT_TESTED), "not-tested"),
}


@pytest.mark.parametrize(("change", "reason"), MISSING.values(), ids=MISSING.keys())
def test_not_met(change: Change, reason: str) -> None:
    assert reason in reasons_of(change(toy_submission()).verified(), "clause-coverage")


@pytest.mark.parametrize("status", [PageStatus.NOT_READ, PageStatus.READ_WITH_DOUBT])
def test_where_a_page_may_hide_it_a_person_looks(status: PageStatus) -> None:
    changed = then(without("4.7"), page(4, status=status))(toy_submission())
    verification = changed.verified()
    assert reasons_of(verification, "clause-coverage") == ["reading.doubtful"]
    assert {cell.outcome.value for cell in verification.coverage if cell.clause == "4.7"} == {"needs_review"}


def test_the_finding_names_clause_title_and_cause() -> None:
    finding = found(without("4.7")(toy_submission()).verified(), "clause-coverage")[0]
    assert "4.7 Accessible edges (age <96 months)" in finding.message
    assert "Alder Testing" in (finding.remedy or "")


def test_batteries_ask_4_25_and_leave_4_25_4_to_a_person() -> None:
    changed = then(line(features=("battery",)), with_result("4.25", Result.PASS))(toy_submission())
    assert "missing" not in reasons_of(changed.verified(), "clause-coverage")
    assert "missing-uncertain" in reasons_of(changed.verified(), "clause-coverage")


def test_one_of_the_21_items_missing() -> None:
    assert reasons_of(without("needles")(infant_submission()).verified(), "clause-coverage") == ["missing"]


def test_rows_of_a_rival_standard_lend_no_items() -> None:
    foreign = then(
        without("lead"), added(clauses=(row(None, standard="ASTM F963-23", item="lead", title="lead"),))
    )
    assert "missing" in reasons_of(foreign(infant_submission()).verified(), "clause-coverage")


def test_rows_under_a_method_standard_lend_items() -> None:
    lent = then(
        without("lead"), added(clauses=(row(None, standard="GB 18401-2010", item="lead", title="lead"),))
    )
    assert reasons_of(lent(infant_submission()).verified(), "clause-coverage") == ["covered"]


def test_no_rows_at_all() -> None:
    empty = report(clauses=(), measurements=())(toy_submission())
    assert reasons_of(empty.verified(), "clause-coverage") == ["missing", "missing-uncertain"]
