"""What a citation or a row names: this edition, another one, none, or another standard."""

import pytest

from catalog import load_catalogue
from verifier.editions import AcceptedEdition

TOY = AcceptedEdition(load_catalogue().standards["ASTM F963-23"])
EN = AcceptedEdition(load_catalogue().standards["EN 71-1:2014+A1:2018"])
INFANT = AcceptedEdition(load_catalogue().standards["GB 31701-2026"])

ROWS: list[tuple[AcceptedEdition, str, str]] = [
    (TOY, "ASTM F963-23", "this"),
    (TOY, "ASTM F963 - 2023", "this"),
    (TOY, "astm f963–23", "this"),
    (TOY, "ASTM F963-23E1", "this"),
    (TOY, "ASTM F963-17", "other edition"),
    (TOY, "ASTM F963 — 2016", "other edition"),
    (TOY, "ASTM F963", "no edition"),
    (TOY, "ASTM F9631-23", "another standard"),
    (TOY, "EN 71-1:2014", "another standard"),
    (EN, "EN 71-1:2014+A1:2018", "this"),
    (EN, "EN 71-1:2011", "other edition"),
    (EN, "EN 71-10:2005", "another standard"),
    (EN, "EN 71-1", "no edition"),
    (INFANT, "GB 31701-2026", "this"),
    (INFANT, "GB31701—2015", "other edition"),
]


@pytest.mark.parametrize(("edition", "printed", "expected"), ROWS)
def test_rows(edition: AcceptedEdition, printed: str, expected: str) -> None:
    assert edition.has_row(printed) is (expected == "this")
    assert edition.has_row_of_other_edition(printed) is (expected == "other edition")
    assert edition.has_row_without_edition(printed) is (expected == "no edition")
