"""Rows that grew together with the head above them, or with one another, are told where they are lost."""

import pytest

from catalog.catalogue import Catalogue
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.tables.lost_rows import read_lost_rows
from tests.unit.extraction.tables.made import document

HEADING = "GB 31701-2026 Safety technical code"
ROWS = [["2", "pH value", "7.5", "6.8", "Pass"], ["3", "Odour", "none", "none", "Pass"]]


def _codes(catalogue: Catalogue, *head: list[str]) -> list[str]:
    made = document([HEADING, [*head, *ROWS]])
    clauses = read_clauses(made, catalogue, no_reread)
    return [warning.code for warning in read_lost_rows(made, catalogue, clauses, (), None)]


@pytest.mark.parametrize("outcome", ["Pass", "Fail", "N/A"])
def test_a_row_all_of_whose_cells_grew_into_the_head_is_told(catalogue: Catalogue, outcome: str) -> None:
    head = ["No.\n1", "Test item\nFormaldehyde content", "Limit\n20", "Result\nND", f"Assessment\n{outcome}"]
    assert _codes(catalogue, head) == ["rows_not_understood"]


def test_a_row_some_of_whose_cells_did_is_a_row(catalogue: Catalogue) -> None:
    head = ["No.\n1", "Test item\nFormaldehyde content", "Limit", "Result", "Assessment"]
    made = document([HEADING, [head, ["^", "^", "20", "ND", "Pass"], *ROWS]])
    clauses = read_clauses(made, catalogue, no_reread)

    assert [row.item for row in clauses] == ["formaldehyde", "ph", "odour"]


@pytest.mark.parametrize(
    "head", ["Assessment\n(Pass/Fail)", "Assessment\n单项结论", "Assessment", "Pass\n合格"]
)
def test_what_heads_a_column_of_outcomes_is_no_row(catalogue: Catalogue, head: str) -> None:
    assert _codes(catalogue, ["No.", "Test item", "Limit", "Result", head]) == []


def test_outcomes_under_one_head_that_crosses_choose_are_no_row(catalogue: Catalogue) -> None:
    head = ["No.", "Test item", "Result", None, None]
    rows = [["1", "pH value", "X", "", ""], ["2", "Odour", "X", "", ""], ["3", "Edges", "", "", "X"]]
    made = document([HEADING, [head, ["^", "^", "Pass", "Fail", "N/A"], *rows]])
    clauses = read_clauses(made, catalogue, no_reread)

    assert read_lost_rows(made, catalogue, clauses, (), None) == ()


CLAUSES = ["EN 71-1 Mechanical properties", "4.1 Cleanliness", "4.2 Assembly", "4.7 Edges"]


@pytest.mark.parametrize(
    ("outcomes", "codes"), [("Pass\nN/A\nPass", ["rows_not_understood"]), ("Pass", []), ("Pass\n合格", [])]
)
def test_rows_that_grew_together_below_others_are_told(
    catalogue: Catalogue, outcomes: str, codes: list[str]
) -> None:
    rows = [["Requirement", "Conclusion"], ["EN 71-2 Flammability", "Pass"], ["\n".join(CLAUSES), outcomes]]
    made = document([HEADING, rows])
    clauses = read_clauses(made, catalogue, no_reread)

    assert [one.code for one in read_lost_rows(made, catalogue, clauses, (), None)] == codes
