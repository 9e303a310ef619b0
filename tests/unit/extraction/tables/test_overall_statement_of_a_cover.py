"""On the cover, before the first table of results, a bare `Result` speaks of the whole report."""

from dataclasses import replace

import pytest

from catalog.catalogue import Catalogue
from models.document import Document
from models.report import Conclusion
from models.reread import no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.conclusion import read_conclusion
from tests.unit.extraction.tables.made import document, line

COVER = [["Applicant", "Toy Co."], ["Sample", "Bear"]]
RESULTS = [
    ["Clause", "Title", "Result"],
    ["4.1", "Material quality", "Pass"],
    ["4.2", "Flammability", "Pass"],
    ["4.3", "Toxicology", "Pass"],
]


@pytest.fixture(scope="module")
def concluded(catalogue: Catalogue):
    def read(made: Document) -> Conclusion | None:
        value = read_conclusion(made, catalogue, read_clauses(made, catalogue, no_reread))
        return value.value if value else None

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [("CONCLUSION P", Conclusion.PASS), ("RESULT FAIL", Conclusion.FAIL), ("Conclusion NA", None)],
)
def test_a_bare_label_states_it_on_the_cover(concluded, text: str, expected: Conclusion | None) -> None:
    assert concluded(document([COVER, text], [RESULTS])) is expected


def test_a_bare_label_below_results_concludes_them_alone(concluded) -> None:
    assert concluded(document([COVER, RESULTS, "Conclusion P"])) is None


def test_a_bare_label_of_a_later_page_concludes_what_stands_there(concluded) -> None:
    assert concluded(document([COVER], ["Conclusion P"])) is None


def test_a_label_over_its_outcome_in_the_grid_of_a_cover_states_it(concluded) -> None:
    grid = [["Sample", "Applicant"], ["Bear", "Toy Co."], ["Test Lab", "RESULT"], ["Lab Ltd.", "Complied"]]
    assert concluded(document([grid], [RESULTS])) is Conclusion.PASS


def test_a_header_over_several_outcomes_states_nothing_of_the_whole(concluded) -> None:
    grid = [["Sample", "Bear"], ["Part", "RESULT"], ["Arm", "Pass"], ["Leg", "Fail"]]
    assert concluded(document([grid])) is None


@pytest.mark.parametrize(("outcome", "expected"), [("符合", Conclusion.PASS), ("不符合", Conclusion.FAIL)])
def test_the_colon_of_an_edition_ends_no_label(concluded, outcome: str, expected: Conclusion) -> None:
    assert concluded(document([f"经检验，所检项目{outcome}ISO 8124-1:2022标准要求。"])) is expected


def test_a_label_alone_in_its_line_has_the_outcome_right_below_it(concluded) -> None:
    made = document([COVER])
    lines = (*made.pages[0].lines, line("Overall Result", 300), line("PASS", 312))
    assert concluded(replace(made, pages=(replace(made.pages[0], lines=lines),))) is Conclusion.PASS
