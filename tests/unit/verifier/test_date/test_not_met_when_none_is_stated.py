"""No date or period of testing is not met; of an unread page it is not certain."""

from models.document import PageStatus
from models.report import Dates
from tests.acceptance.decision_table.changes import page, report, then
from tests.builders.toys import reasons_of, toy_submission


def test_not_met() -> None:
    verification = report(dates=Dates())(toy_submission()).verified()
    assert reasons_of(verification, "test-date") == ["not-stated"]


def test_beside_an_unread_page_it_goes_to_review() -> None:
    changed = then(report(dates=Dates()), page(1, status=PageStatus.NOT_READ))(toy_submission())
    assert reasons_of(changed.verified(), "test-date") == ["reading.doubtful"]
