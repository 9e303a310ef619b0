"""Where no label states an age, the name, a description or a caption may."""

import pytest

from models.report import AgeGrades
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import covered, document

STATED = {
    "Product name: Wooden blocks, ages 3+": "ages 3+",
    "Product name: Soft rattle for children 6 to 12 months": "children 6 to 12 months",
    "Sample description: Magnetic tiles for 36 months and up": "36 months and up",
    "Product name: Puzzle. Not for children under 3 years": "Not for children under 3 years",
    "样品名称：木制积木（适合3岁以上）": "适合3岁以上",
    "Photo 2: gift box for children aged 4-8 years": "children aged 4-8 years",
    "图3 包装盒，36个月及以上": "36个月及以上",
}
UNSTATED = (
    "Product name: Wooden blocks, 24 pcs",
    "Sample description: Drone with a warranty of 2 years",
    "Product name: Toy car 1:18 scale, 3 models",
    "Claims are to be made within 3 months and no later.",
)


def ages(extract: Extract, *lines: str) -> AgeGrades:
    prints = [(50.0, 120.0 + 30 * n, text) for n, text in enumerate(lines)]
    return extract(document(covered(*prints))).product.age_grades


@pytest.mark.parametrize(("text", "age"), STATED.items())
def test_it_counts_as_labelled(extract: Extract, text: str, age: str) -> None:
    labelled = ages(extract, text).labelled
    assert labelled is not None
    assert labelled.value == age
    assert labelled.evidence


@pytest.mark.parametrize("text", UNSTATED)
def test_other_numbers_are_no_age(extract: Extract, text: str) -> None:
    assert ages(extract, text) == AgeGrades()


def test_a_labelled_age_goes_before_it(extract: Extract) -> None:
    found = ages(extract, "Product name: Blocks, ages 3+", "Tested Age Grade: 18 months and up")
    assert found.labelled is None
    assert found.tested is not None
    assert found.tested.value == "18 months and up"


def test_two_descriptions_that_differ_leave_doubt(extract: Extract) -> None:
    labelled = ages(extract, "Product name: Blocks, ages 3+", "Photo 1: box, ages 8+").labelled
    assert labelled is not None
    assert labelled.doubtful
