"""A result as data for other systems."""

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.documented import PROBLEMS
from api.exporting import FORMATS
from api.results import Answers
from api.routers.checks import language_of
from api.routers.papers import place_of
from api.security.callers import Reader, Serving
from jobs.checks.documents import documents_of
from jobs.drawing import Kept
from models.exceptions import NoSuchPlace

router = APIRouter(prefix="/v1/checks/{check_id}/exports", tags=["exports"], responses=PROBLEMS)


@router.get("/{form}", response_class=Response)
def export(
    request: Request,
    check_id: str,
    form: str,
    service: Serving,
    caller: Reader,
    lang: str | None = Query(default=None, pattern="^(en|zh)$", description="Else by Accept-Language."),
) -> Response:
    """The result in the format of that name."""
    record = service.engine.state(check_id, caller.tenant)
    wanted = FORMATS.get(form)
    if wanted is None:
        raise NoSuchPlace(f"There is no such export; there are: {', '.join(sorted(FORMATS))}.")
    language = lang or language_of(request)
    answers = Answers(service, language)
    result = answers.result(record)
    if form == "bundle":
        papers = documents_of(record, result.reports)
        kept = [Kept(one.sha256, one.file_name, place_of(service, one)[1]) for one in papers]
        data = service.drawing.bundle(
            kept, result, language, service.settings.local, answers.people(record, result)
        )
    else:
        data = wanted.make(result)
    service.store.audit(caller.actor, "check.export", f"{check_id}/{form}")
    headers = {
        "Content-Disposition": f'attachment; filename="greenlane-{record.id}.{wanted.ending}"',
        "Cache-Control": "private, no-cache",
    }
    return Response(data, media_type=wanted.media_type, headers=headers)
