"""Required is what is always asked or triggered by features and age; N/A is the laboratory's judgement."""

import pytest

from models.report import Result
from tests.acceptance.decision_table.changes import (
    Change,
    added,
    line,
    product,
    report,
    rows,
    then,
    with_result,
    without,
)
from tests.builders.toys import found, reasons_of, toy_submission
from tests.builders.values import row, value

COVERED: dict[str, Change] = {
    "a triggered clause with a row": then(line(features=("magnet",)), with_result("4.38", Result.PASS)),
    "a heading by one of its children": then(without("4.3.5"), lambda s: s),
    "a combined number": rows(
        lambda one: (
            one.model_copy(update={"clause": "4.7&4.8", "clauses_covered": ("4.7", "4.8")})
            if one.clause in ("4.7", "4.8")
            else one
        )
    ),
    "a lettered part": then(without("4.3.5.2"), added(clauses=(row("4.3.5.2(2)(b)"),))),
    "N/A where only the standard asks always": with_result("4.8", Result.NOT_APPLICABLE),
    "no row of what nothing triggers": without("4.17", "4.21", "4.38"),
    "rows of sections 5 to 7 left out": without("5.2"),
    "a row without standard in a report to this one alone": rows(
        lambda one: one.model_copy(update={"standard": None})
    ),
    "shipped for older ones than tested": line(age_grade="5+"),
}


@pytest.mark.parametrize("change", COVERED.values(), ids=COVERED.keys())
def test_covered(change: Change) -> None:
    assert reasons_of(change(toy_submission()).verified(), "clause-coverage") == ["covered"]


def test_two_reports_together_cover_a_line() -> None:
    from tests.builders.toys import toy_report

    halves = (without("4.7", "4.9")(toy_submission()), without("4.1", "4.3.5", "4.3.5.2")(toy_submission()))
    reports = tuple(
        toy_report(f"QXT260900000{n}A", clauses=half.report.clauses) for n, half in enumerate(halves)
    )
    verification = toy_submission().but(reports=reports).verified()
    assert reasons_of(verification, "clause-coverage") == ["covered"]


def test_a_feature_that_only_the_report_shows_is_applied_and_noted() -> None:
    shown = then(product(features=(value("magnet"),)), with_result("4.38", Result.PASS))(toy_submission())
    assert reasons_of(shown.verified(), "clause-coverage") == ["covered", "features-from-report"]
    missing = then(product(features=(value("magnet"),)), without("4.38"))(toy_submission())
    assert "missing" in reasons_of(missing.verified(), "clause-coverage")


def test_without_a_summary_row_the_matrix_names_each_required_clause() -> None:
    cells = toy_submission().verified().coverage
    required = {cell.clause: cell.required_because for cell in cells if cell.required_because}
    assert required["4.1"] == "always required"
    assert required["4.7"] == "age <96 months"
    assert {cell.line for cell in cells} == {"BT-100"}


def test_a_report_on_no_features_at_all_is_covered_by_its_na_rows() -> None:
    """No features stated: rows whose trigger stays unknown count where they are there."""
    from catalog import load_catalogue

    clauses = load_catalogue().standards["ASTM F963-23"].clauses
    passed = {"4.1", "4.3.5", "4.3.5.2", "4.6", "4.6.3", "4.7", "4.9"}
    results = {True: Result.PASS, False: Result.NOT_APPLICABLE}
    everything = tuple(row(one.number, results[one.number in passed]) for one in clauses)
    changed = then(report(clauses=everything), line(features=None))(toy_submission())
    assert reasons_of(changed.verified(), "clause-coverage") == ["covered"]
    assert found(changed.verified(), "clause-coverage")[0].evidence
