"""What people say of a result: a value read otherwise, a decision on a finding. The machine's word stays."""

from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.documented import PROBLEMS
from api.results import Answers
from api.routers.checks import language_of
from api.security.callers import Reviewer, Serving
from api.security.keys import Caller
from api.service import Service
from api.views import CheckView, finding_ids
from jobs.checks.corrections import (
    Correction,
    corrected,
    corrections_of,
    keep_correction,
    original_value,
)
from jobs.checks.decisions import keep_decision
from jobs.checks.documents import documents_of
from jobs.checks.orders import CheckRecord
from models.exceptions import InvalidField, NoSuchPlace, NotFinished
from models.report import TestReport
from models.verification import Outcome

router = APIRouter(prefix="/v1/checks/{check_id}", tags=["review"], responses=PROBLEMS)

Words = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"^[^\x00]*$")]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")]


class NewCorrection(BaseModel):
    """A value that a person read otherwise."""

    document: int = Field(default=1, ge=1, description="The document's number in the check.")
    path: str = Field(
        min_length=1,
        max_length=200,
        pattern=r"^[a-z_]+(\.([a-z_]+|[0-9]{1,5}))*$",
        description="Where the value stands in the report (contract, section 3).",
        examples=["dates.test_completed"],
    )
    value: str | int | float | bool | list[str] | None = Field(examples=["2026-09-29"])
    reason: Words = Field(examples=["The scan shows 29 September."])
    by: Name = Field(examples=["Li Wei"])


class NewDecision(BaseModel):
    """A decision on a finding that needs review."""

    finding: str = Field(min_length=1, max_length=40, description="One of the check's `finding_ids`.")
    outcome: Outcome = Field(description="`met`, `not_met` or `not_applicable`.", examples=["met"])
    reason: Words = Field(examples=["The laboratory confirmed the date by letter."])
    by: Name = Field(examples=["Li Wei"])


@router.post("/corrections", response_model=CheckView, status_code=201)
def correct(
    request: Request, check_id: str, wanted: NewCorrection, service: Serving, caller: Reviewer
) -> Response:
    """Puts a person's reading in the place of the machine's, and verifies again."""
    record_correction(service, caller, check_id, wanted)
    return _created(request, service, check_id, caller.tenant)


@router.post("/decisions", response_model=CheckView, status_code=201)
def decide(
    request: Request, check_id: str, wanted: NewDecision, service: Serving, caller: Reviewer
) -> Response:
    """Records a decision on a finding that needs review; the finding stays as it is."""
    record_decision(service, caller, check_id, wanted)
    return _created(request, service, check_id, caller.tenant)


def record_correction(service: Service, caller: Caller, check_id: str, wanted: NewCorrection) -> None:
    """Keeps a correction and the verdict with it. Raises InvalidField, CheckUnknown, NotFinished."""
    record = service.engine.state(check_id, caller.tenant)
    reports = _as_read(service, record)
    if wanted.document > len(reports):
        raise InvalidField("document: there is no such document in this check.")
    report = reports[wanted.document - 1]
    correction = Correction(
        document=wanted.document,
        path=wanted.path,
        value=wanted.value,
        reason=wanted.reason,
        by=wanted.by,
        actor=caller.actor,
        original=original_value(report, wanted.path),
    )
    known = [*corrections_of(service.store, check_id), correction]
    corrected(report, [one for one in known if one.document == wanted.document])
    keep_correction(service.store, check_id, correction)
    key, result = service.judge.judge(record, reports, known)
    service.records.judge_again(check_id, key, result)
    service.store.audit(caller.actor, "check.correct", f"{check_id}/{wanted.document}/{wanted.path}")


def record_decision(service: Service, caller: Caller, check_id: str, wanted: NewDecision) -> None:
    """Keeps a decision on a finding that needs review. Raises InvalidField, CheckUnknown, NotFinished."""
    record = service.engine.state(check_id, caller.tenant)
    result = Answers(service, record.language).result(record)
    names = finding_ids(result)
    if wanted.finding not in names:
        raise InvalidField("finding: there is no such finding in this check.")
    if result.findings[names.index(wanted.finding)].outcome is not Outcome.NEEDS_REVIEW:
        raise InvalidField("finding: only a finding that needs review can be decided on.")
    if wanted.outcome is Outcome.NEEDS_REVIEW:
        raise InvalidField("outcome: met, not_met or not_applicable.")
    keep_decision(
        service.store, check_id, wanted.finding, wanted.outcome, wanted.reason, wanted.by, caller.actor
    )
    service.records.touch(check_id)
    service.store.audit(caller.actor, "check.decide", f"{check_id}/{wanted.finding}/{wanted.outcome}")


def _as_read(service: Service, record: CheckRecord) -> list[TestReport]:
    """The reports as the machine read them, in the order of the documents. Raises NotFinished."""
    first = service.store.verification(record.first_verification) if record.first_verification else None
    if first is None:
        raise NotFinished
    by_hash: dict[tuple[str, str], TestReport] = {
        (report.document.sha256, report.document.file_name): report for report in first.reports
    }
    papers = documents_of(record, first.reports)
    found: list[Any] = [by_hash.get((paper.sha256, paper.file_name)) for paper in papers]
    if None in found:
        raise NoSuchPlace("A document of this check is no longer kept.")
    return found


def _created(request: Request, service: Service, check_id: str, tenant: str) -> Response:
    answers = Answers(service, language_of(request))
    record = service.engine.state(check_id, tenant)
    headers = {"ETag": answers.etag(record), "Location": f"/v1/checks/{check_id}"}
    body = answers.view(record).model_dump_json()
    return Response(body, 201, headers=headers, media_type="application/json")
