"""Measured values and limits as printed."""

import pytest

from parser.extraction.measurement_tables.quantities import Quantity, QuantityReader


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("ND", Quantity("nd", None)),
        ("未检出(<20)", Quantity("nd", None, None, 20.0)),
        ("<MDL", Quantity("nd", None)),
        ("Not detected*", Quantity("nd", None)),
        ("未检出 / ND", Quantity("nd", None)),
        ("< 0.005 %", Quantity("<", 0.005, "%")),
        ("1,234", Quantity("=", 1234.0)),
        ("4-5", Quantity("=", "4-5")),
        ("3-4级", Quantity("=", "3-4", "级")),
        ("120 N", Quantity("=", 120.0, "N")),
        ("65 dB(A)", Quantity("=", 65.0, "dB(A)")),
        ("≥70", Quantity(">=", 70.0)),
    ],
)
def test_a_value_is_read(quantities: QuantityReader, text: str, quantity: Quantity) -> None:
    assert quantities.read(text) == quantity


@pytest.mark.parametrize(
    "text",
    ["-", "/", "PASS", "N/A", "无", "Not", "未检出 / detected", "The burn rate is less than 0.1 in/sec.", ""],
)
def test_what_is_no_value_is_none(quantities: QuantityReader, text: str) -> None:
    assert quantities.read(text) is None


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("90", 90.0),
        ("100 ppm", 100.0),
        ("≤ 90", "≤ 90"),
        ("1000 max.", "1000 max."),
        ("不大于20", "不大于20"),
        ("0.1 %", "0.1 %"),
        ("max 0.1 %", "max 0.1 %"),
        ("4.0-7.5", "4.0-7.5"),
        ("≥70", "≥70"),
        ("≥3-4", "≥3-4"),
        ("禁用", "禁用"),
        ("/", None),
    ],
)
def test_a_limit_is_a_number_only_where_a_bare_number_of_the_unit_is_printed(
    quantities: QuantityReader, text: str, limit: float | str | None
) -> None:
    assert quantities.limit(text, "mg/kg") == limit


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Result (mg/kg)", "mg/kg"), ("附件抗拉强力,N", "N"), ("耐水色牢度(变色)/级", "级"), ("pH值", None)],
)
def test_a_unit_is_found_in_a_header(quantities: QuantityReader, text: str, unit: str | None) -> None:
    assert quantities.unit(text) == unit


def test_a_limit_with_unread_ink_beside_it_is_still_told(quantities: QuantityReader) -> None:
    assert quantities.limit("\ufffd 100 \ufffd", "mg/kg") == 100.0


@pytest.mark.parametrize(("text", "unit"), [("mgkg", "mg/kg"), ("mg", None), ("gm", None)])
def test_a_unit_that_lost_its_slash_is_known(quantities: QuantityReader, text: str, unit: str | None) -> None:
    assert quantities.unit(text) == unit
