"""Rows that stand outside of every table, in the columns of one, are told."""

from dataclasses import replace

import pytest

from catalog.catalogue import Catalogue
from models.document import Document
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.tables.lost_rows import read_lost_rows
from tests.unit.extraction.tables.made import document, line

HEADING = "EN 71-1:2014+A1:2018 Mechanical and physical properties"
ROWS = [
    ["Clause", "Test", "Result"],
    ["4.2", "Assembly", "P"],
    ["4.7", "Edges", "P"],
    ["4.8", "Points", "N/A"],
]
NAME, OUTCOME = 140.0, 232.0


def _codes(catalogue: Catalogue, *texts: tuple[str, float, float]) -> list[str]:
    """What is told of a page with these further lines: text, place across and height."""
    made = document([HEADING, ROWS])
    (page,) = made.pages
    lines = tuple(line(text, top, x) for text, x, top in texts)
    page = replace(page, lines=(*page.lines, *lines))
    return _told(replace(made, pages=(page,)), catalogue)


def _told(made: Document, catalogue: Catalogue) -> list[str]:
    clauses = read_clauses(made, catalogue, no_reread)
    return [warning.code for warning in read_lost_rows(made, catalogue, clauses, (), None)]


@pytest.mark.parametrize("top", [118, 260])
def test_a_row_above_or_below_its_table_is_told(catalogue: Catalogue, top: float) -> None:
    assert _codes(catalogue, ("Cleanliness, parts", NAME, top), ("Pass", OUTCOME, top)) == [
        "rows_not_understood"
    ]


@pytest.mark.parametrize("name", ["Overall rating", "Submitted as:", "Conclusion"])
def test_a_statement_of_the_whole_is_no_row(catalogue: Catalogue, name: str) -> None:
    assert _codes(catalogue, (name, NAME, 260), ("Pass", OUTCOME, 260)) == []


def test_an_outcome_elsewhere_is_no_row(catalogue: Catalogue) -> None:
    assert _codes(catalogue, ("Cleanliness, parts", NAME, 260), ("Pass", 420, 260)) == []


def test_an_outcome_with_nothing_beside_it_is_no_row(catalogue: Catalogue) -> None:
    assert _codes(catalogue, ("Cleanliness, parts", NAME, 300), ("Pass", OUTCOME, 260)) == []
