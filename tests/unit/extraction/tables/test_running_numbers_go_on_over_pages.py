"""Two rows at the head of a page say too little of their columns: those of the page before tell."""

import pytest

from catalog.catalogue import Catalogue
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from tests.unit.extraction.tables.made import document

HEADING = "GB 31701-2026 Safety technical code"
HEAD = ["Item", "Requirement", "Max. permissible limit", "Result", "Assessment"]
NAMES = ["Formaldehyde content", "pH value", "Odour", "Total lead (Pb)"]
ROWS = [HEAD, *([str(place), name, "20", "5", "Pass"] for place, name in enumerate(NAMES, 1))]
LAST = ["Cords and drawstrings", "Residual metal needles"]


def _titles(catalogue: Catalogue, head: list[str], numbers: tuple[str, str]) -> list[str | None]:
    rows = [[number, name, "none", "none", "Pass"] for number, name in zip(numbers, LAST, strict=True)]
    made = document([HEADING, ROWS], [[head, *rows]])
    return [row.title for row in read_clauses(made, catalogue, no_reread)]


def test_numbers_under_the_word_of_the_page_before_are_running_numbers(catalogue: Catalogue) -> None:
    assert _titles(catalogue, HEAD, ("20", "21")) == [*NAMES, *LAST]


@pytest.mark.parametrize("numbers", [("20", ""), ("", "21")])
def test_one_number_is_enough(catalogue: Catalogue, numbers: tuple[str, str]) -> None:
    assert _titles(catalogue, HEAD, numbers) == [*NAMES, *LAST]


def test_words_there_are_titles_of_their_own(catalogue: Catalogue) -> None:
    head = ["Item", "Unit", "Limit", "Result", "Assessment"]
    rows = [[name, "-", "none", "none", "Pass"] for name in LAST]
    made = document([HEADING, ROWS], [[head, *rows]])

    assert [row.title for row in read_clauses(made, catalogue, no_reread)] == [*NAMES, *LAST]
