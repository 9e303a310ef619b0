"""Columns that grew together are parted in every row, also in those whose values wrap."""

from dataclasses import replace

from models.document import Cell, Ruling
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document, table, word

MIDDLES = (15.0, 60.0, 105.0)
"""Where three columns stand in the one that they grew into; in pairs the first and the last."""


def _spread(cell: Cell) -> Cell:
    """The cell of the middle column with each word in the middle of its own column."""
    if cell.column != 1:
        return cell
    words = []
    for row, text in enumerate(cell.text.split("\n")):
        parts = text.split()
        for part, middle in zip(parts, MIDDLES if len(parts) == len(MIDDLES) else MIDDLES[::2], strict=True):
            words.append(word(part, cell.box.x0 + middle - 2.5 * len(part), cell.box.top + 1 + 6 * row))
    return replace(cell, words=tuple(words))


def test_each_value_stands_under_its_analyte(values: Values) -> None:
    made = table(
        [
            ["Specimen", "Sb As Ba", "Verdict"],
            ["Limit (mg/kg)", "560 47 18750", "-"],
            ["MDL (mg/kg)", "5 5 5", "-"],
            ["1", "Not Not Not\ndetected detected detected", "Pass"],
            ["2", "Not 12 Not\ndetected detected", "Pass"],
        ],
        ruling=Ruling.PARTIAL,
    )
    grown = replace(made, cells=tuple(map(_spread, made.cells)))
    read = values(document(["EN 71-3:2019 Migration of certain elements", grown]))
    assert [(one.specimen, one.analyte, one.operator, one.value) for one in read] == [
        ("1", "Sb", "nd", None),
        ("1", "As", "nd", None),
        ("1", "Ba", "nd", None),
        ("2", "Sb", "nd", None),
        ("2", "As", "=", 12.0),
        ("2", "Ba", "nd", None),
    ]
