"""Clause numbers in their printed forms: what is printed, and which single numbers it covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.extraction.standards.clause_numbers import (
    between,
    last_clause,
    leading_clause,
    look_like_sections,
    marked_clause,
    read_clause,
    running_number,
)


@pytest.mark.parametrize(
    ("text", "printed", "covered"),
    [
        ("§4", "4", ("4",)),
        ("§ 4.3.5.1 (1)", "4.3.5.1(1)", ("4.3.5.1(1)",)),
        ("4.3.5.2(2)(b)", "4.3.5.2(2)(b)", ("4.3.5.2(2)(b)",)),
        ("5.4&5.3", "5.4&5.3", ("5.4", "5.3")),
        ("4.25.1-4.25.3", "4.25.1-4.25.3", ("4.25.1", "4.25.2", "4.25.3")),
        ("4.3.5.1(1), (2)", "4.3.5.1(1),(2)", ("4.3.5.1(1)", "4.3.5.1(2)")),
        ("Section 4.3.8", "4.3.8", ("4.3.8",)),
        ("Cl. 4.6", "4.6", ("4.6",)),
        ("第4.1条", "4.1", ("4.1",)),
        ("T.1", "T.1", ("T.1",)),
        ("15.107(a)", "15.107(a)", ("15.107(a)",)),
    ],
)
def test_a_cell_is_read(text: str, printed: str, covered: tuple[str, ...]) -> None:
    clause = read_clause(text)
    assert clause is not None
    assert (clause.printed, clause.covered) == (printed, covered)


@pytest.mark.parametrize("text", ["84-74-2", "1000", "16 CFR 1500.48", "4.1 Material", "PASS", "2 3 4", ""])
def test_what_is_no_clause_is_none(text: str) -> None:
    assert read_clause(text) is None


def test_a_range_is_filled_from_the_standard_s_own_numbers() -> None:
    assert between("4.3.1", "4.3.5", ("4.3.1", "4.3.2", "4.3.4", "4.3.4.1", "4.3.5")) == ["4.3.2", "4.3.4"]


def test_a_clause_before_a_title() -> None:
    clause = leading_clause("4.1 Material quality")
    assert clause is not None
    assert (clause.printed, clause.rest) == ("4.1", "Material quality")
    assert leading_clause("1. EN 71-1") is None


def test_a_clause_announced_behind_a_title() -> None:
    clause = marked_clause("Migration of certain elements, Section 4.3.5.2(2)(b)")
    assert clause is not None
    assert (clause.printed, clause.rest) == ("4.3.5.2(2)(b)", "Migration of certain elements")


def test_the_last_number_that_stands_alone() -> None:
    clause = last_clause("UN 38.3 试验 T.1")
    assert clause is not None
    assert clause.printed == "T.1"


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("3.Total Lead", "3", "Total Lead"),
        ("a) The", "a", "The"),
        ("1.16 CFR 1500.48", "1", "16 CFR 1500.48"),
    ],
)
def test_a_running_number_is_told_from_a_clause(text: str, number: str, rest: str) -> None:
    assert running_number(text) == (number, rest)


@given(st.text(max_size=60))
def test_any_text_is_read_without_trouble(text: str) -> None:
    clause = read_clause(text)
    assert clause is None or clause.covered


def test_commas_for_dots_are_read_where_the_standard_has_the_number_and_no_such_list() -> None:
    known = ("4.13", "4.13.2", "4", "4.5", "5")
    read = {
        text: clause.printed for text in ("4,13,2", "4,5", "4,99") if (clause := read_clause(text, known))
    }
    assert read == {"4,13,2": "4.13.2", "4,5": "4,5", "4,99": "4,99"}


def test_commas_for_dots_are_read_behind_the_sign_of_a_section() -> None:
    clause = read_clause("§4,13.2", ("4.13", "4.13.2"))
    assert clause is not None
    assert clause.printed == "4.13.2"


@pytest.mark.parametrize(
    "numbers",
    [
        ["4.1", "4.2", "4.10", "5.3"],
        ["4.6", "4.6", "4.7"],
        ["4.3.5.1(1)", "4.3.5.2", "4.3.1"],
        ["4.1"],
        ["4.1", "4.5", "4.3", "4.22", "4.25", "4.26"],
        ["T.3", "T.1", "T.2"],
        [],
    ],
)
def test_sections_run_on(numbers: list[str]) -> None:
    assert look_like_sections(numbers)


@pytest.mark.parametrize(
    "numbers",
    [
        ["4.18", "4.17", "4.18", "4.16", "4.18"],
        ["30.9", "45.2", "88.1"],
        ["0.02", "0.05", "0.11"],
        ["6.05", "6.07", "6.09"],
        ["22.4", "19.8"],
    ],
)
def test_measured_values_do_not(numbers: list[str]) -> None:
    assert not look_like_sections(numbers)


def test_a_dot_that_was_not_read_comes_back_where_only_one_number_fits() -> None:
    known = ("4", "4.1", "4.2", "4.3.2", "4.32", "42.1")
    read = [read_clause(text, known) for text in ("42", "432", "421", "43")]
    assert [clause and clause.printed for clause in read] == ["4.2", None, "42.1", "43"]


def test_a_comma_for_a_dot_before_a_title_is_read_where_the_standard_has_the_number() -> None:
    clause = leading_clause("4,20.2 Toy pacifiers", ("4.20", "4.20.1", "4.20.2"))
    assert clause is not None
    assert (clause.printed, clause.rest) == ("4.20.2", "Toy pacifiers")
