"""Values of several specimens that stand in one cell of one row: parted under the specimens, or in doubt."""

from dataclasses import replace

from models.document import Cell, Ruling, Table
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document, table, word

HEADING = "ASTM F963-23 Section 4.3.5.2(2)(a) Total lead in substrate materials"
MIDDLES = (15.0, 45.0, 75.0)


def _lead(head: str, values: str) -> Table:
    made = table(
        [["Analyte", "Unit", "Limit", "RL", head], ["Lead (Pb)", "mg/kg", "100", "10", values]],
        ruling=Ruling.PARTIAL,
    )
    return replace(made, cells=tuple(_spread(cell) if cell.column == 4 else cell for cell in made.cells))


def _spread(cell: Cell) -> Cell:
    """Three words of a line stand under one another, fewer at the left."""
    words = []
    for row, text in enumerate(cell.text.split("\n")):
        for part, middle in zip(text.split(), MIDDLES, strict=False):
            words.append(word(part, cell.box.x0 + middle - 2.5 * len(part), cell.box.top - 12 * (1 - row)))
    return replace(cell, words=tuple(words))


def test_each_stands_under_its_specimen(values: Values) -> None:
    read = values(document([HEADING, _lead("Test Result\n1 2 3", "ND 37.6 25")]))
    assert [(one.specimen, one.operator, one.value) for one in read] == [
        ("1", "nd", None),
        ("2", "=", 37.6),
        ("3", "=", 25.0),
    ]
    assert all(one.confidence > 0.9 for one in read)


def test_without_specimens_over_them_they_are_no_value_that_is_sure(values: Values) -> None:
    read = values(document([HEADING, _lead("Test Result", "ND 37.6 25")]))
    assert [one.confidence < 0.7 for one in read] == [True]
