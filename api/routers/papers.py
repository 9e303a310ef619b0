"""What a person looks at: pages as pictures, papers with marks, the verdict as one HTML file."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.documented import PROBLEMS
from api.language import wanted_language
from api.results import Answers
from api.security.callers import Reader, Serving
from api.service import Service
from jobs.checks.documents import documents_of
from jobs.checks.orders import CheckRecord, Paper
from jobs.drawing import Place
from models.exceptions import NoSuchPlace

router = APIRouter(prefix="/v1/checks/{check_id}", tags=["papers"], responses=PROBLEMS)
Wanted = Annotated[str | None, Query(pattern="^(en|zh)$", description="Else by Accept-Language.")]
PRIVATE = "private, max-age=3600"
REPORT_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)
"""The HTML report carries its own style and pictures, and may run nothing."""


@router.get("/documents/{number}/pages/{page}.png", response_class=Response)
def page_image(
    request: Request,
    check_id: str,
    number: int,
    page: int,
    service: Serving,
    caller: Reader,
    dpi: int = Query(default=110, ge=36, le=220),
) -> Response:
    """A page as it was filed, as PNG."""
    record = service.engine.state(check_id, caller.tenant)
    paper = paper_of(service, record, number)
    etag = f'"{paper.sha256[:24]}-{page}-{dpi}"'
    headers = {"ETag": etag, "Cache-Control": PRIVATE}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    if not 1 <= page <= service.settings.pages:
        raise NoSuchPlace
    picture = service.drawing.page(place_of(service, paper), page, dpi)
    service.store.audit(caller.actor, "page.read", f"{check_id}/{number}/{page}")
    return Response(picture, media_type="image/png", headers=headers)


@router.get("/documents/{number}/annotated.pdf", response_class=Response)
def annotated_document(
    request: Request, check_id: str, number: int, service: Serving, caller: Reader, lang: Wanted = None
) -> Response:
    """A document as PDF with its evidence marked."""
    record = service.engine.state(check_id, caller.tenant)
    return _annotated(service, record, number, caller.actor, _language(request, lang))


@router.get("/annotated.pdf", response_class=Response)
def annotated(
    request: Request,
    check_id: str,
    service: Serving,
    caller: Reader,
    document: int = Query(default=1, ge=1),
    lang: Wanted = None,
) -> Response:
    """The first document, or the one asked for, as PDF with its evidence marked."""
    record = service.engine.state(check_id, caller.tenant)
    return _annotated(service, record, document, caller.actor, _language(request, lang))


@router.get("/report.html", response_class=Response)
def html_report(
    request: Request, check_id: str, service: Serving, caller: Reader, lang: Wanted = None
) -> Response:
    """The verdict as one HTML file: nothing to fetch, printable."""
    record = service.engine.state(check_id, caller.tenant)
    language = _language(request, lang)
    answers = Answers(service, language)
    result = answers.result(record)
    places = [place_of(service, paper) for paper in documents_of(record, result.reports)]
    page = service.drawing.report(
        places, result, language, service.settings.local, answers.people(record, result)
    )
    service.store.audit(caller.actor, "report.read", check_id)
    headers = {"Content-Security-Policy": REPORT_POLICY, "Cache-Control": "private, no-cache"}
    return Response(page, media_type="text/html; charset=utf-8", headers=headers)


def paper_of(service: Service, record: CheckRecord, number: int) -> Paper:
    """A document by its number; those inside the papers follow the papers. Raises NoSuchPlace."""
    papers = record.papers
    if number > len(papers) and record.verification is not None:
        papers = documents_of(record, Answers(service, record.language).result(record).reports)
    if not 1 <= number <= len(papers):
        raise NoSuchPlace
    return papers[number - 1]


def place_of(service: Service, paper: Paper) -> Place:
    """A document's hash, and the file that is it or holds it: a path made of a hash alone.

    Raises FileMissing.
    """
    return paper.sha256, str(service.store.documents.local_path(paper.enclosed_in or paper.sha256))


def _language(request: Request, lang: str | None) -> str:
    return lang or wanted_language(request.headers.get("accept-language"))


def _annotated(service: Service, record: CheckRecord, number: int, actor: str, language: str) -> Response:
    paper = paper_of(service, record, number)
    result = Answers(service, language).result(record)
    data = service.drawing.annotated(place_of(service, paper), result, language, service.settings.local)
    service.store.audit(actor, "document.read", f"{record.id}/{number}")
    headers = {
        "Cache-Control": "private, no-cache",
        "Content-Disposition": f'attachment; filename="{record.id}-{number}-annotated.pdf"',
    }
    return Response(data, media_type="application/pdf", headers=headers)
