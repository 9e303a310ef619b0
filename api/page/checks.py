"""One check: pages being read, then the verdict with everything that it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.exporting import FORMATS
from api.page.findings import Lists, Section
from api.page.looks import look_of, shown, texts_of
from api.page.marks import Mark, Places, marks_by_page
from api.page.matrix import matrices
from api.page.origin import OurPage
from api.page.reading import Reader as ValueReader
from api.page.reading import ReadValue
from api.page.sending import moved
from api.results import Answers
from api.routers.checks import submitted
from api.routers.papers import place_of
from api.security.callers import Reader, Serving, Writer
from api.service import Service
from api.uploads import channel_named
from api.views import finding_ids
from jobs.checks.corrections import Correction, corrections_of
from jobs.checks.decisions import decided, decisions_of, still_counting
from jobs.checks.documents import documents_of
from jobs.checks.orders import CheckOrder, CheckRecord, Paper, State
from jobs.submission import proposed_channels
from models.exceptions import GreenlaneError
from models.geometry import Box
from models.verification import Outcome, Verification

router = APIRouter(include_in_schema=False)

A4 = (595.0, 842.0)
DPI = 110
"""The resolution of pages on the screen; a closer look asks for more."""


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page beside the findings."""

    number: int
    width: float
    height: float
    status: str
    marks: tuple[Mark, ...]


@router.get("/checks/{check_id}")
def show(request: Request, check_id: str, service: Serving, caller: Reader) -> Response:
    """Where a check stands, or what came of it."""
    record = service.engine.state(check_id, caller.tenant)
    if record.state is not State.SUCCEEDED:
        language = look_of(request).language
        context = {
            "record": record,
            "failure": Answers(service, language).view(record).failure,
            "names": channel_names(service, language),
        }
        return shown(request, "waiting.html", context)
    service.store.audit(caller.actor, "check.read", check_id)
    return shown(request, "result.html", _result(request, service, record))


@router.post("/checks/{check_id}/cancel")
def cancel(request: Request, check_id: str, service: Serving, caller: Writer, _: OurPage) -> Response:
    """Stops a check."""
    service.engine.cancel(check_id, caller.tenant)
    service.store.audit(caller.actor, "check.cancel", check_id)
    return moved(request, f"/checks/{check_id}")


@router.post("/checks/{check_id}/again")
async def again(request: Request, check_id: str, service: Serving, caller: Writer, _: OurPage) -> Response:
    """The same papers and goods against another channel: what was read is not read again."""
    form = await request.form(max_fields=5)
    channel = channel_named(service, str(form.get("channel") or ""))
    record = await run_in_threadpool(service.engine.state, check_id, caller.tenant)
    order = CheckOrder(
        tenant=caller.tenant,
        submitted_by=caller.key_id,
        papers=record.papers,
        channel=channel,
        shipment=record.shipment,
        as_of=record.as_of,
        language=look_of(request).language,
    )
    fresh = await run_in_threadpool(submitted, service, caller, order)
    return moved(request, f"/checks/{fresh.id}")


def _result(request: Request, service: Service, record: CheckRecord) -> dict[str, Any]:
    """What the page of a result shows."""
    answers = Answers(service, look_of(request).language)
    result = answers.result(record)
    names = finding_ids(result)
    papers = documents_of(record, result.reports)
    places = Places.of(papers)
    decisions = decisions_of(service.store, record.id)
    corrections = corrections_of(service.store, record.id)
    counting = still_counting(decisions, [one.at for one in corrections if one.at])
    readers = _readers(request, result, places, corrections)
    channel = service.catalogue.channels.get(result.channel.id)
    lists = Lists(service.catalogue, channel, places, decisions, counting, _by_place(readers))
    sections = lists.sections(result, names)
    return {
        "record": record,
        "result": result,
        "channel": channel,
        "sections": sections,
        "counts": {one: _count(sections, one) for one in Outcome},
        "decided": decided(result, names, counting),
        "original": answers.original_verdict(record),
        "readers": readers,
        "matrices": matrices(result.coverage, places),
        "documents": list(_documents(service, papers, result, places)),
        "corrections": corrections,
        "formats": list(FORMATS),
        "others": _others(service, result),
        "dpi": DPI,
        "done": request.query_params.get("done", ""),
        "at": request.query_params.get("at", ""),
    }


def _readers(
    request: Request,
    result: Verification,
    places: Places,
    corrections: list[Correction],
) -> list[ValueReader]:
    """One for each paper, in the sender's order."""
    found = []
    for report in result.reports:
        number = places.document(report.document.sha256, report.document.file_name)
        if number is not None:
            found.append(ValueReader(number, report, places, corrections, texts_of(request)))
    return sorted(found, key=lambda one: one.number)


def _by_place(readers: list[ValueReader]) -> dict[tuple[int, int, Box], tuple[int, ReadValue]]:
    """Values by where they stand, so that a finding can offer them for correction."""
    found: dict[tuple[int, int, Box], tuple[int, ReadValue]] = {}
    for reader in readers:
        for group in reader.groups():
            for value in group.values:
                for place in value.places:
                    found.setdefault((place.document, place.page, place.box), (reader.number, value))
    return found


def _documents(
    service: Service, papers: Sequence[Paper], result: Verification, places: Places
) -> Iterator[dict[str, Any]]:
    marks = marks_by_page(result.findings, places)
    reports = {
        places.document(one.document.sha256, one.document.file_name): one.document for one in result.reports
    }
    for number, paper in enumerate(papers, start=1):
        document = reports.get(number)
        sizes = _sizes(service, paper)
        statuses = {page.number: page for page in document.pages} if document else {}
        pages = [
            ShownPage(
                page,
                *(size or A4),
                status=str(statuses[page].status) if page in statuses else "read",
                marks=tuple(marks.get((number, page), ())),
            )
            for page, size in enumerate(sizes, start=1)
        ]
        yield {"number": number, "paper": paper, "document": document, "pages": pages}


def _sizes(service: Service, paper: Paper) -> tuple[tuple[float, float], ...]:
    """The pages' sizes; none where the document cannot be opened: then no page is shown."""
    try:
        return service.drawing.sizes(place_of(service, paper))
    except GreenlaneError:
        return ()


def _count(sections: list[Section], outcome: Outcome) -> int:
    return sum(section.count for section in sections if section.outcome is outcome)


def _others(service: Service, result: Verification) -> list[Any]:
    """Further channels whose standard the papers name."""
    proposed = proposed_channels(result.reports, service.catalogue)
    return [channel for channel in proposed if channel.id != result.channel.id]


def channel_names(service: Service, language: str) -> dict[str, str]:
    """Every channel's name in the reader's language."""
    return {name: getattr(one.name, language) for name, one in service.catalogue.channels.items()}
