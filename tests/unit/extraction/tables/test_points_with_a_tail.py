"""A point that a coarse scan left with a tail is no comma: the rest of the table says what it writes."""

from dataclasses import replace

import pytest

from models.document import Cell, Table
from models.evidence import Method
from parser.extraction.doubts.points_agreed import LIKELY, with_agreed_points
from tests.unit.extraction.tables.made import table

Wavering = dict[str, tuple[str, ...]]


def _table(rows: list[list[str]], wavering: Wavering, method: Method = Method.OCR) -> Table:
    """The table with these cells in doubt, each with its other readings."""
    made = table(rows, method=method)
    return replace(made, cells=tuple(_with(cell, wavering.get(cell.text)) for cell in made.cells))


def _with(cell: Cell, others: tuple[str, ...] | None) -> Cell:
    sure, alternatives = (0.99, ()) if others is None else (0.55, others)
    words = (replace(word, confidence=sure, alternatives=alternatives) for word in cell.words)
    return replace(cell, words=tuple(words))


def _read(made: Table) -> list[tuple[str, float]]:
    return [(cell.text, cell.confidence) for cell in with_agreed_points(made).cells if cell.column == 0]


CLAUSES = [["4,2", "Pass"], ["4.3", "Pass"], ["5.1", "Pass"]]


def test_a_comma_in_doubt_is_a_point_where_the_others_are() -> None:
    made = _table(CLAUSES, {"4,2": ("4.2",), "4.3": ("4,3",)})
    assert _read(made) == [("4.2", LIKELY), ("4.3", LIKELY), ("5.1", 0.99)]


@pytest.mark.parametrize(
    "others", [("4.2", "4,7"), ("4.7",), ()], ids=["a figure too", "another figure", "nothing said"]
)
def test_a_figure_in_doubt_stays_so(others: tuple[str, ...]) -> None:
    made = _table(CLAUSES, {"4,2": others})
    assert with_agreed_points(made) is made


def test_a_comma_that_was_read_surely_stays() -> None:
    made = _table(CLAUSES, {})
    assert with_agreed_points(made) is made


@pytest.mark.parametrize(
    "rows",
    [
        [["4,2", "Pass"], ["4,3", "Pass"], ["5.1", "Pass"]],
        [["4,2", "Pass"], ["4", "Pass"], ["5", "Pass"]],
    ],
    ids=["commas elsewhere", "no points"],
)
def test_without_the_table_nothing_is_settled(rows: list[list[str]]) -> None:
    made = _table(rows, {"4,2": ("4.2",)})
    assert with_agreed_points(made) is made


def test_thousands_are_no_decimals() -> None:
    made = _table([["1,200", "Pass"], ["5.1", "Pass"]], {"1,200": ("1.200",)})
    assert with_agreed_points(made) is made
