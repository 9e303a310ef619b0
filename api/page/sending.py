"""Papers and goods, sent from the page."""

import secrets
from dataclasses import replace
from datetime import date

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from api.page.goods import typed_shipment
from api.page.looks import look_of, shown
from api.page.origin import OurPage
from api.routers.checks import order_of, submitted
from api.security.callers import Reader, Serving, Writer
from api.service import Service
from api.uploads import MOST_FIELDS, Upload, channel_named, day_of, kept, text_of
from jobs.checks.orders import CheckFilter
from jobs.shipments import MAX_BYTES, read_shipment
from jobs.submission import PROPOSE, today_in_ningbo
from models.exceptions import InvalidField, LimitExceeded
from models.shipment import Shipment

router = APIRouter(include_in_schema=False)

MOST_TYPED = 8_000
"""Fields of a typed shipment: some fifty lines with all their boxes ticked."""


@router.get("/")
def start(request: Request, service: Serving, caller: Reader) -> Response:
    """The form of a new check."""
    channels = service.catalogue.channels
    recent = service.records.list(caller.tenant, CheckFilter(limit=5))
    context = {
        "channels": [channels[name] for name in sorted(channels)],
        "features": sorted(service.catalogue.features.values(), key=lambda one: one.key),
        "today": today_in_ningbo(),
        "once": secrets.token_hex(16),
        "limits": service.settings,
        "recent": recent,
    }
    return shown(request, "start.html", context)


@router.post("/checks")
async def send(request: Request, service: Serving, caller: Writer, _: OurPage) -> Response:
    """Accepts a submission and leads to where it is followed."""
    parts = request.form(
        max_files=service.settings.request_files + 2,
        max_fields=MOST_TYPED + MOST_FIELDS,
        max_part_size=MAX_BYTES,
    )
    async with parts as form:
        upload = await _upload(service, form)
        once = str(form.get("once") or "")[:64] or None
    order = order_of(upload, caller, look_of(request).language, None)
    if once:  # a form sent twice is one check; changed and sent again it is another
        order = replace(order, idempotency_key=f"page-{once}-{order.body_hash[:16]}")
    record = await run_in_threadpool(submitted, service, caller, order)
    return moved(request, f"/checks/{record.id}")


def moved(request: Request, place: str) -> Response:
    """Leads a browser on, whether the page asked or a part of it."""
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": place})
    return RedirectResponse(place, 303)


async def _upload(service: Service, form: FormData) -> Upload:
    files = [part for part in form.getlist("files") if isinstance(part, UploadFile) and part.filename]
    if not files:
        raise InvalidField("files: at least one document is needed.")
    if len(files) > service.settings.request_files:
        raise LimitExceeded("files", service.settings.request_files, len(files))
    channel = channel_named(service, await text_of(form, "channel") or PROPOSE)
    given = await text_of(form, "as_of")
    day: date = day_of(given) if given else today_in_ningbo()
    goods = await _goods(form)
    papers = [await kept(service, file) for file in files]
    return Upload(tuple(papers), channel, goods, day, bool(given))


async def _goods(form: FormData) -> Shipment | None:
    """The shipment: from a file where that was chosen, else as typed, else none."""
    how = form.get("goods")
    if how == "file":
        text = await text_of(form, "shipment")
        if not text or not text.strip():
            raise InvalidField("shipment: choose a file, or go on without a shipment.")
        return read_shipment(text)
    return typed_shipment(form) if how == "typed" else None
