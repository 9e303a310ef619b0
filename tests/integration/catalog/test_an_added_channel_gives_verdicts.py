"""The EN 71 channel of docs/channels.md, one YAML file, judges reports like any shipped channel."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from catalog.local_file import load_local
from cli.main import app
from models.report import Result
from models.verification import Outcome, Verdict
from tests.builders.documents import yaml_block
from tests.builders.toys import Submission, found, reasons_of, toy_submission
from tests.builders.values import cited, row

STANDARD = "EN 71-1:2014+A1:2018"
COVERED = ("4.1", "4.7", "4.8", "4.9")
ABSENT = ("4.6", "4.10", "4.17", "4.20", "4.23", "5.1")


@pytest.fixture
def submission(tmp_path: Path) -> Submission:
    """A complete report to EN 71-1 for a toy for 3+ without special features, bound for Germany."""
    (tmp_path / "eu-toy-en71.yaml").write_text(
        yaml_block("channels.md", "eu-toy-en71.yaml"), encoding="utf-8"
    )
    (tmp_path / "local.yaml").write_text("channels: [eu-toy-en71.yaml]\n")
    complete = toy_submission().with_report(
        standards=(cited(STANDARD, "EN 71-1", "2014+A1:2018"),),
        clauses=(
            *(row(clause, standard=STANDARD) for clause in COVERED),
            *(row(clause, Result.NOT_APPLICABLE, standard=STANDARD) for clause in ABSENT),
        ),
        measurements=(),
    )
    local = load_local(tmp_path / "local.yaml")
    return complete.with_shipment(destination="DE").but(channel="eu-toy-en71", local=local)


def test_a_complete_report_is_ready(submission: Submission) -> None:
    verification = submission.verified()

    assert [finding.message for finding in verification.findings if finding.remedy] == []
    assert verification.verdict is Verdict.READY


def test_a_missing_clause_is_not(submission: Submission) -> None:
    clauses = tuple(one for one in submission.report.clauses if one.clause != "4.9")

    verification = submission.with_report(clauses=clauses).verified()

    assert verification.verdict is Verdict.NOT_READY
    assert reasons_of(verification, "clause-coverage") == ["missing"]


def test_it_is_listed_and_shown(submission: Submission, tmp_path: Path) -> None:
    for command in (["list"], ["show", "eu-toy-en71"]):
        ran = CliRunner().invoke(
            app, ["channels", *command, "--local", str(tmp_path / "local.yaml")], standalone_mode=False
        )
        assert "eu-toy-en71" in ran.stdout


def test_a_magnet_that_the_report_calls_absent_goes_to_a_person(submission: Submission) -> None:
    verification = submission.with_line(features=("magnet",)).verified()

    assert verification.verdict is Verdict.NEEDS_REVIEW
    assert reasons_of(verification, "clause-coverage") == ["not-applicable-contradicted"]


def test_a_report_to_another_standard_is_not_accepted(submission: Submission) -> None:
    verification = submission.but(reports=toy_submission().reports).verified()

    assert verification.verdict is Verdict.NOT_READY
    assert [finding.outcome for finding in found(verification, "standard-edition")] == [Outcome.NOT_MET]
