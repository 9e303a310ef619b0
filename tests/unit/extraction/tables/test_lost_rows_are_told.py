"""A table of results from which no row came is told, and so are words that stand beside its cells."""

from dataclasses import replace

from catalog.catalogue import Catalogue
from models.document import Document, Word
from models.geometry import Box
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.tables.lost_rows import read_lost_rows
from tests.unit.extraction.tables.made import document

HEADING = "EN 71-1:2014+A1:2018 Mechanical and physical properties"
ROWS = [
    ["Clause", "Test", "Result"],
    ["4.1", "Cleanliness", "P"],
    ["4.2", "Assembly", "P"],
    ["4.7", "Edges", "N/A"],
]


def _codes(made: Document, catalogue: Catalogue, understood: bool = True) -> list[str]:
    clauses = read_clauses(made, catalogue, no_reread) if understood else ()
    return [warning.code for warning in read_lost_rows(made, catalogue, clauses, (), None)]


def test_a_table_that_gave_rows_is_in_order(catalogue: Catalogue) -> None:
    assert _codes(document([HEADING, ROWS]), catalogue) == []


def test_a_table_of_outcomes_without_rows_is_told(catalogue: Catalogue) -> None:
    assert _codes(document([HEADING, ROWS]), catalogue, understood=False) == ["rows_not_understood"]


def test_crosses_beside_clauses_under_no_head_are_told(catalogue: Catalogue) -> None:
    crossed = [
        ["4.1 Cleanliness", "X", "", ""],
        ["4.2 Assembly", "X", "", ""],
        ["4.7 Edges", "", "", "X"],
    ]

    assert _codes(document([HEADING, crossed]), catalogue) == ["rows_not_understood"]


def test_two_rows_of_clauses_cut_off_from_their_table_are_told(catalogue: Catalogue) -> None:
    rows = [["1", "Material quality", "4.1", "Conform"], ["2", "Flammability", "4.2", "Conform"]]
    cut_off = document([HEADING, rows])

    assert _codes(cut_off, catalogue, understood=False) == ["rows_not_understood"]


def test_a_row_with_an_outcome_of_nothing_named_is_told(catalogue: Catalogue) -> None:
    rows = [
        ["Clause", "Test", "Limit", "Result"],
        ["4.1", "Cleanliness", "none", "P"],
        ["", "", "100", "F"],
        ["4.7", "Edges", "none", "P"],
    ]

    assert _codes(document([HEADING, rows]), catalogue) == ["rows_not_understood"]


def test_a_list_of_equipment_carries_no_outcomes(catalogue: Catalogue) -> None:
    equipment = [
        ["Instrument", "Type", "Due"],
        ["Cable", "HT-1", "N/A"],
        ["Antenna", "HT-2", "N/A"],
        ["Lamp", "L", "N/A"],
    ]

    assert _codes(document([equipment]), catalogue, understood=False) == []


def test_words_in_no_cell_of_a_table_of_results_are_told(catalogue: Catalogue) -> None:
    made = document([HEADING, ROWS])
    beside = Word("Fail", Box(400, 300, 420, 310))
    made = replace(made, tables=tuple(replace(table, orphans=(beside,)) for table in made.tables))

    assert _codes(made, catalogue) == ["words_beside_cells"]


def test_what_does_not_apply_to_nothing_named_is_told_beside_rows_that_were_taken(
    catalogue: Catalogue,
) -> None:
    rows = [
        ["Clause", "Test", "Limit", "Result"],
        ["4.1", "Cleanliness", "none", "P"],
        ["", "", "100", "N/A"],
        ["4.7", "Edges", "none", "P"],
    ]

    assert _codes(document([HEADING, rows]), catalogue) == ["rows_not_understood"]


def test_a_row_that_was_not_taken_is_told_and_a_conclusion_is_none(catalogue: Catalogue) -> None:
    made = document([HEADING, [*ROWS, ["", "Conclusion", "P"]]])
    clauses = read_clauses(made, catalogue, no_reread)

    assert read_lost_rows(made, catalogue, clauses, (), None) == ()
    assert [w.code for w in read_lost_rows(made, catalogue, clauses[1:], (), None)] == ["rows_not_understood"]


def _signed(*signs: str) -> Document:
    numbers = ("4.1", "4.2", "4.7", "4.8")
    rows = [[number, "Cleanliness", sign] for number, sign in zip(numbers, signs, strict=True)]
    return document([HEADING, [["Nr.", "What", "How"], *rows]])


def test_clauses_with_a_sign_of_the_laboratorys_own_are_told(catalogue: Catalogue) -> None:
    assert _codes(_signed("V", "V", "V", "V"), catalogue, understood=False) == ["rows_not_understood"]


def test_clauses_that_do_not_apply_are_told(catalogue: Catalogue) -> None:
    assert _codes(_signed("V", "n/a", "n/a", "n/a"), catalogue, understood=False) == ["rows_not_understood"]


def test_clauses_with_pages_are_a_table_of_contents(catalogue: Catalogue) -> None:
    assert _codes(_signed("3", "3", "4", "5"), catalogue, understood=False) == []
