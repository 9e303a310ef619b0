"""Only what is certain counts against a value: operator, direction, unit and the standard's own limit."""

import pytest

from catalog import load_catalogue
from models.report import Measurement
from tests.builders.values import measured
from verifier.composites import parts_of
from verifier.limits import (
    Bounds,
    analyte_of,
    blind,
    breaks,
    exceeds,
    in_unit_of,
    known_maximum,
    printed_bounds,
    value_of,
)

BOUNDS: dict[str, tuple[Measurement, Bounds | None]] = {
    "a bare number of a content": (measured("X", 1.0, 90.0), Bounds(high=90.0)),
    "a bare number of a known substance": (measured("DEHP", 0.01, 0.1, unit="%"), Bounds(high=0.1)),
    "a bare number of anything else": (measured("strength", 80.0, 70.0, unit="N"), None),
    "at most": (measured("X", 1.0, "≤0.1", unit=None), Bounds(high=0.1)),
    "less than": (measured("X", 1.0, "<20", unit=None), Bounds(high=20.0)),
    "in words": (measured("X", 1.0, "不大于 20", unit=None), Bounds(high=20.0)),
    "max": (measured("X", 1.0, "Max. 85", unit=None), Bounds(high=85.0)),
    "at least": (measured("X", 1.0, ">= 70 N", unit=None), Bounds(low=70.0)),
    "not less, in words": (measured("X", 1.0, "不小于70", unit=None), Bounds(low=70.0)),
    "a grade": (measured("X", 1.0, "≥3-4", unit=None), Bounds(low=3.5)),
    "an interval": (measured("X", 1.0, "4.0 - 7.5", unit=None), Bounds(4.0, 7.5)),
    "a decimal comma": (measured("X", 1.0, "≤0,1", unit=None), Bounds(high=0.1)),
    "a reversed interval": (measured("X", 1.0, "7-4", unit=None), None),
    "with its unit": (measured("X", 1.0, "90 mg/kg", unit=None), Bounds(high=90.0)),
    "words": (measured("X", 1.0, "none", unit=None), None),
    "nothing": (measured("X", 1.0, None), None),
}


@pytest.mark.parametrize(("row", "bounds"), BOUNDS.values(), ids=BOUNDS.keys())
def test_printed_bounds(row: Measurement, bounds: Bounds | None) -> None:
    assert printed_bounds(row, load_catalogue()) == bounds


BREAKING = [
    ("=", 91.0, True), ("=", 90.0, False), (None, 91.0, True), ("<", 91.0, False), ("<=", 91.0, False),
    (">", 91.0, True), (">", 89.0, False), ("nd", 91.0, False), ("=", None, False), ("=", "n/a", False),
    ("=", "91-93", True),
]  # fmt: skip


@pytest.mark.parametrize(("operator", "number", "expected"), BREAKING)
def test_breaking_a_maximum(operator: str | None, number: float | str | None, expected: bool) -> None:
    assert breaks(measured("X", number, None, operator=operator), Bounds(high=90.0)) is expected


@pytest.mark.parametrize(
    ("operator", "number", "expected"),
    [("=", 69.0, True), ("=", 70.0, False), (">", 60.0, False), ("<", 69.0, True)],
)
def test_breaking_a_minimum(operator: str, number: float, expected: bool) -> None:
    assert breaks(measured("X", number, None, operator=operator), Bounds(low=70.0)) is expected


def test_grades_lie_between() -> None:
    assert value_of(measured("X", "4-5", None)) == 4.5
    assert value_of(measured("X", "pass", None)) is None


@pytest.mark.parametrize(
    ("operator", "number", "detection", "expected"),
    [
        ("nd", None, 100.0, True),
        ("nd", None, 90.0, False),
        ("nd", None, None, False),
        ("<", 100.0, None, True),
        ("=", 80.0, 100.0, False),
    ],
)
def test_blind(operator: str, number: float | None, detection: float | None, expected: bool) -> None:
    row = measured("X", number, None, operator=operator, detection_limit=detection)
    assert blind(row, Bounds(high=90.0)) is expected
    assert not blind(row, Bounds(low=90.0))


def test_the_standards_own_limit_by_clause_and_unit() -> None:
    catalogue = load_catalogue()
    soluble = known_maximum(measured("Sb", 1.0, None, clause="4.3.5.2(2)(b)"), catalogue)
    assert soluble
    assert soluble.value == 60
    assert in_unit_of(measured("Sb", 1.0, None, unit="%"), soluble) == pytest.approx(0.006)
    assert in_unit_of(measured("Sb", 1.0, None, unit="N"), soluble) == 0
    assert known_maximum(measured("Sb", 1.0, None, clause="4.5"), catalogue) is None
    assert known_maximum(measured("Sb", 1.0, None, clause=None), catalogue) is None
    assert known_maximum(measured("Unobtainium", 1.0, None), catalogue) is None
    assert known_maximum(measured("Sb", 1.0, None, standard="EN 71-3"), catalogue) is None


PARTS = {
    "1+2+3": 3,
    "001/002": 2,
    "3#+4#": 2,
    "A1、A2": 2,
    "1 & 2": 2,
    "12": 1,
    "red/blue": 1,
    "": 1,
    None: 1,
}


@pytest.mark.parametrize(("specimen", "parts"), PARTS.items(), ids=str)
def test_parts_of_a_composite(specimen: str | None, parts: int) -> None:
    assert parts_of(specimen) == parts


@pytest.mark.parametrize("unit", ["mg/kg", "PPM", "μg/g", "µg/g", "mg / kg"])
def test_units_of_content_are_one(unit: str) -> None:
    soluble = known_maximum(measured("Sb", 1.0, None), load_catalogue())
    assert soluble
    assert in_unit_of(measured("Sb", 1.0, None, unit=unit), soluble) == 60
    assert exceeds(measured("Sb", 60.1, None, unit=unit), soluble)
    assert not exceeds(measured("Sb", 60.0, None, unit=unit), soluble)
    assert not exceeds(measured("Sb", 60.1, None, unit="N"), soluble)


def test_of_several_limits_the_laxest_is_certain() -> None:
    """Modelling clay has its own, lower barium limit; the material is not printed."""
    barium = known_maximum(measured("Ba", 1.0, None, clause="4.3.5.2"), load_catalogue())
    assert barium
    assert barium.value == 1000


def test_a_substance_is_known_by_its_cas_number() -> None:
    catalogue = load_catalogue()
    known = next(one for one in catalogue.vocabulary.analytes if one.cas)
    assert analyte_of(measured("a trade name", 1.0, None, cas=known.cas[0]), catalogue) == known.key
    assert analyte_of(measured("a trade name", 1.0, None, cas="0-0-0"), catalogue) is None
    assert analyte_of(measured("a trade name", 1.0, None), catalogue) is None


@pytest.mark.parametrize(("operator", "expected"), [("<=", True), ("<", True), ("=", False), (None, False)])
def test_less_than_a_number_above_the_bound_is_blind(operator: str | None, expected: bool) -> None:
    assert blind(measured("X", 100.0, None, operator=operator), Bounds(high=90.0)) is expected


def test_at_least_a_number_below_the_minimum_may_still_keep_it() -> None:
    assert not breaks(measured("X", 60.0, None, operator=">="), Bounds(low=70.0))
