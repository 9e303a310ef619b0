"""The channel's edition cited with rows tested to it is met."""

import pytest

from tests.acceptance.decision_table.changes import report, rows, then
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import cited


def test_met() -> None:
    assert reasons_of(toy_submission().verified(), "standard-edition") == ["edition-right"]


@pytest.mark.parametrize("printed", ["2023", "23E1"])
def test_met_however_the_edition_is_printed(printed: str) -> None:
    changed = report(standards=(cited(f"ASTM F963-{printed}", "ASTM F963", printed),))(toy_submission())
    assert reasons_of(changed.verified(), "standard-edition") == ["edition-right"]


def test_a_foreign_standard_beside_it_does_not_matter() -> None:
    submission = toy_submission()
    more = (*submission.report.standards, cited("16 CFR 1501", "16 CFR 1501", None))
    assert reasons_of(report(standards=more)(submission).verified(), "standard-edition") == ["edition-right"]


def test_rows_alone_may_name_it() -> None:
    assert reasons_of(report(standards=())(toy_submission()).verified(), "standard-edition") == [
        "edition-right"
    ]


def test_rows_of_another_edition_under_the_right_heading_go_to_review() -> None:
    older = rows(lambda one: one.model_copy(update={"standard": "ASTM F963-17"}))
    assert reasons_of(older(toy_submission()).verified(), "standard-edition") == ["two-editions"]


def test_rows_without_a_year_count_where_the_year_is_cited() -> None:
    bare = rows(lambda one: one.model_copy(update={"standard": "ASTM F963"}))
    changed = then(bare, report(measurements=()))(toy_submission())
    assert reasons_of(changed.verified(), "standard-edition") == ["edition-right"]
    assert reasons_of(changed.verified(), "clause-coverage") == ["covered"]


def test_one_citation_read_without_doubt_is_enough() -> None:
    twice = (
        cited("ASTM F963-23", "ASTM F963", "23", confidence=0.3),
        cited("ASTM F963-23", "ASTM F963", "23"),
    )
    assert reasons_of(report(standards=twice)(toy_submission()).verified(), "standard-edition") == [
        "edition-right"
    ]
