"""Values whose columns, limits or specimens were read with doubt."""

from dataclasses import replace

import pytest

from models.document import Document
from models.evidence import DOUBTFUL_BELOW, Method
from tests.unit.extraction.tables.conftest import Rows, Values
from tests.unit.extraction.tables.made import document, table

HEADING = "EN 71-3 Migration of certain elements"
HEAD = ["Analyte", "Unit", "Limit", "1", "2"]


def _measured(*rows: list[str], head: list[str] = HEAD) -> Document:
    return document([HEADING, [head, *rows]])


def test_one_substance_with_two_values_in_one_specimen_is_in_doubt(values: Values) -> None:
    read = values(
        _measured(
            ["Lead", "mg/kg", "90", "ND", "8"],
            ["Lead", "mg/kg", "90", "12", "8"],
            ["Cadmium", "mg/kg", "75", "5", "ND"],
        )
    )
    doubted = {(one.analyte, one.specimen) for one in read if one.confidence < DOUBTFUL_BELOW}
    assert doubted == {("Pb", "1")}


def test_values_beside_each_other_without_a_specimen_are_in_doubt(values: Values) -> None:
    head = [["Analyte", "Unit", "Limit", "Result", None], ["Lead", "mg/kg", "90", "ND", "ND"]]
    assert [one.confidence < DOUBTFUL_BELOW for one in values(document([HEADING, head]))] == [True, True]


def test_two_tests_of_one_item_are_no_contradiction(values: Values) -> None:
    rows = [
        ["Test", "Unit", "Limit", "Result"],
        ["Colour fastness to acid perspiration", "grade", "≥3-4", "4"],
        ["Colour fastness to alkaline perspiration", "grade", "≥3-4", "4-5"],
    ]
    read = values(document(["GB 31701-2026 Safety technical code", rows]))
    assert len({one.analyte for one in read}) == 1
    assert all(one.confidence > DOUBTFUL_BELOW for one in read)


def test_unread_ink_in_the_head_of_a_specimen_is_no_part_of_its_name(values: Values) -> None:
    read = values(_measured(["Lead", "mg/kg", "90", "ND", "8"], head=[*HEAD[:3], "\ufffd 1", "2"]))
    assert [one.specimen for one in read] == ["1", "2"]
    assert read[0].confidence < 0.9 <= read[1].confidence


@pytest.mark.parametrize("doubted", ["90", "mg/kg"])
def test_a_value_is_no_surer_than_its_limit_and_unit(values: Values, doubted: str) -> None:
    made = table([HEAD, ["Lead", "mg/kg", "90", "ND", "8"]], 130)
    cells = tuple(
        replace(cell, words=tuple(replace(word, confidence=0.4) for word in cell.words))
        if cell.text == doubted
        else cell
        for cell in made.cells
    )
    read = values(document([HEADING, replace(made, cells=cells)]))
    assert all(one.confidence < DOUBTFUL_BELOW for one in read)


def test_a_row_whose_title_ends_with_an_outcome_is_in_doubt(rows: Rows) -> None:
    listed = [["Clause", "Title", "Sample 2"], ["4.1", "Normal use FAIL", "PASS"], ["4.2", "Abuse", "PASS"]]
    read = rows(document(["EN 71-1:2014+A1:2018", listed]))
    assert [row.confidence < DOUBTFUL_BELOW for row in read] == [True, False]


@pytest.mark.parametrize(
    ("name", "method", "sure"),
    [("Bumning behaviour", "GB/T 14644-2014", True), ("Bumning behaviour", "", False)],
)
def test_the_name_of_an_item_in_doubt_is_borne_out_by_what_the_catalogue_knows(
    values: Values, name: str, method: str, sure: bool
) -> None:
    rows = [["Test", "Method", "Unit", "Limit", "Result"], [name, method, "class", "class 1", "class 1"]]
    made = table(rows, 130, method=Method.OCR, confidence=0.99)
    cells = tuple(
        replace(cell, words=tuple(replace(word, confidence=0.48) for word in cell.words))
        if cell.text == name
        else cell
        for cell in made.cells
    )
    (read,) = values(document(["GB 31701-2026 Safety technical code", replace(made, cells=cells)]))
    assert (read.confidence >= DOUBTFUL_BELOW) == sure


@pytest.mark.parametrize(("head", "doubted"), [("Pb 90 5", True), ("Pb", False), ("Pb 7439-92-1", False)])
def test_numbers_beside_the_substance_in_the_head_of_values_without_limit_leave_them_in_doubt(
    values: Values, head: str, doubted: bool
) -> None:
    rows = [["Specimen", head, "Cd", "Verdict"], ["001", "ND", "8", "Pass"]]
    (lead,) = [one for one in values(document([HEADING, rows])) if one.analyte == "Pb"]
    assert (lead.confidence < 0.9) is doubted


@pytest.mark.parametrize(("found", "doubtful"), [("none found", False), ("8", True)])
def test_a_value_in_words_needs_no_unit(values: Values, found: str, doubtful: bool) -> None:
    made = table(
        [["Test item", "Unit", "Limit", "Result", "Rating"], ["Odour", "-", "none", found, "Pass"]], 130
    )
    cells = tuple(
        replace(
            cell,
            text="\ufffd",
            words=tuple(replace(word, confidence=0.0, text="\ufffd") for word in cell.words),
        )
        if cell.text == "-"
        else cell
        for cell in made.cells
    )
    (read,) = values(document(["GB 31701-2026 Safety technical code", replace(made, cells=cells)]))
    assert (read.confidence < DOUBTFUL_BELOW) is doubtful


@pytest.mark.parametrize(("other", "doubtful"), [("锡(Cd)", False), ("镉(Co)", False), ("钴(Co)", True)])
def test_name_and_symbol_that_agree_in_one_reading_alone_bear_each_other_out(
    values: Values, other: str, doubtful: bool
) -> None:
    made = table([HEAD, ["镉(Cd)", "mg/kg", "80", "ND", "8"]], 130)
    cells = tuple(
        replace(
            cell,
            words=tuple(
                replace(word, confidence=0.6, alternatives=(other,), method=Method.OCR) for word in cell.words
            ),
        )
        if cell.text == "镉(Cd)"
        else cell
        for cell in made.cells
    )
    read = values(document([HEADING, replace(made, cells=cells)]))
    assert [one.confidence < DOUBTFUL_BELOW for one in read] == [doubtful, doubtful]
