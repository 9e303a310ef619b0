"""Heads of a scan's columns: their other readings tell what they are, and their doubt is their values'."""

from dataclasses import replace

import pytest

from models.document import Document
from models.evidence import DOUBTFUL_BELOW, Method
from tests.unit.extraction.tables.conftest import Rows, Values
from tests.unit.extraction.tables.made import document, table

HEADING = "EN 71-3 Migration of certain elements"


def _doubted(rows: list[list[str]], head: str, sure: float, *others: str, title: str = HEADING) -> Document:
    made = table(rows, 130)
    cells = tuple(
        replace(
            cell,
            words=tuple(
                replace(word, confidence=sure, method=Method.OCR, alternatives=others) for word in cell.words
            ),
        )
        if cell.text == head and cell.row == 0
        else cell
        for cell in made.cells
    )
    return document([title, replace(made, cells=cells)])


def _by_column(head: str) -> list[list[str]]:
    return [
        ["Specimen", head, "Cd", "Ba", "Hg"],
        ["Limit (mg/kg)", "90", "75", "1000", "60"],
        ["001", "ND", "8", "ND", "ND"],
        ["002", "ND", "ND", "ND", "ND"],
    ]


def test_a_substance_over_a_column_is_known_by_the_other_reading_of_its_symbol(values: Values) -> None:
    read = values(_doubted(_by_column("Sh"), "Sh", 0.67, "Sb"))
    assert [(one.analyte, one.specimen, one.confidence < 0.9) for one in read if one.analyte == "Sb"] == [
        ("Sb", "001", True),
        ("Sb", "002", True),
    ]


@pytest.mark.parametrize(("sure", "doubted"), [(0.7, True), (0.99, False)])
def test_values_are_no_surer_than_the_symbol_over_them(values: Values, sure: float, doubted: bool) -> None:
    read = values(_doubted(_by_column("Pb"), "Pb", sure))
    assert [one.confidence < 0.9 for one in read if one.analyte == "Pb"] == [doubted, doubted]


def test_a_head_with_several_letters_in_doubt_is_known_by_all_their_other_readings(values: Values) -> None:
    rows = [
        ["Element", "Unit", "Roquiromont", "1"],
        ["Lead", "mg/kg", "90", "8"],
        ["Barium", "mg/kg", "1000", "9"],
    ]
    others = ("Requiromont", "Roquiremont", "Roquiroment")
    read = values(_doubted(rows, "Roquiromont", 0.8, *others))
    assert [(one.analyte, one.value, one.limit) for one in read] == [("Pb", 8.0, 90.0), ("Ba", 9.0, 1000.0)]


def test_outcomes_under_the_head_of_remarks_beside_an_empty_column_are_outcomes(rows: Rows) -> None:
    made = [
        ["Clause", "Title", "Conclusion", "Remark"],
        ["4.1", "Material quality", "", "P"],
        ["4.2", "Flammability", "", "P"],
        ["4.4", "Electrical energy", "", "N/A"],
    ]
    read = rows(document(["ASTM F963-23", made]))
    assert [row.result.value for row in read] == ["pass", "pass", "not_applicable"]


def test_running_numbers_stay_such_beside_a_heading_that_begins_in_their_column(rows: Rows) -> None:
    made = [
        ["Item", "Clause No.", "Tests conducted", "Result"],
        ["Safety re", "quirements", "", ""],
        *([str(n), f"4.{n}", f"Requirement {'abcdefgh'[n]}", "Pass"] for n in range(1, 7)),
    ]
    read = rows(document(["ASTM F963-23", made]))
    assert [row.title for row in read][-1] == "Requirement g"


@pytest.mark.parametrize(
    ("sure", "other", "limit", "doubtful"),
    [
        (0.55, "Sh", "60", False),
        (0.55, "Sh", "80", True),
        (0.55, "Sn", "60", True),
        (0.4, "Sh", "60", True),
    ],
    ids=["borne out", "another limit", "another element", "unlikely"],
)
def test_the_limit_that_the_standard_sets_bears_out_the_symbol_over_it(
    values: Values, sure: float, other: str, limit: str, doubtful: bool
) -> None:
    rows = [
        ["Specimen", "Sb", "Cd", "Ba"],
        ["Limit (mg/kg)", limit, "75", "1000"],
        ["001", "ND", "8", "ND"],
    ]
    read = values(_doubted(rows, "Sb", sure, other, title="ASTM F963-23 clause 4.3.5 Heavy elements"))
    assert [one.confidence < DOUBTFUL_BELOW for one in read if one.analyte == "Sb"] == [doubtful]


@pytest.mark.parametrize(("upper", "other"), [("Reporting", ""), ("Renorting", "Reporting")])
def test_head_cells_one_below_the_other_are_read_as_one_phrase(
    values: Values, upper: str, other: str
) -> None:
    rows = [
        ["Analyte", "Unit", "Limit", upper, "Tested value", None],
        ["^", "^", "^", "limit", "1", "2"],
        ["Lead (Pb)", "mg/kg", "90", "5", "ND", "20"],
        ["Cadmium (Cd)", "mg/kg", "75", "5", "ND", "8.5"],
    ]
    read = values(_doubted(rows, upper, 0.87, *filter(None, [other])))
    assert {(one.limit, one.detection_limit) for one in read} == {(90.0, 5.0), (75.0, 5.0)}


def test_a_column_under_a_head_in_doubt_holds_no_further_values_and_may_hold_limits(values: Values) -> None:
    rows = [
        ["Analyte", "Unit", "Roporng", "Tested value", "Conclusion"],
        ["Lead (Pb)", "mg/kg", "90", "20", "P"],
        ["Cadmium (Cd)", "mg/kg", "75", "8.5", "P"],
    ]
    read = values(_doubted(rows, "Roporng", 0.8))
    assert [(one.specimen, one.value, one.confidence < 0.9) for one in read] == [
        (None, 20.0, True),
        (None, 8.5, True),
    ]


def test_a_row_with_an_outcome_below_its_head_is_none_of_the_heads(values: Values) -> None:
    rows = [
        ["Analyte", "Unit", "Limit 90", "Tested value", "Conclusion"],
        ["Lead (Pb)", "mg/kg", "^", "20", "P"],
        ["Cadmium (Cd)", "mg/kg", "75", "8.5", "P"],
    ]
    assert [one.value for one in values(document([HEADING, rows]))] == [20.0, 8.5]


def test_outcomes_that_a_scan_ran_into_one_head_stand_over_a_column_each(rows: Rows) -> None:
    made = [
        ["条款号", "检测项目", "合格不合格", None, "不适用"],
        ["4.1", "材料质量", "X", "", ""],
        ["4.2", "燃烧性能", "", "X", ""],
        ["4.4", "电能", "", "", "X"],
    ]
    read = rows(document(["ASTM F963-23", made]))
    assert [row.result.value for row in read] == ["pass", "fail", "not_applicable"]
