"""Every check of a tenant, newest first, found by report number, SKU or bill of lading."""

from dataclasses import replace

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.page.checks import channel_names
from api.page.looks import look_of, shown
from api.security.callers import Reader, Serving
from api.service import Service
from jobs.checks.orders import CheckFilter, CheckRecord, State
from models.verification import Verdict

router = APIRouter(include_in_schema=False)

A_PAGE = 25
SEARCHED = ("report_number", "sku", "bill_of_lading")
STANDINGS = (*Verdict, State.FAILED, State.CANCELLED, State.RUNNING, State.QUEUED)


@router.get("/history")
def history(
    request: Request,
    service: Serving,
    caller: Reader,
    q: str = Query(default="", max_length=200),
    standing: str = Query(default=""),
    channel: str = Query(default=""),
    cursor: str | None = Query(default=None, pattern="^[0-9a-f]{32}$"),
) -> Response:
    """The checks that fit what is searched for."""
    language = look_of(request).language
    names = channel_names(service, language)
    chosen = CheckFilter(
        state=standing if standing in tuple(State) else None,
        verdict=standing if standing in tuple(Verdict) else None,
        channel=channel if channel in names else None,
        before=cursor,
        limit=A_PAGE + 1,
    )
    found = _found(service, caller.tenant, chosen, q.strip())
    context = {
        "records": found[:A_PAGE],
        "more": found[A_PAGE - 1].id if len(found) > A_PAGE else None,
        "numbers": service.records.report_numbers([one.id for one in found]),
        "names": names,
        "q": q,
        "standing": standing,
        "channel": channel,
        "standings": STANDINGS,
        "narrowed": bool(q or standing or channel),
    }
    return shown(request, "history.html", context)


def _found(service: Service, tenant: str, chosen: CheckFilter, words: str) -> list[CheckRecord]:
    """One search over all kinds of number: each list is in the same order, so that their union has a page."""
    if not words:
        return service.records.list(tenant, chosen)
    by_id: dict[str, CheckRecord] = {}
    for kind in SEARCHED:
        narrowed = replace(chosen, **{kind: words})  # type: ignore[arg-type]
        by_id.update({one.id: one for one in service.records.list(tenant, narrowed)})
    return sorted(by_id.values(), key=lambda one: one.id, reverse=True)[: chosen.limit]
