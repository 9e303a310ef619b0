"""What the service answers: checks as the contract has them, with what people said beside the machine."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field

from api.problems import Limit
from jobs.checks.corrections import Correction
from jobs.checks.decisions import Decision, decided, still_counting
from jobs.checks.orders import CheckRecord, Paper, State
from models.verification import Finding, Outcome, Verdict, Verification


class Pages(BaseModel):
    """How far reading is. `total` grows while documents are opened."""

    done: int
    total: int


class DocumentView(BaseModel):
    """A document of a check."""

    number: int = Field(description="From 1, in the order of sending; those inside others follow.")
    file_name: str
    media_type: str
    sha256: str
    size: int
    enclosed_in: str | None = Field(
        default=None, description="The SHA-256 of the document that holds it; its own size is then 0."
    )


class FailureView(BaseModel):
    """Why a check has no result."""

    code: str
    detail: str
    remedy: str
    retryable: bool
    limit: Limit | None = None


class CorrectionView(BaseModel):
    """A value that a person read otherwise; `original` is what the machine read."""

    id: str
    document: int
    path: str
    value: Any
    original: Any
    reason: str
    by: str
    at: datetime | None


class DecisionView(BaseModel):
    """What a person decided on a finding."""

    id: str
    finding: str
    outcome: Outcome
    reason: str
    by: str
    at: datetime


class CheckSummary(BaseModel):
    """A check in a list."""

    id: str
    state: State
    channel: str
    as_of: date
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    pages: Pages
    documents: list[DocumentView]
    batch: str | None = None
    verdict: Verdict | None = Field(default=None, description="The machine's verdict.")
    report_verdict: Verdict | None = None
    valid_until: date | None = None


class CheckView(CheckSummary):
    """A check with its result."""

    decided_verdict: Verdict | None = Field(
        default=None, description="The verdict with people's decisions; the machine's stays in `verdict`."
    )
    finding_ids: list[str] = Field(
        default_factory=list, description="One for each finding of the result, in its order."
    )
    corrections: list[CorrectionView] = Field(default_factory=list)
    decisions: list[DecisionView] = Field(default_factory=list)
    original_verdict: Verdict | None = Field(
        default=None, description="The verdict before any value was corrected, where one was."
    )
    failure: FailureView | None = None
    result: Verification | None = None


class CheckList(BaseModel):
    """A page of checks, newest first."""

    checks: list[CheckSummary]
    next_cursor: str | None = Field(description="Ask for the next page with `?cursor=`.")


def finding_id(finding: Finding) -> str:
    """A finding's name inside its check: the same as long as it says the same of the same."""
    subject = finding.subject
    parts = (finding.requirement, subject.report or "", subject.line or "", finding.reason)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def finding_ids(result: Verification) -> list[str]:
    """The names of all findings, in their order."""
    return [finding_id(finding) for finding in result.findings]


def summary_of(record: CheckRecord) -> CheckSummary:
    """A record in a list."""
    return CheckSummary.model_validate(summary_fields(record))


def summary_fields(record: CheckRecord) -> dict[str, Any]:
    """The fields that lists and single checks share."""
    return {
        "id": record.id,
        "state": record.state,
        "channel": record.channel,
        "as_of": record.as_of,
        "created_at": record.created_at,
        "started_at": record.started_at,
        "finished_at": record.finished_at,
        "pages": Pages(done=record.pages_done, total=record.pages_total),
        "documents": document_views(record.papers),
        "batch": record.batch,
        "verdict": record.verdict,
        "report_verdict": record.report_verdict,
        "valid_until": record.valid_until,
    }


def document_views(papers: Sequence[Paper]) -> list[DocumentView]:
    """The documents of a check with their numbers."""
    return [
        DocumentView(
            number=number,
            file_name=paper.file_name,
            media_type=paper.media_type,
            sha256=paper.sha256,
            size=paper.size,
            enclosed_in=paper.enclosed_in,
        )
        for number, paper in enumerate(papers, start=1)
    ]


def with_people(
    fields: dict[str, Any],
    result: Verification,
    corrections: Sequence[Correction],
    decisions: Sequence[Decision],
) -> dict[str, Any]:
    """Adds the result, and what people said of it."""
    names = finding_ids(result)
    moments = [one.at for one in corrections if one.at is not None]
    return {
        **fields,
        "result": result,
        "finding_ids": names,
        "decided_verdict": decided(result, names, still_counting(decisions, moments)),
        "corrections": [correction_view(one) for one in corrections],
        "decisions": [decision_view(one) for one in decisions],
    }


def correction_view(one: Correction) -> CorrectionView:
    """A correction as it is shown."""
    return CorrectionView(
        id=one.id,
        document=one.document,
        path=one.path,
        value=one.value,
        original=one.original,
        reason=one.reason,
        by=one.by,
        at=one.at,
    )


def decision_view(one: Decision) -> DecisionView:
    """A decision as it is shown."""
    return DecisionView(
        id=one.id, finding=one.finding, outcome=one.outcome, reason=one.reason, by=one.by, at=one.at
    )
