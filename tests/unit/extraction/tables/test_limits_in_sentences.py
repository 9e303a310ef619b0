"""Limits, detection limits and units that a sentence beside a table states for all of it."""

from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document

HEADING = "ASTM F963-23 Section 4.3.5.2(2)(a) Total lead"
TABLE = [
    ["Sample ID", "Description", "Pb Result", "P/F"],
    ["A1", "Yellow paint on a sun", "<10", "P"],
    ["A2", "Red paint on a planet", "14.2", "P"],
]


def test_a_sentence_gives_limit_detection_limit_and_unit(values: Values) -> None:
    read = values(document([HEADING, "Limit: 90 ppm. Reporting limit: 10 ppm. Results in ppm", TABLE]))
    assert [(value.limit, value.detection_limit, value.unit) for value in read] == [(90.0, 10.0, "ppm")] * 2


def test_a_specimen_is_known_by_its_number_not_its_description(values: Values) -> None:
    read = values(document([HEADING, TABLE]))
    assert [(value.specimen, value.operator, value.value) for value in read] == [
        ("A1", "<", 10.0),
        ("A2", "=", 14.2),
    ]


def test_a_note_under_another_table_says_nothing_here(values: Values) -> None:
    other = "ASTM F963-23 Section 4.3.8 Phthalates"
    read = values(document([HEADING, TABLE, other, "Detection limit = 50 mg/kg"]))
    assert {value.detection_limit for value in read} == {None}


def test_a_row_that_concludes_the_table_on_the_next_page_hides_no_sentence(values: Values) -> None:
    carried = [["Conclusion", "", "", "P"]]
    read = values(document([HEADING, TABLE], [carried, "Detection limit = 50 ppm"]))
    assert {value.detection_limit for value in read} == {50.0}


def test_a_note_below_two_parts_of_one_table_holds_for_both(values: Values) -> None:
    parts = (
        [["Specimen", "Al", "Sb"], ["(1)", "175.9", "ND"]],
        [["Specimen", "Pb", "Zn"], ["(1)", "ND", "ND"]],
    )
    read = values(
        document(["EN 71-3:2019 Migration of certain elements", *parts, "Detection limit = 5 mg/kg"])
    )
    assert [(value.analyte, value.detection_limit) for value in read] == [
        ("Al", 5.0),
        ("Sb", 5.0),
        ("Pb", 5.0),
        ("Zn", 5.0),
    ]
