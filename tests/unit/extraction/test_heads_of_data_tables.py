"""A table of rows under heads is known by either part of a head: no value of the cover stands in it."""

import pytest

from catalog import load_catalogue
from parser.extraction.labelled.gathering import is_data_table
from parser.extraction.lexicon import lexicon_of
from tests.unit.extraction.papers import gridded

COLUMNS = lexicon_of(load_catalogue()).columns
ROWS = (("4.1", "Normal use", "P", "P"), ("4.2", "Reasonably foreseeable abuse", "P", "P"))


@pytest.mark.parametrize("first", ["Clause", "Section / Clause", "Clause\n条款"])
def test_the_heads_of_a_table_are_known(first: str) -> None:
    made = gridded([(first, "Test Item", "Sample 1", "Sample 2"), *ROWS])
    assert is_data_table(made.tables[0], COLUMNS)


def test_labels_and_values_side_by_side_are_no_heads() -> None:
    made = gridded([("Sample / Product", "Toy car", "Model / Type", "QX-1"), ("Buyer", "A", "Batch", "B")])
    assert not is_data_table(made.tables[0], COLUMNS)
