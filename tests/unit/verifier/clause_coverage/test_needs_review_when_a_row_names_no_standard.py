"""A row without a standard counts where the report cites one alone; beside another it may be that one's."""

from typing import Any

import pytest

from models.report import StandardCited
from tests.acceptance.decision_table.changes import Change, report, rows, then
from tests.builders.infants import infant_submission
from tests.builders.toys import Submission, found, reasons_of, toy_submission
from tests.builders.values import cited

TOYS = cited("ASTM F963-23", "ASTM F963", "23")
INFANTS = cited("GB 31701-2026", "GB 31701", "2026")


def bare(key: str) -> Change:
    """The row of this clause or item no longer says to which standard it is."""

    def changed(row: Any) -> Any:
        return row.model_copy(update={"standard": None}) if key in (row.clause, row.item) else row

    return rows(changed)


ALONE = {
    "a clause": (toy_submission(), "4.7", TOYS),
    "an item": (infant_submission(), "formaldehyde", INFANTS),
}
RIVALS = {
    "a clause, another edition": (toy_submission(), "4.7", TOYS, cited("ASTM F963-17", "ASTM F963", "17")),
    "a clause, a rival": (toy_submission(), "4.7", TOYS, INFANTS),
    "an item, another edition": (
        infant_submission(),
        "formaldehyde",
        INFANTS,
        cited("GB 31701-2015", "GB 31701", "2015"),
    ),
    "an item, a rival": (infant_submission(), "formaldehyde", INFANTS, TOYS),
}


@pytest.mark.parametrize(("submission", "key", "own"), ALONE.values(), ids=ALONE.keys())
def test_met_under_the_only_standard(submission: Submission, key: str, own: StandardCited) -> None:
    changed = then(bare(key), report(standards=(own,)))(submission)
    assert reasons_of(changed.verified(), "clause-coverage") == ["covered"]


@pytest.mark.parametrize(("submission", "key", "own", "rival"), RIVALS.values(), ids=RIVALS.keys())
def test_needs_review_beside_another(
    submission: Submission, key: str, own: StandardCited, rival: StandardCited
) -> None:
    changed = then(bare(key), report(standards=(own, rival)))(submission)
    finding = found(changed.verified(), "clause-coverage")[0]
    assert finding.reason == "clause-coverage.row-without-standard"
    assert len(finding.details["clauses"]) == 1
