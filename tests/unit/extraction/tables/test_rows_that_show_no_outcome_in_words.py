"""Clauses and items that stand in a list of their own, with no outcome in words, are rows left open."""

import pytest

from catalog.catalogue import Catalogue
from models.report import Result
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.named_rows import named_rows
from parser.extraction.tables.of_document import tables_of
from tests.unit.extraction.tables.made import Block, document

HEADING = "ASTM F963-23 Results"
COLOURED = [["4.1", "Material quality"], ["4.7", "Accessible edges"], ["4.9", "Accessible points"]]
ITEMS = [["1", "甲醛含量"], ["2", "pH值"], ["3", "异味"]]
RESULTS = [
    ["Clause", "Test", "Result"],
    ["4.1", "Material quality", "P"],
    ["4.7", "Accessible edges", "P"],
    ["4.8", "Projections", "P"],
]


def _named(catalogue: Catalogue, *blocks: Block, heading: str = HEADING) -> list[str | None]:
    made = document([heading, *blocks])
    rows = named_rows(tables_of(made, catalogue), read_clauses(made, catalogue, no_reread))
    assert all(row.result is Result.SEE_REMARK and row.confidence <= 0.5 and row.evidence for row in rows)
    return [row.clause or row.item for row in rows]


def test_a_table_of_clauses_without_words_for_their_outcomes(catalogue: Catalogue) -> None:
    assert _named(catalogue, COLOURED) == ["4.1", "4.7", "4.9"]


def test_a_title_in_other_words_than_the_standards_leaves_its_number_a_row(catalogue: Catalogue) -> None:
    assert _named(catalogue, [*COLOURED, ["4.6.1", "Bits that come off"]]) == ["4.1", "4.7", "4.9", "4.6.1"]


def test_a_number_that_the_standard_lacks_is_no_row(catalogue: Catalogue) -> None:
    assert _named(catalogue, [*COLOURED, ["9.9.9", "Bits that come off"]]) == ["4.1", "4.7", "4.9"]


def test_the_number_may_stand_behind_the_title(catalogue: Catalogue) -> None:
    assert _named(catalogue, [[title, number] for number, title in COLOURED]) == ["4.1", "4.7", "4.9"]


def test_lines_of_clauses_without_a_table(catalogue: Catalogue) -> None:
    assert _named(catalogue, *(f"{number} {title}" for number, title in COLOURED)) == ["4.1", "4.7", "4.9"]


def test_items_of_a_list_standard(catalogue: Catalogue) -> None:
    assert len(_named(catalogue, ITEMS, heading="GB 31701-2026 检测结果")) == 3


def test_two_names_are_no_list(catalogue: Catalogue) -> None:
    assert _named(catalogue, COLOURED[:2]) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Tests requested: ASTM F963-23",
        "Contents, ASTM F963-23",
        "检测要求 ASTM F963-23",
        "ASTM F963-23, not tested",
    ],
)
def test_a_list_of_what_was_asked_for_is_none(catalogue: Catalogue, heading: str) -> None:
    assert _named(catalogue, COLOURED, heading=heading) == []


def test_a_list_of_contents_is_none(catalogue: Catalogue) -> None:
    assert _named(catalogue, *(f"{number} {title} ..... 3" for number, title in COLOURED)) == []


def test_what_a_list_has_beyond_the_rows_was_not_tested(catalogue: Catalogue) -> None:
    assert _named(catalogue, COLOURED, "Results", RESULTS) == []


def test_other_titles_than_the_standards_are_none(catalogue: Catalogue) -> None:
    assert _named(catalogue, [["4.1", "Invoice"], ["4.7", "Payment"], ["4.9", "Delivery"]]) == []


def test_titles_without_their_numbers_are_named_too(catalogue: Catalogue) -> None:
    made = document([HEADING, [[title] for _, title in COLOURED]])
    rows = named_rows(tables_of(made, catalogue), ())
    assert [(row.clause, row.clauses_covered) for row in rows] == [
        (None, ("4.1",)),
        (None, ("4.7",)),
        (None, ("4.9",)),
    ]


def test_a_sentence_in_the_row_tells_its_outcome_with_doubt(catalogue: Catalogue) -> None:
    said = (
        "The sample met the requirement.",
        "A sharp edge was found; the requirement was not met.",
        "To be met where points are accessible.",
    )
    rows = [
        ["Clause", "Requirement", "Observation"],
        *([*one, text] for one, text in zip(COLOURED, said, strict=True)),
    ]
    made = document([HEADING, rows])
    found = named_rows(tables_of(made, catalogue), ())
    assert [(row.result, row.confidence) for row in found] == [
        (Result.PASS, 0.7),
        (Result.FAIL, 0.7),
        (Result.SEE_REMARK, 0.5),
    ]
