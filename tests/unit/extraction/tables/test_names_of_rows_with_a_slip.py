"""A row of limits whose name a scan shows with a slip is none of the specimens."""

import pytest

from models.evidence import Method
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document, table

HEADING = "ASTM F963-23 Section 4.3.5.2(2)(b) Migration of certain elements"


def _read(values: Values, name: str, method: Method) -> list[tuple[str | None, float | str | None]]:
    made = table(
        [
            ["Specimen", "Pb", "Cd", "Rating"],
            [name, "90", "75", "-"],
            ["1", "n.d.", "8.2", "Pass"],
            ["2", "12", "n.d.", "Pass"],
        ],
        method=method,
        confidence=0.99,
    )
    return [(one.specimen, one.limit) for one in values(document([HEADING, made]))]


@pytest.mark.parametrize(
    "name",
    ["Maxímum Limt (mg/kg)", "Maxirmum Limit (mg/kg)", "Maxïmum Limit", "Maximum Permissble Limit [mg/kg]"],
)
def test_its_numbers_are_the_limits(values: Values, name: str) -> None:
    assert _read(values, name, Method.OCR) == [("1", 90.0), ("1", 75.0), ("2", 90.0), ("2", 75.0)]


@pytest.mark.parametrize(
    ("name", "method"),
    [("Maximum Linnt (mg/kg)", Method.OCR), ("Maximum Limt (mg/kg)", Method.TEXT_LAYER)],
    ids=["two slips", "text layer"],
)
def test_other_names_stand_as_they_are(values: Values, name: str, method: Method) -> None:
    assert (name, None) in _read(values, name, method)
