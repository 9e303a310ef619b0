"""Analytes in rows: specimens, limits, units, detection limits and the concluding row."""

from dataclasses import replace

from models.document import Cell, Ruling
from models.geometry import Box
from models.report import Result
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document, table

HEADING = "B.7 ASTM F963-23 Section 4.3.8 Phthalates content"
TABLE = [
    ["Test Item(s)", "CAS No.", "Limit", "Unit", "MDL", "Result", None],
    ["^", "^", "^", "^", "^", "2", "5+6+7"],
    ["Dibutyl phthalate (DBP)", "84-74-2", "1000", "mg/kg", "50", "ND", "120"],
    ["Diisononyl phthalate (DINP)", "28553-12-0\n68515-48-0", "1000", "mg/kg", "100", "ND", "ND"],
    ["Conclusion", "/", "/", "/", "/", "PASS", "FAIL"],
]


def test_every_specimen_has_its_value(values: Values) -> None:
    read = values(document([HEADING, TABLE]))
    assert [(value.analyte, value.specimen, value.operator, value.value) for value in read] == [
        ("DBP", "2", "nd", None),
        ("DBP", "5+6+7", "=", 120.0),
        ("DINP", "2", "nd", None),
        ("DINP", "5+6+7", "nd", None),
    ]


def test_limit_unit_and_numbers_come_from_their_columns(values: Values) -> None:
    value = values(document([HEADING, TABLE]))[2]
    assert (value.limit, value.unit, value.detection_limit) == (1000.0, "mg/kg", 100.0)
    assert value.cas == "28553-12-0 / 68515-48-0"
    assert (value.standard, value.clause) == ("ASTM F963-23", "4.3.8")


def test_the_concluding_row_gives_each_specimen_its_outcome(values: Values) -> None:
    read = values(document([HEADING, TABLE]))
    assert [value.result for value in read] == [Result.PASS, Result.FAIL, Result.PASS, Result.FAIL]


def test_a_chinese_table_of_items(values: Values) -> None:
    read = values(
        document(
            [
                "GB 31701-2026 婴幼儿及儿童纺织产品安全技术规范",
                [
                    ["序号", "检验项目", "单位", "标准要求", "实测值", "单项判定"],
                    ["1", "甲醛含量", "mg/kg", "≤20", "未检出", "符合"],
                    ["2", "pH值", "/", "4.0-7.5", "6.8", "符合"],
                    ["3", "耐水色牢度(变色)", "级", "≥3-4", "4-5", "符合"],
                ],
            ]
        )
    )
    assert [(value.item, value.operator, value.value, value.limit, value.result) for value in read] == [
        ("formaldehyde", "nd", None, "≤20", Result.PASS),
        ("ph", "=", 6.8, "4.0-7.5", Result.PASS),
        ("cf_water", "=", "4-5", "≥3-4", Result.PASS),
    ]


def test_a_failing_specimen_beside_a_passing_one_is_no_header(values: Values) -> None:
    concluded = [*TABLE[:-1], ["Conclusion", "", "", "", "", "F", "Pass"]]
    assert [value.result for value in values(document([HEADING, concluded]))] == [
        Result.FAIL,
        Result.PASS,
        Result.FAIL,
        Result.PASS,
    ]


def test_a_result_column_beside_the_values_gives_their_outcome(values: Values) -> None:
    headed = [
        ["Description", "Unit", "Limit", "Test Result", "Result"],
        ["Lead (Pb)", "mg/kg", "90", "8.4", "PASS"],
    ]
    assert [(value.value, value.result) for value in values(document([HEADING, headed]))] == [
        (8.4, Result.PASS)
    ]


def test_rows_in_a_frame_take_the_columns_of_its_header(values: Values) -> None:
    """Only the outline and the head are ruled: the body reads as one cell, with the rows inside it."""
    rows = [
        ["Lead (Pb)", "mg/kg", "90", "8.4"],
        ["Cadmium (Cd)", "mg/kg", "75", "ND"],
        ["Arsenic (As)", "mg/kg", "25", "ND"],
    ]
    inner = table(rows, top=114.0, ruling=Ruling.NONE)
    body = Cell(1, 1, 0, "\n".join(" ".join(row) for row in rows), inner.parts[0].box, (), 1, 4)
    words = tuple(one for cell in inner.cells for one in cell.words)
    head = table([["Test Item", "Unit", "Limit", "Result"]])
    part = replace(head.parts[0], last_row=2, box=Box(50, 100, 410, 156))
    frame = replace(head, cells=(*head.cells, replace(body, words=words)), row_count=2, parts=(part,))
    read = values(document([HEADING, frame, inner]))
    assert [(value.analyte, value.value, value.limit) for value in read] == [
        ("Pb", 8.4, 90.0),
        ("Cd", None, 75.0),
        ("As", None, 25.0),
    ]


def test_rows_in_a_frame_that_goes_on_over_the_page_take_the_columns_of_its_header(values: Values) -> None:
    head = ["Analyte", "Unit", "Limit", "Result"]
    frame = table([head, ["", "", "", ""]], 100)
    frame = replace(
        frame,
        parts=(
            replace(frame.parts[0], box=Box(50, 100, 410, 300)),
            replace(frame.parts[0], page=2, first_row=2),
        ),
    )
    inner = table([["Odour of the coat", "-", "none", "none"]], 130, ruling=Ruling.NONE)
    read = values(document(["GB 31701-2026", frame, inner], ["The end"]))
    assert [(one.printed, one.limit) for one in read] == [("none", "none")]


def test_a_word_for_results_over_an_empty_frame_stands_over_values_too(values: Values) -> None:
    frame = table([["Analyte", "Unit", "Limit", "Result", None], ["^", "^", "^", "1", "2"], [""] * 5], 100)
    measured = [["Lead (Pb)", "mg/kg", "100", "ND", "29"], ["Conclusion", "", "", "Pass", "Pass"]]
    frame = replace(frame, parts=(replace(frame.parts[0], box=Box(50, 100, 500, 300)),))
    inner = table(measured, 180, ruling=Ruling.NONE)
    read = values(document(["CPSIA Section 101", frame, inner]))
    assert [(one.specimen, one.printed) for one in read] == [("1", "ND"), ("2", "29")]


def test_one_substance_above_the_concluding_row(values: Values) -> None:
    rows = [
        ["Test Item", "Unit", "Limit", "(1)", "(2)"],
        ["Lead (Pb)", "mg/kg", "100", "34.4", "ND"],
        ["Conclusion", "", "", "PASS", "PASS"],
    ]
    read = values(document([HEADING, rows]))
    assert [(value.specimen, value.operator, value.value) for value in read] == [
        ("(1)", "=", 34.4),
        ("(2)", "nd", None),
    ]
