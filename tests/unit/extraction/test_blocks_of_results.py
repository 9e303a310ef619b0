"""Reports without tables of outcomes: a block for each clause, its heading and `Result: Pass` below it."""

import pytest

from models.report import Conclusion, Result
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import Print, document

HEAD: list[Print] = [
    (230, 60, "TEST REPORT"),
    (50, 80, "Report No.: NCT-26-48217"),
    (50, 100, "Overall result: PASS"),
]
EDGES, POINTS, MAGNETS = (
    "5. Accessible Edges (ASTM F963-23 §4.7)",
    "6. Accessible Points (ASTM F963-23 §4.9)",
    "8. Magnets (ASTM F963-23 §4.38)",
)


def _blocks(*lines: str) -> list[Print]:
    return [*HEAD, *((50.0, 140.0 + 16 * n, line) for n, line in enumerate(lines))]


def _rows(extract: Extract, *lines: str) -> list[tuple[str | None, str | None, Result]]:
    report = extract(document(_blocks(*lines)))
    return [(row.clause, row.title, row.result) for row in report.clauses]


THREE = (EDGES, "Result: FAIL", POINTS, "Method: Visual", "Result: PASS", MAGNETS, "Result: N/A")


def test_each_clause_has_the_outcome_below_its_heading(extract: Extract) -> None:
    assert _rows(extract, *THREE) == [
        ("4.7", "Accessible Edges", Result.FAIL),
        ("4.9", "Accessible Points", Result.PASS),
        ("4.38", "Magnets", Result.NOT_APPLICABLE),
    ]


def test_the_worst_of_several_counts(extract: Extract) -> None:
    rows = _rows(extract, *THREE[:5], "Result: FAIL", *THREE[5:])
    assert rows[1] == ("4.9", "Accessible Points", Result.FAIL)


def test_a_block_without_an_outcome_is_left_open(extract: Extract) -> None:
    report = extract(document(_blocks(*THREE, "9. Use and Abuse (ASTM F963-23 §8.5)", "Finding: none")))
    assert (report.clauses[-1].clause, report.clauses[-1].result) == ("8.5", Result.SEE_REMARK)
    assert report.clauses[-1].confidence < 0.9


def test_two_blocks_make_no_report_of_blocks(extract: Extract) -> None:
    assert _rows(extract, *THREE[:5]) == []


@pytest.mark.parametrize(
    "line",
    [
        "ASTM F963-23 clause 8.3, ICP-OES",
        "Test Method ASTM F963-23 clause 8.3, by ICP",
        "Method: ASTM F963-23 clause 8.5 abuse",
    ],
)
def test_a_method_opens_no_block(extract: Extract, line: str) -> None:
    rows = _rows(extract, *THREE[:3], line, *THREE[3:])
    assert [clause for clause, _, _ in rows] == ["4.7", "4.9", "4.38"]


def test_the_outcome_of_a_clause_is_not_that_of_the_report(extract: Extract) -> None:
    report = extract(document(_blocks(*THREE)))
    assert report.conclusion is not None
    assert report.conclusion.value is Conclusion.PASS
    assert not report.warnings


def test_the_overall_result_is_none_of_a_clause(extract: Extract) -> None:
    rows = _rows(extract, *THREE, "Overall result: FAIL")
    assert rows[-1] == ("4.38", "Magnets", Result.NOT_APPLICABLE)
