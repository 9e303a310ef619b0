"""Properties: the order of files, pages and rows changes nothing; the same input gives the same bytes."""

import random

import pytest

from models.report import TestReport
from models.verification import Verification
from tests.acceptance.decision_table.changes import beside, certificate, without
from tests.builders.infants import facilitated_submission, infant_submission
from tests.builders.toys import Submission, toy_report, toy_submission


def several() -> Submission:
    """Reports, a certificate and an older edition beside one another."""
    submission = toy_submission()
    second = toy_report("QXT2609000002B", clauses=submission.report.clauses[3:])
    return beside(second, certificate(submission))(submission)


SUBMISSIONS = {
    "toys": toy_submission(),
    "infants": infant_submission(),
    "facilitated": facilitated_submission(),
    "several papers": several(),
    "defective": without("4.7", "4.9")(several()),
}


def shuffled(report: TestReport, chance: random.Random) -> TestReport:
    """The same report with pages, rows, codes and identifiers in another order."""
    changes = {
        name: tuple(chance.sample(getattr(report, name), len(getattr(report, name))))
        for name in ("clauses", "measurements", "standards", "codes", "edits", "warnings")
    }
    pages = report.document.pages
    document = report.document.model_copy(update={"pages": tuple(chance.sample(pages, len(pages)))})
    return report.model_copy(update={**changes, "document": document})


def said(verification: Verification) -> str:
    """All that a verification says, without the reports themselves, which are as they came."""
    return verification.model_dump_json(exclude={"reports"})


@pytest.mark.parametrize("submission", SUBMISSIONS.values(), ids=SUBMISSIONS.keys())
def test_same_input_same_bytes(submission: Submission) -> None:
    assert submission.verified().model_dump_json() == submission.verified().model_dump_json()


@pytest.mark.parametrize("submission", SUBMISSIONS.values(), ids=SUBMISSIONS.keys())
@pytest.mark.parametrize("seed", range(5))
def test_any_order_of_files_is_the_same(submission: Submission, seed: int) -> None:
    reports = random.Random(seed).sample(submission.reports, len(submission.reports))
    assert submission.but(reports=tuple(reports)).verified() == submission.verified()


@pytest.mark.parametrize("submission", SUBMISSIONS.values(), ids=SUBMISSIONS.keys())
@pytest.mark.parametrize("seed", range(5))
def test_any_order_of_pages_and_rows_says_the_same(submission: Submission, seed: int) -> None:
    chance = random.Random(seed)
    changed = submission.but(reports=tuple(shuffled(report, chance) for report in submission.reports))
    assert said(changed.verified()) == said(submission.verified())


def test_a_copy_under_another_name_counts_once() -> None:
    submission = toy_submission()
    copy = submission.with_document(file_name="copy of report.pdf").report
    assert len(submission.but(reports=(submission.report, copy)).verified().reports) == 1


@pytest.mark.parametrize("submission", SUBMISSIONS.values(), ids=SUBMISSIONS.keys())
@pytest.mark.filterwarnings("error")
def test_what_is_written_reads_back_the_same(submission: Submission) -> None:
    verification = submission.verified()
    assert Verification.model_validate_json(verification.model_dump_json()) == verification
