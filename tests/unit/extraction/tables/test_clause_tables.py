"""Clause tables: columns by header and by content, standards from headings, several outcome columns."""

from models.document import Ruling
from models.report import Level, Result
from tests.unit.extraction.tables.conftest import Rows, brief
from tests.unit.extraction.tables.made import document, table

HEADING = "B.1 ASTM F963-23 Standard Consumer Safety Specification for Toy Safety"


def test_rows_under_a_heading_take_its_standard(rows: Rows) -> None:
    read = rows(
        document(
            [
                HEADING,
                [
                    ["Section", "Description", "Result"],
                    ["4.1", "Material quality", "PASS"],
                    ["4.3.1", "Hazardous substances", "N/A"],
                    ["5.4&5.3", "Aquatic toys", "Not requested"],
                ],
            ]
        )
    )
    assert brief(read) == [
        ("ASTM F963-23", "4.1", "pass"),
        ("ASTM F963-23", "4.3.1", "not_applicable"),
        ("ASTM F963-23", "5.4&5.3", "not_tested"),
    ]
    assert read[2].clauses_covered == ("5.4", "5.3")
    assert read[0].title == "Material quality"
    assert [evidence.text for evidence in read[0].evidence] == ["4.1", "Material quality", "PASS"]


def test_columns_are_found_without_a_header(rows: Rows) -> None:
    read = rows(
        document(
            [
                "EN 71-1:2014+A1:2018 Mechanical and physical properties",
                [
                    ["Material cleanliness", "4.1", "P"],
                    ["Assembly", "4.2", "N/A"],
                    ["Flexible plastic sheeting", "4.3", "P"],
                ],
            ]
        )
    )
    assert brief(read) == [
        ("EN 71-1:2014+A1:2018", "4.1", "pass"),
        ("EN 71-1:2014+A1:2018", "4.2", "not_applicable"),
        ("EN 71-1:2014+A1:2018", "4.3", "pass"),
    ]


def test_several_specimens_fold_into_the_worst(rows: Rows) -> None:
    read = rows(
        document(
            [
                HEADING,
                [
                    ["Clause", "Test", "Result", None, None],
                    ["^", "^", "A", "B", "C"],
                    ["4.1", "Material quality", "P", "P", "F"],
                    ["4.7", "Accessible edges", "P", "N/A", "-"],
                    ["4.9", "Accessible points", "N/A", "N/A", "N/A"],
                ],
            ]
        )
    )
    assert [row.result for row in read] == [Result.FAIL, Result.PASS, Result.NOT_APPLICABLE]


def test_comments_that_only_refer_elsewhere_decide_nothing_beside_specimens(rows: Rows) -> None:
    read = rows(
        document(
            [
                HEADING,
                [
                    ["Clause", "Title", "Sample 1", "Sample 2", "Comments"],
                    ["4.1", "Material quality", "Pass", "Pass", ""],
                    ["4.2", "Flammability", "Pass", "Pass", "See result page"],
                    ["4.5", "Sound-producing toys", "Pass", "Fail", ""],
                    ["4.8", "Projections", "N/A", "N/A", ""],
                ],
            ]
        )
    )
    assert [row.result for row in read] == [Result.PASS, Result.PASS, Result.FAIL, Result.NOT_APPLICABLE]


def test_a_comment_with_an_outcome_of_its_own_still_counts(rows: Rows) -> None:
    read = rows(
        document(
            [
                HEADING,
                [
                    ["Clause", "Title", "Sample 1", "Comments"],
                    ["4.1", "Material quality", "Pass", ""],
                    ["4.2", "Flammability", "Pass", "Fail"],
                    ["4.5", "Sound-producing toys", "Pass", "See result page"],
                ],
            ]
        )
    )
    assert Result.PASS not in [row.result for row in read if row.clause == "4.2"]


def test_a_cross_under_an_outcome_chooses_it(rows: Rows) -> None:
    read = rows(
        document(
            [
                HEADING,
                [
                    ["Clause", "Property", "PASS", "FAIL", "N/A", "Comments"],
                    ["4.1", "Material quality", "X", "", "", ""],
                    ["4.5", "Sound-producing toys", "", "", "X", ""],
                    ["4.6", "Small objects", "", "X", "", "see page 3"],
                ],
            ]
        )
    )
    assert [row.result for row in read] == [Result.PASS, Result.NOT_APPLICABLE, Result.FAIL]


def test_a_heading_in_the_table_changes_the_standard(rows: Rows) -> None:
    read = rows(
        document(
            [
                [
                    ["条款", "检验项目", "单项判定"],
                    ["GB 6675.2-2014 机械与物理性能", None, None],
                    ["4.1", "正常使用", "符合"],
                    ["GB 6675.3-2014 易燃性能", None, None],
                    ["4.1", "一般要求", "不符合"],
                ]
            ]
        )
    )
    assert brief(read) == [("GB 6675.2-2014", "4.1", "pass"), ("GB 6675.3-2014", "4.1", "fail")]


def test_a_summary_names_whole_standards_and_clauses(rows: Rows) -> None:
    read = rows(
        document(
            [
                "Result summary:",
                [
                    ["Test(s) conducted", None, "Conclusion"],
                    ["A", "16 CFR, Consumer products", "--"],
                    ["", "1. 16 CFR 1500.48 Sharp point", "PASS"],
                    ["B", "ASTM F963-23 Toy safety", "--"],
                    ["", "1. Physical and mechanical tests", "PASS"],
                    ["", "2. Total lead, Section 4.3.5.2(2)(a)", "PASS"],
                ],
            ]
        )
    )
    assert [(row.standard, row.clause, row.title, row.level) for row in read] == [
        ("16 CFR 1500.48", None, "Sharp point", Level.SUMMARY),
        ("ASTM F963-23", None, "Physical and mechanical tests", Level.SUMMARY),
        ("ASTM F963-23", "4.3.5.2(2)(a)", "Total lead", Level.CLAUSE),
    ]


def test_a_table_of_labels_and_values_has_no_rows(rows: Rows) -> None:
    assert not rows(
        document([[["Applicant", "Example Co."], ["Sample name", "Toy"], ["Overall result", "PASS"]]])
    )


def test_an_item_column_of_running_numbers_leaves_the_title_to_the_requirements(rows: Rows) -> None:
    read = rows(
        document(
            [
                "GB 31701-2015 Safety technical code for infants and children textile products",
                [
                    ["Item", "Requirement", "Unit", "Max. permissible limit", "Test Result", "Result"],
                    ["1", "Formaldehyde content", "mg/kg", "≤20", "ND", "Complied"],
                    ["2", "pH value", "-", "4.0-7.5", "6.8", "Complied"],
                ],
            ]
        )
    )
    assert [row.item for row in read] == ["formaldehyde", "ph"]


def test_running_numbers_with_the_name_of_a_group_below_are_running_numbers(rows: Rows) -> None:
    read = rows(
        document(
            [
                "GB 31701-2026 Safety technical code for infants and children textile products",
                [
                    ["Item", "Requirement", "Unit", "Max. permissible limit", "Test Result", "Result"],
                    ["1", "Formaldehyde content", "mg/kg", "≤20", "ND", "P"],
                    ["2\nAcidity", "pH value", "-", "4.0-7.5", "6.8", "P"],
                    ["3", "Odour", "-", "none", "none", "P"],
                ],
            ]
        )
    )
    assert [row.item for row in read] == ["formaldehyde", "ph", "odour"]
    assert [row.title for row in read] == ["Formaldehyde content", "pH value", "Odour"]


def test_of_two_columns_of_requirements_the_wordier_one_is_the_title(rows: Rows) -> None:
    read = rows(
        document(
            [
                "GB 31701-2026 Safety technical code",
                [
                    ["#", "Requirement", "Unit", "Requirement", "Test Result", "Conclusion"],
                    ["1", "Formaldehyde content", "mg/kg", "≤20", "ND", "PASS"],
                    ["2", "pH value", "-", "4.0-7.5", "6.8", "PASS"],
                    ["3", "Odour", "-", "none", "none", "FAIL"],
                ],
            ]
        )
    )
    assert [(row.title, row.result.value) for row in read] == [
        ("Formaldehyde content", "pass"),
        ("pH value", "pass"),
        ("Odour", "fail"),
    ]


def test_requirements_over_two_columns_are_the_title_beside_a_second_column_of_requirements(
    rows: Rows,
) -> None:
    read = rows(
        document(
            [
                "GB 31701-2026 Safety technical code",
                [
                    ["#", "Requirement", None, "Unit", "Requirement", "Test Result", "Conclusion"],
                    ["1", "Formaldehyde content", None, "mg/kg", "≤20", "ND", "PASS"],
                    ["2", "Phthalates", "Dibutyl phthalate (DBP)", "%", "≤0.1", "ND", "PASS"],
                    ["^", "^", "Diethylhexyl phthalate (DEHP)", "%", "≤0.1", "ND", "FAIL"],
                ],
            ]
        )
    )
    assert [row.result.value for row in read] == ["pass", "pass", "fail"]


def test_a_list_does_not_take_the_columns_of_the_cover_before_it(rows: Rows) -> None:
    cover = [
        ["Applicant", "Buyer", ""],
        ["Alder Toys Ltd.", "Birch Trading Ltd.", ""],
        ["检测依据", "Result", ""],
        ["ASTM F963-23", "Pass", ""],
    ]
    listed = [
        ["4.1", "Material quality", "P"],
        ["4.2", "Flammability", "P"],
        ["4.4", "Electrical energy", "NA"],
    ]
    read = rows(document([cover], [HEADING, table(listed, 130, 2, Ruling.NONE)]))
    assert [row for row in brief(read) if row[1]] == [
        ("ASTM F963-23", "4.1", "pass"),
        ("ASTM F963-23", "4.2", "pass"),
        ("ASTM F963-23", "4.4", "not_applicable"),
    ]


def test_values_beside_outcomes_are_no_clauses(rows: Rows) -> None:
    read = rows(
        document(
            [
                "Residual voltage after vibration",
                [
                    ["B01 fully charged", "4.18", "4.17", "Pass"],
                    ["B02 fully charged", "4.17", "4.17", "Pass"],
                    ["B03 fully charged", "4.18", "4.16", "Pass"],
                ],
            ]
        )
    )
    assert [row.clause for row in read if row.clause] == []


def test_lines_of_values_that_end_in_an_outcome_are_no_list_of_clauses(rows: Rows) -> None:
    lines = ["30.97 MHz 28.4 40.0 Pass", "88.12 MHz 31.2 43.5 Pass", "45.20 MHz 22.9 40.0 Pass"]
    assert [row.clause for row in rows(document(lines)) if row.clause] == []


CROSSED = [
    ["4.1", "Material quality", "X", "", ""],
    ["4.5", "Sound-producing toys", "", "", "X"],
    ["4.6", "Small objects", "X", "", ""],
]


def test_a_misread_head_of_crosses_is_lent_by_another_part_of_the_table(rows: Rows) -> None:
    head = ["Clause", "Property", "PASS", "FAIL", "N/A"]
    misread = [*head[:4], "NIA xx"]
    read = rows(document([HEADING, [misread, *CROSSED, head, *CROSSED]]))
    assert [row.result.value for row in read] == ["pass", "not_applicable", "pass"] * 2


def test_crosses_under_a_head_that_was_not_read_take_that_of_the_next_page(rows: Rows) -> None:
    head = ["Clause", "Property", "PASS", "FAIL", "N/A"]
    lost = ["Clause Property PASS FAIL N/A", None, None, None, None]
    read = rows(document([HEADING, [lost, *CROSSED, head, *CROSSED]]))
    assert [row.result.value for row in read] == ["pass", "not_applicable", "pass"] * 2


def test_dots_that_a_scan_left_behind_a_title_are_no_part_of_it(rows: Rows) -> None:
    read = rows(document([HEADING, [["Section", "Title", "Result"], ["4.1", "Material quality . .", "P"]]]))
    assert [row.title for row in read] == ["Material quality"]


def test_values_beside_one_merged_title_and_outcome_make_one_row(rows: Rows) -> None:
    table_rows = [
        ["Test description", "Part", "Value", "Verdict"],
        ["Operating force, Clause 4", "Open", "43 N", "Pass"],
        ["^", "Close", "41 N", "^"],
        ["^", "Hold", "27 N", "^"],
        ["Air leakage, Clause 5", "at +75 Pa", "0.17", "Pass"],
        ["^", "at -75 Pa", "0.13", "Fail"],
    ]
    read = rows(document(["AS/NZS 4420.1-2016 Windows", table_rows]))
    assert [(row.clause, row.result.value) for row in read] == [("4", "pass"), ("5", "pass"), ("5", "fail")]


def test_a_standard_and_clause_behind_a_title_are_no_part_of_it(rows: Rows) -> None:
    table_rows = [
        ["Test description", "Value", "Verdict"],
        ["Operating force AS/NZS 4420.1-2016 Section 4", "43 N", "Pass"],
        ["Water penetration AS/NZS 4420.1-2016 Section 6", "none", "Pass"],
    ]
    read = rows(document([table_rows]))
    assert [(row.clause, row.title) for row in read] == [("4", "Operating force"), ("6", "Water penetration")]


def test_a_line_of_a_form_that_ends_with_the_conclusion_is_no_row(rows: Rows) -> None:
    form = [["Unit", "Maker", "Conclusion"], ["pcs", "Alder Toys Works", "Pass"]]
    assert not rows(document([form]))


def test_specimens_named_beside_the_requirement_head_their_outcomes(rows: Rows) -> None:
    read = rows(
        document(
            [
                HEADING,
                [["Requirement", "Conclusion"], ["ASTM F963-23 4.2 Flammability", "Conform"]],
                [
                    ["Requirement", "Sample 1", "Sample 2"],
                    ["4.1 Material quality", "Conform", "Conform"],
                    ["4.7 Accessible edges", "Conform", "Not conform"],
                    ["4.9 Accessible points", "NA", "NA"],
                ],
            ]
        )
    )
    numbered = [row for row in read if row.clause in {"4.1", "4.7", "4.9"}]
    assert [(row.title, row.result) for row in numbered] == [
        ("Material quality", Result.PASS),
        ("Accessible edges", Result.FAIL),
        ("Accessible points", Result.NOT_APPLICABLE),
    ]
    assert all(row.confidence > 0.9 for row in numbered)


def test_the_first_row_under_a_head_that_reaches_down_is_no_line_of_it(rows: Rows) -> None:
    read = rows(
        document(
            [
                HEADING,
                [
                    ["Clause", "Requirement", "Comments", "Conclusion"],
                    ["4.1", "Material quality", "^", "F"],
                    ["4.2", "Flammability", "See result page", "P"],
                    ["4.3", "Toxicology", "See result page", "P"],
                ],
            ]
        )
    )
    assert brief(read)[0] == ("ASTM F963-23", "4.1", "fail")
