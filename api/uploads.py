"""Requests with files: what was sent, sniffed and kept before anything else is done with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from api.service import Service
from jobs.checks.orders import Paper
from jobs.shipments import MAX_BYTES, read_shipment
from jobs.submission import PROPOSE, channel_of, today_in_ningbo
from models.exceptions import BadRequest, InvalidField, LimitExceeded, UnsupportedMedia
from models.shipment import Shipment
from parser.reading.sniff import media_type

MOST_FIELDS = 20
LONGEST_NAME = 200
IDEMPOTENCY_KEY = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,253}")
FIELDS = frozenset({"files", "channel", "shipment", "as_of"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A request for a check, understood: the papers are kept, nothing is read yet."""

    papers: tuple[Paper, ...]
    channel: str
    shipment: Shipment | None
    as_of: date
    given_as_of: bool


async def read_upload(request: Request, service: Service, most_files: int) -> Upload:
    """The request's form. Raises BadRequest, LimitExceeded, UnsupportedMedia, UnknownChannel."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind != "multipart/form-data":
        raise UnsupportedMedia("The request must be multipart/form-data.")
    parts = request.form(max_files=most_files + 1, max_fields=MOST_FIELDS, max_part_size=MAX_BYTES)
    async with parts as form:
        _only_known(form)
        files = [part for part in form.getlist("files") if isinstance(part, UploadFile)]
        if not files:
            raise InvalidField("files: at least one document is needed.")
        if len(files) > most_files:
            raise LimitExceeded("files", most_files, len(files))
        channel = channel_named(service, await text_of(form, "channel"))
        goods = await text_of(form, "shipment")
        shipment = read_shipment(goods) if goods and goods.strip() else None
        given = await text_of(form, "as_of")
        day = day_of(given) if given else today_in_ningbo()
        papers = [await kept(service, file) for file in files]
    return Upload(tuple(papers), channel, shipment, day, bool(given))


def idempotency_key(request: Request) -> str | None:
    """The header's value. Raises InvalidField where it is not printable ASCII of at most 255 characters."""
    key = request.headers.get("idempotency-key")
    if key is not None and not IDEMPOTENCY_KEY.fullmatch(key):
        raise InvalidField("Idempotency-Key: 1 to 254 printable ASCII characters.")
    return key


def _only_known(form: FormData) -> None:
    unknown = sorted(set(form) - FIELDS)
    if unknown:
        raise InvalidField(
            f"{unknown[0][:60]}: there is no such field; there are {', '.join(sorted(FIELDS))}."
        )


def channel_named(service: Service, channel: str | None) -> str:
    """The channel's id, or `propose`. Raises InvalidField where none is named, UnknownChannel."""
    if not channel:
        raise InvalidField("channel: a channel is needed; GET /v1/channels lists them.")
    if channel == PROPOSE:
        return PROPOSE
    return channel_of(service.catalogue, channel).id


def day_of(text: str) -> date:
    """A day in ISO form. Raises InvalidField."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as cause:
        raise InvalidField("as_of: a day is needed, as 2026-11-20.") from cause


async def text_of(form: FormData, name: str) -> str | None:
    """A field's text; a file in its place is read as text."""
    values: Sequence[UploadFile | str] = form.getlist(name)
    if len(values) > 1:
        raise InvalidField(f"{name}: give it once.")
    if not values:
        return None
    value = values[0]
    if isinstance(value, str):
        return value
    data = await value.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise LimitExceeded(name, MAX_BYTES, len(data))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise BadRequest(f"{name}: it is not UTF-8 text.") from cause


async def kept(service: Service, file: UploadFile) -> Paper:
    """Keeps a document under its hash; its name is only ever shown."""
    allowed = service.settings.upload_bytes
    if file.size is not None and file.size > allowed:
        raise LimitExceeded("upload_bytes", allowed, file.size)
    async with service.intake.memory:
        data = await file.read()
        kind = media_type(data)
        sha256 = await run_in_threadpool(service.store.keep, data)
    return Paper(sha256, shown_name(file.filename), kind, len(data))


def shown_name(name: str | None) -> str:
    """A sender's file name without folders or control characters; never used as a path."""
    last = re.split(r"[/\\]", name or "")[-1]
    clean = "".join(mark for mark in last if mark.isprintable()).strip()
    return clean[-LONGEST_NAME:] or "document"
