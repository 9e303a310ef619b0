"""A line on the laboratory's accreditation is no heading of the tables below it."""

from tests.unit.extraction.tables.conftest import Rows, brief
from tests.unit.extraction.tables.made import document

LINE = "Testing laboratory accredited to ISO/IEC 17025:2017"
ROWS = [
    ["Clause", "Subject", "Result"],
    ["4.7", "Edges", "P"],
    ["4.9", "Points", "P"],
    ["4.38", "Magnets", "P"],
]


def test_clauses_below_it_are_not_its(rows: Rows) -> None:
    assert {standard for standard, _, _ in brief(rows(document([LINE, ROWS])))} <= {None}


def test_a_standard_named_before_it_stays_in_force(rows: Rows) -> None:
    read = brief(rows(document(["ASTM F963-23 Toy safety", LINE, ROWS])))
    assert {standard for standard, _, _ in read} == {"ASTM F963-23"}
