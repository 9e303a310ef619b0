"""What waits for a person: the checks whose verdict needs review, with the points still open."""

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.page.checks import channel_names
from api.page.looks import look_of, shown
from api.results import Answers
from api.security.callers import Reader, Serving
from api.service import Service
from api.views import finding_ids
from jobs.checks.corrections import corrections_of
from jobs.checks.decisions import decided, decisions_of, still_counting
from jobs.checks.orders import CheckFilter, CheckRecord
from models.exceptions import NotFinished
from models.verification import Finding, Outcome, Verdict

router = APIRouter(include_in_schema=False)

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """A check that waits: its open points, and how many were decided on."""

    record: CheckRecord
    open: tuple[tuple[str, Finding], ...]
    decided: int


@router.get("/review")
def queue(
    request: Request,
    service: Serving,
    caller: Reader,
    cursor: str | None = Query(default=None, pattern="^[0-9a-f]{32}$"),
) -> Response:
    """The checks that need a person, newest first."""
    chosen = CheckFilter(verdict=Verdict.NEEDS_REVIEW, before=cursor, limit=A_PAGE + 1)
    found = service.records.list(caller.tenant, chosen)
    language = look_of(request).language
    context = {
        "waiting": list(_waiting(service, found[:A_PAGE], language)),
        "more": found[A_PAGE - 1].id if len(found) > A_PAGE else None,
        "numbers": service.records.report_numbers([one.id for one in found]),
        "names": channel_names(service, language),
    }
    return shown(request, "review.html", context)


def _waiting(service: Service, records: list[CheckRecord], language: str) -> Iterator[Waiting]:
    for record in records:
        try:
            result = Answers(service, language).result(record)
        except NotFinished:
            continue
        names = finding_ids(result)
        moments = [one.at for one in corrections_of(service.store, record.id) if one.at]
        counting = still_counting(decisions_of(service.store, record.id), moments)
        if decided(result, names, counting) is not Verdict.NEEDS_REVIEW:
            continue
        done = {one.finding for one in counting}
        review = [
            (name, one)
            for name, one in zip(names, result.findings, strict=True)
            if one.outcome is Outcome.NEEDS_REVIEW
        ]
        still = tuple((name, one) for name, one in review if name not in done)
        yield Waiting(record, still, len(review) - len(still))
