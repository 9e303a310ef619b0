"""Check digits tell a mistyped number from a right one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.extraction.products.check_digits import container_is_valid, gtin_is_valid


@pytest.mark.parametrize("number", ["4006381333931", "036000291452", "96385074", "10614141000415"])
def test_a_right_gtin_is_valid(number: str) -> None:
    assert gtin_is_valid(number)


@given(st.sampled_from(["4006381333931", "036000291452"]), st.data())
def test_one_wrong_digit_is_noticed(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(number) - 1))
    digit = data.draw(st.sampled_from("0123456789").filter(lambda d: d != number[place]))
    assert not gtin_is_valid(number[:place] + digit + number[place + 1 :])


def test_other_lengths_and_letters_are_no_gtin() -> None:
    assert not gtin_is_valid("123456")
    assert not gtin_is_valid("40063813339３1")


def test_a_container_number_checks() -> None:
    assert container_is_valid("CSQU3054383")
    assert container_is_valid("csqu 305438-3")
    assert not container_is_valid("CSQU3054384")
    assert not container_is_valid("CSQX3054383")
