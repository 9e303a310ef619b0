"""Identifiers: placeholders, trade item numbers, ranges and near misses."""

import pytest

from models.report import IdentifierKind
from verifier.identifiers import key_of, range_of
from verifier.similarity import is_near, nearest


@pytest.mark.parametrize("value", ["N/A", "n.a.", "-", "—", "无", "/", "None", "Not provided"])
def test_placeholders_identify_nothing(value: str) -> None:
    assert key_of(IdentifierKind.MODEL, value) in (None, "n.a.")


def test_trade_item_numbers_lose_leading_zeros() -> None:
    assert key_of(IdentifierKind.GTIN, "0095-2004") == "952004"
    assert key_of(IdentifierKind.MODEL, "0095-2004") == "00952004"
    assert key_of(IdentifierKind.GTIN, "000") == "000"


RANGES = {
    "JY-201~JY-210": ["jy201", "jy205", "jy210"],
    "A001 to A003": ["a001", "a002", "a003"],
    "款号B8至B9": [],
    "AB7–AB9": ["ab8"],
}


@pytest.mark.parametrize(("printed", "keys"), RANGES.items(), ids=RANGES.keys())
def test_ranges_hold(printed: str, keys: list[str]) -> None:
    span = range_of(printed)
    assert span is None if not keys else span and all(span.holds(key) for key in keys)


@pytest.mark.parametrize("key", ["jy200", "jy211", "jy0205", "jyx05", "kz205", "jy2o5", "jy"])
def test_ranges_hold_nothing_else(key: str) -> None:
    span = range_of("JY-201~JY-210")
    assert span
    assert not span.holds(key)


@pytest.mark.parametrize(
    "printed",
    ["JY-201", "BT-100-110", "JY-210~JY-201", "JY-201~KZ-210", "JY-99~JY-101", "2024~2026", "JY-5~JY-5"],
)
def test_no_ranges(printed: str) -> None:
    assert range_of(printed) is None


NEAR = [
    ("bt1oo", "bt100"),
    ("o1", "01"),
    ("abcd", "abce"),
    ("abcd", "abdc"),
    ("abcdefgh", "abcdefxy"),
    ("bt100", "bt100blue"),
    ("il", "11"),
]
FAR = [
    ("bt100", "bt100"),
    ("abc", "abd"),
    ("abcd", "abxy"),
    ("abcdefg", "abcdexy"),
    ("abc", "abcd"),
    ("zz9", "bt100"),
]


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_near(one: str, other: str) -> None:
    assert is_near(one, other)
    assert is_near(other, one)


@pytest.mark.parametrize(("one", "other"), FAR)
def test_far(one: str, other: str) -> None:
    assert not is_near(one, other)


def test_the_nearest_come_first() -> None:
    assert nearest("bt100", ["zz1", "bt100blue", "bt1o0", "bt101"]) == ("bt101", "bt1o0", "bt100blue")


def test_a_range_is_no_longer_than_a_production_run() -> None:
    assert range_of("A000001~A100000") is not None
    assert range_of("A000000~A100000") is None
