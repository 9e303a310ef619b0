"""Lines of a head that a scan shows as two rows are one head where their print interlocks."""

from dataclasses import replace

import pytest

from models.document import Cell, Ruling
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document, table, word

HEAD = [["Parameter", "Unit", "Limit /", "", "Result", ""], ["", "", "requirement", "1", "2", "3"]]
BODY = [["Lead (Pb)", "mg/kg", "90", "15.5", "43.3", "ND"], ["Cadmium (Cd)", "mg/kg", "75", "ND", "ND", "8"]]


def _specimens(values: Values, raised: float) -> list[str | None]:
    """The specimens of the values of two substances, the second row of the head drawn higher."""
    made = table([*HEAD, *BODY], ruling=Ruling.PARTIAL)

    def higher(cell: Cell) -> Cell:
        top = cell.box.top + 1 - raised
        return replace(cell, words=tuple(word(one.text, one.box.x0, top) for one in cell.words))

    cells = tuple(higher(cell) if cell.row == 1 else cell for cell in made.cells)
    read = values(document(["GB 6675.4-2014 Migration of certain elements", replace(made, cells=cells)]))
    return [one.specimen for one in read]


def test_each_column_has_its_specimen(values: Values) -> None:
    assert _specimens(values, 9) == ["1", "2", "3"] * 2


@pytest.mark.parametrize("raised", [0, 5])
def test_rows_that_stand_below_one_another_are_none(values: Values, raised: float) -> None:
    assert _specimens(values, raised) != ["1", "2", "3"] * 2
