"""Analytes by symbol, name and CAS number, in either language."""

import pytest

from parser.extraction.standards.analytes import cas_numbers
from parser.extraction.tables.known_words import TableWords


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Lead Pb(M)", ["Pb"]),
        ("LeadPb(M)", ["Pb"]),
        ("Total Lead (Pb)", ["total Pb"]),
        ("As", ["As"]),
        ("as received", []),
        ("Di-(2-ethylhexyl) phthalate (DEHP)", ["DEHP"]),
        ("Di-n-hexyl phthalate (DHEXP / DnHP)", ["DHEXP"]),
        ("邻苯二甲酸二(2-乙基)己酯(DEHP)", ["DEHP"]),
        ("六价铬", ["CrVI"]),
        ("可萃取重金属 (Pb, Cd, Sb, As)", ["Pb", "Cd", "Sb", "As"]),
        ("117-81-7", ["DEHP"]),
        ("Testing", []),
        ("AI", ["Al"]),
        ("PI", []),
    ],
)
def test_analytes_are_found(words: TableWords, text: str, keys: list[str]) -> None:
    assert [analyte.key for analyte in words.analytes.all_in(text)] == keys


def test_a_cas_number_needs_its_check_digit() -> None:
    assert cas_numbers("28553-12-0\n68515-48-0, 84-74-3") == ("28553-12-0", "68515-48-0")
