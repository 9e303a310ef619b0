"""Heads of columns that a scan shows coarsely: other readings, and letters run together, tell their role."""

from dataclasses import replace

import pytest

from catalog.catalogue import Catalogue
from models.evidence import Method
from parser.extraction.tables.columns import Role
from parser.extraction.tables.grid import Grid
from parser.extraction.tables.known_words import table_words
from parser.extraction.tables.segments import segments
from tests.unit.extraction.tables.made import table


def _roles(catalogue: Catalogue, head: str, *others: str, method: Method = Method.OCR) -> Role | None:
    """The role of a column with this head between a name and an outcome."""
    rows = [["Test item", head, "Unit", "Conclusion"], ["Formaldehyde", "20", "mg/kg", "Pass"]]
    made = table(rows, method=method, confidence=0.99)
    cells = tuple(
        replace(cell, words=tuple(replace(word, alternatives=others) for word in cell.words))
        if cell.text == head
        else cell
        for cell in made.cells
    )
    (segment,) = segments(Grid(replace(made, cells=cells)), table_words(catalogue))
    return segment.roles.get(1)


@pytest.mark.parametrize(
    ("head", "others", "role"),
    [
        ("Mechod", ("Method",), Role.METHOD),
        ("Mechod", ("Mechad",), None),
        ("Xxxit", ("Limit", "Unit"), None),
        ("Requireinent", (), Role.LIMIT),
        ("Roporting limit", (), Role.DETECTION_LIMIT),
        ("Roporfing limit", (), Role.LIMIT),
        ("Requiremont", (), Role.LIMIT),
        ("Roquiromont", (), None),
    ],
)
def test_a_head_is_known_where_one_role_is_left(
    catalogue: Catalogue, head: str, others: tuple[str, ...], role: Role | None
) -> None:
    assert _roles(catalogue, head, *others) == role


def test_the_head_of_a_text_layer_is_taken_at_its_word(catalogue: Catalogue) -> None:
    assert _roles(catalogue, "Requireinent", method=Method.TEXT_LAYER) is None
