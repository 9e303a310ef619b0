"""An older or other edition alone does not qualify."""

import pytest

from models.report import StandardCited
from tests.acceptance.decision_table.changes import report, rows, then
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import cited

WRONG = {
    "older": (cited("ASTM F963-17", "ASTM F963", "17"), "other-edition"),
    "not yet announced": (cited("ASTM F963-29", "ASTM F963", "29"), "other-edition"),
    "another standard": (cited("EN 71-1:2014", "EN 71-1", "2014"), "other-standard"),
}


@pytest.mark.parametrize(("standard", "reason"), WRONG.values(), ids=WRONG.keys())
def test_not_met(standard: StandardCited, reason: str) -> None:
    restated = rows(lambda one: one.model_copy(update={"standard": standard.printed}))
    changed = then(report(standards=(standard,), measurements=()), restated)(toy_submission())
    assert reasons_of(changed.verified(), "standard-edition") == [reason]
