"""Signs explained with dashes, as `S – satisfies; D – does not satisfy`: two that differ are a legend."""

from tests.unit.extraction.tables.conftest import Rows, brief
from tests.unit.extraction.tables.made import document

HEADING = "ASTM F963-23 clause by clause"
TESTS = [
    ["Clause", "Subject", "S / D", "Observation"],
    ["4.1", "Material quality", "S", "clean"],
    ["4.7", "Edges", "D", ""],
    ["4.8", "Projections", "n/a", ""],
]


def test_two_signs_that_differ_are_explained(rows: Rows) -> None:
    legend = "Outcomes: S – satisfies the requirement; D – does not satisfy; n/a – not applicable."
    assert [result for _, _, result in brief(rows(document([legend, HEADING, TESTS])))] == [
        "pass",
        "fail",
        "not_applicable",
    ]


def test_one_is_a_name_and_its_outcome(rows: Rows) -> None:
    assert "pass" not in [result for _, _, result in brief(rows(document(["S – pass", HEADING, TESTS])))]
