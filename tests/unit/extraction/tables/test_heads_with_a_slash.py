"""Of a head over two lines that is known between its slashes no line is given to the head beside it."""

from dataclasses import replace

from models.document import Cell, Ruling
from tests.unit.extraction.tables.conftest import Rows
from tests.unit.extraction.tables.made import LINE, document, table, word


def test_each_column_keeps_its_own_head(rows: Rows) -> None:
    """`Clause` below `Section /` would make a known head of `Requirement` too."""
    made = table(
        [
            ["Requirement", "Section /\nClause", "Assessment"],
            ["Material quality", "§4.1", "P"],
            ["Small objects", "§4.6", "N/A"],
        ],
        ruling=Ruling.PARTIAL,
    )

    def wrapped(cell: Cell) -> Cell:
        x, y = cell.box.x0 + 1, cell.box.top + 1
        lines = [word(text, x, y + LINE * n) for n, text in enumerate(cell.text.split("\n"))]
        return replace(cell, words=tuple(lines))

    cells = tuple(wrapped(cell) if "\n" in cell.text else cell for cell in made.cells)
    read = rows(document(["ASTM F963-23 Toy safety", replace(made, cells=cells)]))
    assert [(row.clause, row.title) for row in read] == [
        ("4.1", "Material quality"),
        ("4.6", "Small objects"),
    ]
