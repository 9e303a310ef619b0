"""Many documents at once: one check for each, and counts that add up."""

import secrets

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.documented import BATCH_FORM, PROBLEMS
from api.routers.checks import language_of, order_of
from api.security.callers import Reader, Serving, Writer, within_limits
from api.security.keys import Caller
from api.service import Service
from api.uploads import Upload, idempotency_key, read_upload
from jobs.checks.orders import State
from models.exceptions import Busy, NoSuchPlace

router = APIRouter(prefix="/v1/batches", tags=["batches"], responses=PROBLEMS)


class BatchView(BaseModel):
    """A batch. `total` is the sum of `states`; `verdicts` adds up to what succeeded."""

    id: str
    total: int
    states: dict[State, int]
    verdicts: dict[str, int]
    report_verdicts: dict[str, int]
    done: bool
    checks: str = Field(description="Where the batch's checks are listed.")


@router.post("", response_model=BatchView, status_code=202, openapi_extra=BATCH_FORM)
async def post_batch(request: Request, service: Serving, caller: Writer) -> Response:
    """Accepts many documents; each becomes a check of its own."""
    key = idempotency_key(request)
    upload = await read_upload(request, service, service.settings.batch_files)
    view = await run_in_threadpool(_accepted, service, caller, upload, language_of(request), key)
    headers = {"Location": f"/v1/batches/{view.id}", "Retry-After": "2"}
    return Response(view.model_dump_json(), 202, headers=headers, media_type="application/json")


@router.get("/{batch_id}", response_model=BatchView)
def get_batch(batch_id: str, service: Serving, caller: Reader) -> BatchView:
    """How many of a batch's checks stand where."""
    return _view(service, caller.tenant, batch_id)


def _accepted(service: Service, caller: Caller, upload: Upload, language: str, key: str | None) -> BatchView:
    """Every document as a check; the same Idempotency-Key finds the same checks and their batch."""
    within_limits(service, caller, sum(paper.size for paper in upload.papers))
    allowed = service.settings.queue_checks
    if (waiting := service.records.open_count()) >= allowed:
        raise Busy("queue_checks", allowed, waiting)
    batch = secrets.token_hex(12)
    for number, paper in enumerate(upload.papers):
        alone = Upload((paper,), upload.channel, upload.shipment, upload.as_of, upload.given_as_of)
        name = f"{key[:230]} batch {number}" if key else None
        record, fresh = service.engine.submit(order_of(alone, caller, language, name, batch))
        if not fresh and record.batch:
            batch = record.batch
    service.store.audit(caller.actor, "batch.create", batch)
    return _view(service, caller.tenant, batch)


def _view(service: Service, tenant: str, batch: str) -> BatchView:
    counts = service.records.counts(tenant, batch)
    if not counts:
        raise NoSuchPlace
    states = dict.fromkeys(State, 0)
    verdicts: dict[str, int] = {}
    of_reports: dict[str, int] = {}
    for (state, verdict, report_verdict), count in counts.items():
        states[State(state)] += count
        if verdict and report_verdict:
            verdicts[verdict] = verdicts.get(verdict, 0) + count
            of_reports[report_verdict] = of_reports.get(report_verdict, 0) + count
    return BatchView(
        id=batch,
        total=sum(states.values()),
        states=states,
        verdicts=verdicts,
        report_verdicts=of_reports,
        done=all(state.final or not count for state, count in states.items()),
        checks=f"/v1/checks?batch={batch}",
    )
