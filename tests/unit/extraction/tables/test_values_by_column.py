"""Analytes over columns: specimens in rows, limits above, limits of an earlier table."""

from models.report import Result
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document

HEADING = "ASTM F963-23 Section 4.3.5.2(2)(b) Migration of certain elements"


def test_specimens_in_rows_with_limits_above(values: Values) -> None:
    read = values(
        document(
            [
                HEADING,
                [
                    ["Specimen", "Pb", "Cd", "Conclusion"],
                    ["Limit (mg/kg)", "90", "75", "/"],
                    ["MDL (mg/kg)", "5", "5", "/"],
                    ["1", "ND", "12", "PASS"],
                    ["2+3", "<5", "80", "FAIL"],
                ],
            ]
        )
    )
    assert [(v.specimen, v.analyte, v.operator, v.value, v.limit, v.result) for v in read] == [
        ("1", "Pb", "nd", None, 90.0, Result.PASS),
        ("1", "Cd", "=", 12.0, 75.0, Result.PASS),
        ("2+3", "Pb", "<", 5.0, 90.0, Result.FAIL),
        ("2+3", "Cd", "=", 80.0, 75.0, Result.FAIL),
    ]
    assert {value.unit for value in read} == {"mg/kg"}


def test_limits_of_an_earlier_table_hold_for_the_values_after_it(values: Values) -> None:
    read = values(
        document(
            [
                "ASTM F963-23: Toxicology",
                [
                    ["Test Item(s)", "Lead Pb(M)", "Cadmium Cd(M)"],
                    ["Maximum Limit (mg/kg)", "Non-modeling clay materials", None],
                    ["^", "90", "75"],
                    ["^", "Modeling clay", None],
                    ["^", "90", "50"],
                    ["MDL(mg/kg)", "5", "5"],
                ],
                HEADING,
                [
                    ["Test Item(s)", "Unit", "Result"],
                    ["^", "^", "2"],
                    ["Lead Pb(M)", "mg/kg", "ND"],
                    ["Cadmium Cd(M)", "mg/kg", "ND"],
                    ["Conclusion", "/", "PASS"],
                ],
            ]
        )
    )
    assert [(v.analyte, v.limit, v.detection_limit, v.clause) for v in read] == [
        ("Pb", 90.0, 5.0, "4.3.5.2(2)(b)"),
        ("Cd", 75.0, 5.0, "4.3.5.2(2)(b)"),
    ]
