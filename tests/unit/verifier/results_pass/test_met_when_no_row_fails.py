"""N/A, not tested and see remark are no failures; a doubtful row keeps it from met."""

from models.document import PageStatus
from models.report import Result
from tests.acceptance.decision_table.changes import added, page
from tests.builders.toys import reasons_of, toy_submission
from tests.builders.values import row


def test_met() -> None:
    others = (row("7.1", Result.NOT_TESTED), row("7.2", Result.SEE_REMARK))
    assert reasons_of(added(clauses=others)(toy_submission()).verified(), "results-pass") == ["no-row-fails"]


def test_a_row_read_with_doubt_goes_to_review() -> None:
    doubtful = added(clauses=(row("7.1", confidence=0.7),))(toy_submission())
    assert reasons_of(doubtful.verified(), "results-pass") == ["reading.doubtful"]


def test_a_page_read_with_doubt_may_hide_a_failure() -> None:
    doubtful = page(4, status=PageStatus.READ_WITH_DOUBT)(toy_submission())
    assert reasons_of(doubtful.verified(), "results-pass") == ["reading.doubtful"]
