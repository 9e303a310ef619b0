"""Summary statements do not count, however many there are."""

from models.report import Level
from tests.acceptance.decision_table.changes import report
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import row


def test_not_met() -> None:
    summaries = tuple(
        row(None, title=title, level=Level.SUMMARY) for title in ("Physical", "Chemical", "Flammability")
    )
    changed = report(clauses=summaries, measurements=())(toy_submission())
    assert reasons_of(changed.verified(), "itemised-results") == ["summary-only"]
