"""Reports to EN 71, ISO 8124, GB 6675 and the CPSIA get their rows and limits from the catalogue."""

import pytest

from catalog import load_catalogue
from tests.unit.extraction.tables.conftest import Rows, Values, brief
from tests.unit.extraction.tables.made import document

CLAUSES = {
    "EN 71-1:2014+A1:2018": [
        ("4.1", "Material cleanliness"),
        ("4.7", "Edges"),
        ("5.1", "General requirements"),
    ],
    "EN 71-2:2020": [("4.1", "General"), ("4.2", "Toys to be worn on the head"), ("4.5", "Soft-filled toys")],
    "ISO 8124-1:2022": [("4.4", "Small parts"), ("4.6", "Edges"), ("4.31", "Magnets")],
    "ISO 8124-2:2014": [("4.1", "General"), ("4.3", "Disguise costumes"), ("4.5", "Soft-filled toys")],
    "GB 6675.2-2014": [("4.3", "材料"), ("4.4", "小零件"), ("4.6", "边缘")],
    "GB 6675.3-2025": [("4.1", "一般要求"), ("4.4", "供儿童进入的玩具"), ("4.5", "软体填充玩具")],
}
ELEMENTS = {
    "EN 71-3:2019+A2:2024": ("Soluble lead (Pb)", "< 0.5", "23"),
    "ISO 8124-3:2020": ("Soluble barium (Ba)", "12", "1000"),
    "GB 6675.4-2014": ("可迁移元素 镉", "未检出", "75"),
    "CPSIA Section 101": ("Total lead", "15", "100"),
}


@pytest.mark.parametrize("standard", CLAUSES)
def test_clause_rows_stand_under_their_standard(rows: Rows, standard: str) -> None:
    table = [
        ["Clause", "Test item", "Result"],
        *([number, title, "Pass"] for number, title in CLAUSES[standard]),
    ]
    read = rows(document([f"{standard} Safety of toys", table]))
    assert brief(read) == [(standard, number, "pass") for number, _ in CLAUSES[standard]]


@pytest.mark.parametrize("standard", CLAUSES)
def test_their_clauses_are_in_the_catalogue(standard: str) -> None:
    numbers = {clause.number for clause in load_catalogue().standards[standard].clauses}
    assert {number for number, _ in CLAUSES[standard]} <= numbers


@pytest.mark.parametrize("standard", ELEMENTS)
def test_measured_elements_stand_under_their_standard(values: Values, standard: str) -> None:
    name, value, limit = ELEMENTS[standard]
    table = [["Test item", "Unit", "Result", "Limit"], [name, "mg/kg", value, limit]]
    read = values(document([f"{standard} Test results", table]))
    assert [(one.standard, one.limit) for one in read] == [(standard, float(limit))]


@pytest.mark.parametrize("standard", ELEMENTS)
def test_their_limits_are_in_the_catalogue(standard: str) -> None:
    limits = {f"{limit.value:g}" for limit in load_catalogue().standards[standard].limits}
    assert ELEMENTS[standard][2] in limits


def test_parts_of_16_cfr_are_told_apart(rows: Rows) -> None:
    table = [
        ["Test standard", "Test item", "Result"],
        ["16 CFR 1303", "Lead in paint", "Pass"],
        ["16 CFR 1500.48", "Sharp points", "Pass"],
        ["16 CFR Part 1501", "Small parts", "N/A"],
    ]
    assert [(row.standard, row.result.value) for row in rows(document([table]))] == [
        ("16 CFR 1303", "pass"),
        ("16 CFR 1500.48", "pass"),
        ("16 CFR 1501", "not_applicable"),
    ]
