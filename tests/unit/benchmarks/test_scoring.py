from datetime import date
from typing import Any

import pytest

from benchmarks.scoring import folded, score
from benchmarks.tallies import calibration, tally
from models.evidence import Value
from models.report import (
    ClauseRow,
    Dates,
    DocumentInfo,
    DocumentKind,
    Identifier,
    IdentifierKind,
    Level,
    Product,
    Result,
    TestReport,
)


def a_report(**changes: Any) -> TestReport:
    info = DocumentInfo(
        sha256="0" * 64,
        file_name="a.pdf",
        media_type="application/pdf",
        page_count=1,
        kind=DocumentKind.TEST_REPORT,
    )
    return TestReport(document=info, **changes)


def row(clause: str, result: Result, standard: str | None = "ASTM F963-23") -> ClauseRow:
    return ClauseRow(
        standard=standard, clause=clause, title="Edges", result=result, level=Level.CLAUSE, confidence=0.95
    )


def outcomes(report: TestReport, answers: dict[str, Any], field: str) -> list[str]:
    return sorted(one.outcome for one in score(report, answers) if one.field == field)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [("NW 26-1", "right"), ("nw26\u20131", "right"), ("NW26-2", "wrong"), (None, "missing")],
)
def test_a_scalar_is_right_when_it_is_equal_after_folding(found: str | None, outcome: str) -> None:
    value = Value(value=found, confidence=0.9) if found else None
    assert outcomes(a_report(report_number=value), {"report_number": "NW26-1"}, "report_number") == [outcome]


def test_a_value_where_the_answer_has_none_is_spurious() -> None:
    report = a_report(applicant=Value(value="Somebody", confidence=0.5))
    assert outcomes(report, {"applicant": None}, "applicant") == ["spurious"]
    assert outcomes(report, {}, "applicant") == []


def test_an_alternative_is_as_right() -> None:
    answers = {"applicant": "Somebody", "_meta": {"alternatives": {"applicant": ["某公司"]}}}
    assert outcomes(a_report(applicant=Value(value="某公司", confidence=0.5)), answers, "applicant") == [
        "right"
    ]


def test_a_date_with_two_readings_is_missing_not_wrong() -> None:
    issued: Value[date] = Value(value=None, confidence=0.5, readings=(date(2026, 3, 6), date(2026, 6, 3)))
    assert outcomes(a_report(dates=Dates(issued=issued)), {"issue_date": "2026-03-06"}, "issue_date") == [
        "missing"
    ]


def test_identifiers_are_judged_one_by_one() -> None:
    found = (
        Identifier(kind=IdentifierKind.STYLE, value="A-1", confidence=0.9),
        Identifier(kind=IdentifierKind.MODEL, value="GC-0031", confidence=0.9),
        Identifier(kind=IdentifierKind.BATCH, value="7", confidence=0.9),
    )
    report = a_report(product=Product(identifiers=found))
    assert outcomes(report, {"models": ["A-1", "A-2"]}, "models") == ["missing", "right", "spurious"]


def test_rows_are_matched_by_standard_and_clause() -> None:
    report = a_report(clauses=(row("4.7", Result.PASS), row("4.8", Result.FAIL), row("9.9", Result.PASS)))
    wanted = [
        {"standard": "ASTM F963-23", "clause": clause, "title": "Edges", "result": "pass"}
        for clause in ("4.7", "4.8", "4.9")
    ]
    answers = {"clauses": wanted}
    assert outcomes(report, answers, "clauses") == ["missing", "right", "spurious", "wrong"]
    assert (
        outcomes(a_report(clauses=(row("4.7", Result.PASS, "EN 71-1"),)), answers, "clauses").count("right")
        == 0
    )


def test_answers_without_transcribed_rows_say_nothing_about_them() -> None:
    report = a_report(clauses=(row("4.7", Result.PASS),))
    answers = {"clauses": [], "_meta": {"notes": "clause tables not transcribed"}}
    assert outcomes(report, answers, "clauses") == []


def test_calibration_counts_spurious_values() -> None:
    report = a_report(
        report_number=Value(value="A", confidence=0.95), applicant=Value(value="B", confidence=0.95)
    )
    judged = score(report, {"report_number": "A", "applicant": None})
    assert calibration(judged) == (1, 2)
    assert tally(judged).spurious == 1


def test_folding_keeps_punctuation() -> None:
    assert folded("Ａ－1 b") == folded("a-1B")
    assert folded("Co., Ltd.") != folded("Co Ltd")


def test_a_set_that_may_be_empty_is_right_when_nothing_is_found() -> None:
    answers = {"batch_numbers": ["2026.05.12"], "_meta": {"alternatives": {"batch_numbers": [[]]}}}
    assert outcomes(a_report(), answers, "batch_numbers") == []
