"""A scan may double a character of the word for nothing found; other cells show how the table writes it."""

from dataclasses import replace

import pytest

from models.evidence import Method
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document, table

HEAD = ["Analyte", "Unit", "Limit", "1"]


def _lead(values: Values, text: str, sure: float, others: tuple[str, str, str]) -> tuple[str | None, bool]:
    names = ("Cadmium", "Barium", "Mercury")
    rows = [[name, "mg/kg", "75", other] for name, other in zip(names, others, strict=True)]
    made = table([HEAD, ["Lead", "mg/kg", "90", text], *rows], method=Method.OCR, confidence=0.95)
    cells = tuple(
        replace(cell, words=tuple(replace(word, confidence=sure) for word in cell.words))
        if (cell.row, cell.column) == (1, 3)
        else cell
        for cell in made.cells
    )
    read = values(document(["EN 71-3 Migration of certain elements", replace(made, cells=cells)]))
    (lead,) = [one for one in read if one.analyte == "Pb"]
    return lead.operator, lead.doubtful


def test_it_is_read_as_the_table_writes_it(values: Values) -> None:
    assert _lead(values, "nn.d.", 0.7, ("n.d.", "n.d.", "n.d.")) == ("nd", False)


@pytest.mark.parametrize(
    ("text", "sure", "others"),
    [
        ("nn.d.", 0.7, ("n.d.", "n.d.", "12")),
        ("nn.d.", 0.95, ("n.d.", "n.d.", "n.d.")),
        ("1n.d.", 0.7, ("n.d.", "n.d.", "n.d.")),
        ("nmm.d.", 0.7, ("n.d.", "n.d.", "n.d.")),
    ],
    ids=["few others", "read surely", "a figure", "two characters"],
)
def test_else_it_stays_in_doubt(values: Values, text: str, sure: float, others: tuple[str, str, str]) -> None:
    assert _lead(values, text, sure, others)[0] == "="
