"""Physical items tested again for the same goods no longer hang on the older report's date."""

from datetime import date

from models.report import Dates
from tests.acceptance.decision_table.changes import without
from tests.builders.infants import STANDARD, infant_report, infant_submission
from tests.builders.toys import found, reasons_of
from tests.builders.values import row, value

OLD = Dates(test_completed=value(date(2026, 5, 20)), issued=value(date(2026, 9, 14)))
PHYSICAL = ("attach_tensile", "sharp", "cords", "needles")


def retest(*items: str):  # type: ignore[no-untyped-def]
    """A later report on these items alone."""
    number = "QXT2609002222R"
    return infant_report(
        number, clauses=tuple(row(None, standard=STANDARD, item=key) for key in items), measurements=()
    )


def test_met() -> None:
    submission = infant_submission().with_report(dates=OLD)
    verification = submission.but(reports=(submission.report, retest(*PHYSICAL))).verified()
    assert reasons_of(verification, "report-validity") == ["in-date", "in-date"]
    until = {one.subject.report: one.valid_until for one in found(verification, "report-validity")}
    assert until == {"QXT2609001234A": date(2027, 5, 20), "QXT2609002222R": date(2027, 3, 12)}


def test_not_met_for_what_was_not_tested_again() -> None:
    submission = infant_submission().with_report(dates=OLD)
    verification = submission.but(reports=(submission.report, retest("sharp", "cords", "needles"))).verified()
    expired = [one for one in found(verification, "report-validity") if one.remedy]
    assert [one.details["items"] for one in expired] == [["Tensile strength of attached components"]]


def test_an_earlier_report_refreshes_nothing() -> None:
    submission = infant_submission().with_report(dates=OLD)
    before = retest(*PHYSICAL).model_copy(
        update={"dates": Dates(test_completed=value(date(2026, 5, 19)), issued=value(date(2026, 9, 14)))}
    )
    verification = submission.but(reports=(submission.report, before)).verified()
    reasons = {one.subject.report: one.reason for one in found(verification, "report-validity")}
    assert reasons["QXT2609001234A"] == "report-validity.items-expired"


def test_without_physical_rows_the_default_window_holds() -> None:
    submission = without(*PHYSICAL)(infant_submission())
    assert found(submission.verified(), "report-validity")[0].details["days"] == 365
