"""A draft, a preliminary or a void report says so, and is heard; terms about other reports are not meant."""

import pytest

from catalog import load_catalogue
from parser.extraction.reservations import read_reservations
from tests.unit.extraction.papers import document

SAID = [
    "DRAFT",
    "Preliminary Report",
    "VOID",
    "草稿",
    "作废",
    "This is a preliminary report for information.",
]
NOT_SAID = [
    "The draft standard prEN 71-3 was not applied.",
    "修改后的报告签发后，原报告作废。",
    "Drawstrings",
    "This report supersedes report QXT-1, which becomes void.",
]


@pytest.mark.parametrize("text", SAID)
def test_it_is_heard(text: str) -> None:
    found = read_reservations(document([(50, 100, text)]), load_catalogue())
    assert [one.text for one in found] == [text]


@pytest.mark.parametrize("text", NOT_SAID)
def test_it_speaks_of_something_else(text: str) -> None:
    assert read_reservations(document([(50, 100, text)]), load_catalogue()) == ()
