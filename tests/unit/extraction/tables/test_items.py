"""Items of a list standard by substance, heading and method."""

from collections.abc import Callable

import pytest

from catalog.catalogue import Catalogue
from parser.extraction.standards.items import item_finder
from parser.extraction.tables.known_words import TableWords

Items = Callable[..., list[str]]


@pytest.fixture(scope="module")
def items(catalogue: Catalogue, words: TableWords) -> Items:
    finder = item_finder(catalogue.standards["GB 31701-2015"], words.analytes)
    return lambda heading, method="": [entry.key for entry in finder.find(heading, method)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("甲醛含量", ["formaldehyde"]),
        ("Formaldehyde content", ["formaldehyde"]),
        ("pH值", ["ph"]),
        ("耐水色牢度", ["cf_water"]),
        ("Colour fastness to acid perspiration", ["cf_perspiration"]),
    ],
)
def test_a_heading_names_its_item(items: Items, heading: str, expected: list[str]) -> None:
    assert items(heading) == expected


def test_a_method_decides_where_the_heading_says_nothing(items: Items) -> None:
    assert items("色牢度", "GB/T 5713-2013") == ["cf_water"]


def test_what_is_no_item_is_none(items: Items) -> None:
    assert items("包装") == []
