"""A column that the next page parts in two goes on in both, whichever of its cells come first."""

from dataclasses import replace

import pytest

from catalog.catalogue import Catalogue
from models.document import Table
from models.geometry import Box
from parser.extraction.tables.grid import Grid
from parser.extraction.tables.known_words import table_words
from parser.extraction.tables.segments import inherited, segments
from tests.unit.extraction.tables.made import table


def _above() -> Table:
    made = table([["No.", "Test item", "Unit", "Conclusion"], ["1", "Formaldehyde", "mg/kg", "Pass"]])
    wide = {1: (140.0, 320.0), 2: (330.0, 410.0), 3: (420.0, 500.0)}
    cells = tuple(
        replace(cell, box=Box(wide[cell.column][0], cell.box.top, wide[cell.column][1], cell.box.bottom))
        if cell.column in wide
        else cell
        for cell in made.cells
    )
    return replace(made, cells=cells)


@pytest.mark.parametrize("step", [1, -1])
def test_cells_in_any_order_take_the_heads_above(catalogue: Catalogue, step: int) -> None:
    made = table([["15", "Phthalates", "DIBP", "%", "Pass"], ["^", "^", "DEP", "%", "Pass"]], page=2)
    edges = {0: (50.0, 130.0), 1: (142.0, 220.0), 2: (230.0, 318.0), 3: (332.0, 408.0), 4: (422.0, 498.0)}
    cells = tuple(
        replace(cell, box=Box(edges[cell.column][0], cell.box.top, edges[cell.column][1], cell.box.bottom))
        for cell in made.cells
    )[::step]
    words = table_words(catalogue)
    (above,) = segments(Grid(_above()), words)
    (below,) = segments(Grid(replace(made, cells=cells)), words)

    heads = inherited(below, above).heads

    assert [heads[column] for column in range(5)] == [
        ("No.",),
        ("Test item",),
        ("Test item",),
        ("Unit",),
        ("Conclusion",),
    ]
