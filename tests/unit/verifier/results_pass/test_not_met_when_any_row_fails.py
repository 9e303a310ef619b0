"""A failing row decides, whatever the conclusion says and whatever standard it is to."""

import pytest

from models.report import ClauseRow, Level, Result
from tests.acceptance.decision_table.changes import added
from tests.builders.toys import found, toy_report, toy_submission
from tests.builders.values import row, value

FAILING = {
    "a required clause": row("4.7", Result.FAIL),
    "a clause of section 5": row("5.3", Result.FAIL),
    "another standard": row("4.1", Result.FAIL, "EN 71-1:2014"),
    "a whole standard": row(None, Result.FAIL, "EN 71-3", title="Migration", level=Level.SUMMARY),
}


@pytest.mark.parametrize("failing", FAILING.values(), ids=FAILING.keys())
def test_not_met(failing: ClauseRow) -> None:
    finding = found(added(clauses=(failing,))(toy_submission()).verified(), "results-pass")[0]
    assert finding.reason == "results-pass.row-fails"
    assert [place.page for place in finding.evidence] == [2]


def test_of_two_reports_on_a_line_the_failing_one_decides() -> None:
    failed = toy_report("QXT2600000001B", clauses=(row("4.7", Result.FAIL),), conclusion=None)
    verification = toy_submission().but(reports=(toy_report(), failed)).verified()
    assert [one.subject.report for one in found(verification, "results-pass") if one.remedy] == [
        "QXT2600000001B"
    ]


def test_a_superseded_report_decides_nothing() -> None:
    failed = toy_report("QXT2600000001B", clauses=(row("4.7", Result.FAIL),), conclusion=None)
    newer = toy_report(supersedes=(value("QXT-2600000001B"),))
    verification = toy_submission().but(reports=(failed, newer)).verified()
    assert verification.verdict.value == "ready"
    assert [(one.report, one.why) for one in verification.listed] == [("QXT2600000001B", "superseded")]


def test_superseded_with_doubt_it_still_decides() -> None:
    failed = toy_report("QXT2600000001B", clauses=(row("4.7", Result.FAIL),), conclusion=None)
    newer = toy_report(supersedes=(value("QXT2600000001B", confidence=0.5),))
    assert toy_submission().but(reports=(failed, newer)).verified().verdict.value == "not_ready"


def test_two_reports_do_not_do_away_with_each_other() -> None:
    failed = toy_report(
        "QXT2600000001B", clauses=(row("4.7", Result.FAIL),), supersedes=(value("QXT2609001234A"),)
    )
    newer = toy_report(supersedes=(value("QXT2600000001B"),))
    assert toy_submission().but(reports=(failed, newer)).verified().verdict.value == "not_ready"
