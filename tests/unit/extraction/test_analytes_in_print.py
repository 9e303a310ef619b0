"""A substance named beside its group is the substance; a group alone is the group."""

import pytest

from catalog.catalogue import Catalogue
from parser.extraction.standards.analytes import analyte_finder


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("邻苯二甲酸酯 DBP", "DBP"),
        ("Phthalates - DEHP", "DEHP"),
        ("Dibutyl phthalate (DBP)", "DBP"),
        ("邻苯二甲酸酯", "phthalates"),
        ("Phthalates (DBP, BBP, DEHP)", "phthalates"),
    ],
)
def test_the_nearest_substance_is_meant(catalogue: Catalogue, printed: str, key: str) -> None:
    found = analyte_finder(catalogue.vocabulary).find(printed)
    assert found is not None
    assert found.key == key
