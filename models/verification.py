"""What a verification says: findings, verdict, coverage (contract, section 4)."""

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from models.base import Data
from models.channel import RequirementId
from models.evidence import Evidence
from models.report import SCHEMA_VERSION, TestReport
from models.sourced import Status


class Outcome(StrEnum):
    """The outcome of one requirement, from best to worst in effect."""

    MET = "met"
    NOT_APPLICABLE = "not_applicable"
    NEEDS_REVIEW = "needs_review"
    NOT_MET = "not_met"


class Verdict(StrEnum):
    """What the findings add up to."""

    READY = "ready"
    NEEDS_REVIEW = "needs_review"
    NOT_READY = "not_ready"


class Subject(Data):
    """What a finding is about: a report (its number, else its file name), a line (its SKU), or both."""

    report: str | None = None
    line: str | None = None


class ReportEvidence(Evidence):
    """Evidence that also says in which document it stands, by SHA-256 and file name."""

    document: str
    file_name: str


class Finding(Data):
    """The outcome of one requirement for one subject.

    `reason` is the stable code of the case (a key of the message catalogue) and `details` its values;
    `message` and `remedy` are the same in the reader's language. `remedy` is None only when met or not
    applicable. `local` names the user's own values that decided.
    """

    requirement: RequirementId
    outcome: Outcome
    subject: Subject
    reason: str
    details: dict[str, Any]
    message: str
    remedy: str | None
    evidence: tuple[ReportEvidence, ...] = ()
    status: Status
    sources: tuple[str, ...]
    local: tuple[str, ...] = ()
    valid_until: date | None = None


class Coverage(Data):
    """One cell of the shipment-by-clause matrix. `line` is the SKU, `report` the number that covers it."""

    line: str | None
    report: str | None
    standard: str
    clause: str
    title: str
    required_because: str | None
    result: str | None
    outcome: Outcome
    evidence: tuple[ReportEvidence, ...] = ()


class ChannelRef(Data):
    """The channel in its version."""

    id: str
    version: str
    status: Status


class Engine(Data):
    """What it takes to reproduce the verdict."""

    version: str
    ocr: dict[str, str]
    catalogue_digest: str


class Listed(Data):
    """A paper that decided nothing: `superseded`, `matches_no_line`, `supporting_paper` or `unopened`."""

    report: str
    file_name: str
    why: str


class Verification(Data):
    """The answer of `greenlane check`."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    channel: ChannelRef
    as_of: date
    verdict: Verdict
    report_verdict: Verdict
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    valid_until: date | None
    retest_by: date | None
    listed: tuple[Listed, ...] = ()
    disclaimer: str
    reports: tuple[TestReport, ...]
    engine: Engine
