"""The alternative reading: three named sub-tests, unless the product cannot need one."""

import pytest

from models.report import Result
from tests.acceptance.decision_table.changes import Change, line, then, with_result, without
from tests.builders.toys import reasons_of, toy_submission

SUBTESTS = toy_submission().but(channel="ningbo-stem-toy-subtests")
COVERED: dict[str, Change] = {
    "all three": lambda s: s,
    "a battery and its row": then(line(features=("battery",)), with_result("4.25", Result.PASS)),
    "no battery and no row for it": without("4.25"),
    "nothing else": without("4.1", "4.2", "4.3.1", "4.7", "4.8", "4.9"),
    "small objects of toys for older children": then(line(age_grade="8+"), lambda s: s),
    "N/A of batteries where nobody stated features": line(features=None),
}


@pytest.mark.parametrize("change", COVERED.values(), ids=COVERED.keys())
def test_met(change: Change) -> None:
    assert reasons_of(change(SUBTESTS).verified(), "clause-coverage") == ["covered"]


def test_the_matrix_says_what_the_channel_names() -> None:
    cells = line(features=None)(SUBTESTS).verified().coverage
    assert {cell.clause: cell.required_because for cell in cells if cell.required_because} == {
        "4.3.5": "named by the channel; always required",
        "4.6": "named by the channel; age <72 months",
        "4.25": "named by the channel",
    }


def test_contradicted() -> None:
    changed = line(features=("battery",))(SUBTESTS)
    assert reasons_of(changed.verified(), "clause-coverage") == ["not-applicable-contradicted"]


def test_missing_is_not_met_even_where_nobody_stated_features() -> None:
    changed = then(line(features=None), without("4.25"))(SUBTESTS)
    assert reasons_of(changed.verified(), "clause-coverage") == ["missing"]
