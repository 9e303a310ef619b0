"""Rows with their own result suffice; a value is shown where printed."""

from tests.acceptance.decision_table.changes import report
from tests.builders.toys import reasons_of, toy_submission


def test_rows_without_values_suffice() -> None:
    assert reasons_of(report(measurements=())(toy_submission()).verified(), "itemised-results") == [
        "itemised"
    ]


def test_values_without_clause_rows_suffice() -> None:
    assert reasons_of(report(clauses=())(toy_submission()).verified(), "itemised-results") == ["itemised"]
