"""Checks: posted, followed, listed, cancelled."""

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from api.documented import CHECK_FORM, PROBLEMS, WAIT_HEADERS
from api.language import wanted_language
from api.results import Answers
from api.security.callers import Reader, Serving, Writer, within_limits
from api.security.keys import Caller
from api.service import Service
from api.uploads import Upload, idempotency_key, read_upload
from api.views import CheckList, CheckView, summary_of
from api.waiting import changes, preferred_wait, settled
from jobs.checks.orders import CheckFilter, CheckOrder, CheckRecord, State
from models.verification import Verdict

router = APIRouter(prefix="/v1/checks", tags=["checks"], responses=PROBLEMS)
RETRY_AFTER = "1"


@router.post("", response_model=CheckView, status_code=200, openapi_extra=CHECK_FORM, responses=WAIT_HEADERS)
async def post_check(request: Request, service: Serving, caller: Writer) -> Response:
    """Accepts a submission and checks it.

    `Prefer: wait=30` waits for the result and answers 200 with it; else 202 with `Location`. The same
    `Idempotency-Key` with the same request gives the same check.
    """
    key = idempotency_key(request)
    upload = await read_upload(request, service, service.settings.request_files)
    language = language_of(request)
    order = order_of(upload, caller, language, key)
    record = await run_in_threadpool(submitted, service, caller, order)
    wait = preferred_wait(request.headers.get("prefer"), service.settings.wait_seconds)
    if wait:
        record = await settled(service.engine, record.id, caller.tenant, wait)
    answers = Answers(service, language)
    extra = {"Location": f"/v1/checks/{record.id}"}
    if wait:
        extra["Preference-Applied"] = f"wait={wait}"
    if not record.state.final:
        extra["Retry-After"] = RETRY_AFTER
    return await run_in_threadpool(
        _answer, answers, record, caller, 200 if record.state.final else 202, extra
    )


@router.get("", response_model=CheckList)
def list_checks(
    service: Serving,
    caller: Reader,
    state: State | None = None,
    verdict: Verdict | None = None,
    channel: str | None = Query(default=None, pattern="^[a-z0-9-]{1,80}$"),
    report_number: str | None = Query(default=None, max_length=200),
    sku: str | None = Query(default=None, max_length=200),
    bill_of_lading: str | None = Query(default=None, max_length=200),
    batch: str | None = Query(default=None, pattern="^[0-9a-f]{24}$"),
    cursor: str | None = Query(default=None, pattern="^[0-9a-f]{32}$"),
    limit: int = Query(default=50, ge=1, le=200),
) -> CheckList:
    """The tenant's checks, newest first."""
    chosen = CheckFilter(
        state, verdict, channel, report_number, sku, bill_of_lading, batch, cursor, limit + 1
    )
    found = service.records.list(caller.tenant, chosen)
    more = found[limit - 1].id if len(found) > limit else None
    return CheckList(checks=[summary_of(record) for record in found[:limit]], next_cursor=more)


@router.get("/{check_id}", response_model=CheckView, responses={304: {"description": "Nothing changed."}})
async def get_check(
    request: Request,
    check_id: str,
    service: Serving,
    caller: Reader,
    wait: Annotated[int, Query(ge=0, le=600, description="Seconds to wait for the result.")] = 0,
) -> Response:
    """Where a check stands, with its result when there is one."""
    seconds = min(
        max(wait, preferred_wait(request.headers.get("prefer"), 600)), service.settings.wait_seconds
    )
    record = await settled(service.engine, check_id, caller.tenant, seconds)
    answers = Answers(service, language_of(request))
    if request.headers.get("if-none-match") == answers.etag(record):
        return Response(status_code=304, headers={"ETag": answers.etag(record)})
    extra = {} if record.state.final else {"Retry-After": RETRY_AFTER}
    return await run_in_threadpool(_answer, answers, record, caller, 200, extra)


@router.delete("/{check_id}", response_model=CheckView)
def cancel_check(request: Request, check_id: str, service: Serving, caller: Writer) -> Response:
    """Cancels a check and frees its worker; a finished one stays as it is."""
    record = service.engine.cancel(check_id, caller.tenant)
    service.store.audit(caller.actor, "check.cancel", check_id)
    return _answer(Answers(service, language_of(request)), record, caller, 200, {})


@router.get("/{check_id}/events", response_class=StreamingResponse)
async def check_events(request: Request, check_id: str, service: Serving, caller: Reader) -> Response:
    """Progress by page as server-sent events: `progress`, and at the end `final`."""
    await run_in_threadpool(service.engine.state, check_id, caller.tenant)
    stream = _events(service, check_id, caller.tenant, request)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


def order_of(
    upload: Upload, caller: Caller, language: str, key: str | None, batch: str | None = None
) -> CheckOrder:
    """The order that an upload makes."""
    return CheckOrder(
        tenant=caller.tenant,
        submitted_by=caller.key_id,
        papers=upload.papers,
        channel=upload.channel,
        shipment=upload.shipment,
        as_of=upload.as_of,
        language=language,
        idempotency_key=key,
        batch=batch,
        given_as_of=upload.given_as_of,
    )


def language_of(request: Request) -> str:
    """The reader's language."""
    return wanted_language(request.headers.get("accept-language"))


def submitted(service: Service, caller: Caller, order: CheckOrder) -> CheckRecord:
    """Accepts an order within the caller's limits. Raises Busy, OtherBody, StoreUnavailable."""
    if service.records.known(order) is None:
        within_limits(service, caller, order.size)
    record, fresh = service.engine.submit(order)
    if fresh:
        service.store.audit(caller.actor, "check.create", record.id)
    return record


def _answer(
    answers: Answers, record: CheckRecord, caller: Caller, status: int, extra: dict[str, str]
) -> Response:
    view = answers.view(record)
    if view.result is not None:
        answers.service.store.audit(caller.actor, "check.read", record.id)
    headers = {"ETag": answers.etag(record), "Cache-Control": "private, no-cache", **extra}
    return Response(view.model_dump_json(), status, headers=headers, media_type="application/json")


async def _events(service: Service, check_id: str, tenant: str, request: Request) -> AsyncIterator[str]:
    last: dict[str, Any] = {}
    async for record in changes(service.engine, check_id, tenant, service.settings.document_seconds * 4):
        data = {"state": record.state, "pages": {"done": record.pages_done, "total": record.pages_total}}
        if data != last:
            name = "final" if record.state.final else "progress"
            yield f"event: {name}\ndata: {json.dumps(data)}\n\n"
        else:
            yield ": still here\n\n"
        last = data
        if await request.is_disconnected():
            return
