"""The nought of a Chinese year is written 〇, 零, 0 or O, and read as any of them."""

from datetime import date

import pytest

from catalog import load_catalogue
from parser.extraction.lexicon import lexicon_of


@pytest.mark.parametrize("year", ["二〇二六", "二零二六", "二0二六", "二O二六", "二o二六"])
def test_every_nought_gives_the_year(year: str) -> None:
    (mention,) = lexicon_of(load_catalogue()).dates.mentions(f"{year}年三月五日")
    assert mention.clear == date(2026, 3, 5)


def test_a_year_that_ends_with_a_nought() -> None:
    (mention,) = lexicon_of(load_catalogue()).dates.mentions("二O二O年十二月二十日")
    assert mention.clear == date(2020, 12, 20)
