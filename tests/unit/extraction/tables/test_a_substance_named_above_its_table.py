"""A table of specimens and values under a heading that names the one substance measured."""

import pytest

from models.report import Result
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document

TABLE = [
    ["Specimen", "Result, mg/kg", "Outcome"],
    ["1", "n.d. (<20)", "Pass"],
    ["2", "34", "Pass"],
]


def test_its_values_are_of_that_substance(values: Values) -> None:
    read = values(document(["ASTM F963-23", "Total lead in substrate, CPSC-CH-E1002-08.3", TABLE]))
    assert [(one.specimen, one.analyte, one.operator, one.value, one.unit, one.result) for one in read] == [
        ("1", "total Pb", "nd", None, "mg/kg", Result.PASS),
        ("2", "total Pb", "=", 34.0, "mg/kg", Result.PASS),
    ]


@pytest.mark.parametrize("heading", ["Lead and cadmium in substrate", "Chemical results"])
def test_of_two_or_none_it_is_nobodys(values: Values, heading: str) -> None:
    assert not values(document(["ASTM F963-23", heading, TABLE]))
