"""What a person says of a result on the page: a value read otherwise, a decision on a finding."""

from typing import Any, TypeVar

from fastapi import APIRouter, Form
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from api.page.origin import OurPage
from api.routers.people import NewCorrection, NewDecision, record_correction, record_decision
from api.security.callers import Reviewer, Serving
from models.exceptions import InvalidField

router = APIRouter(include_in_schema=False, prefix="/checks/{check_id}")
Wanted = TypeVar("Wanted", NewCorrection, NewDecision)


@router.post("/corrections")
def correct(
    check_id: str,
    service: Serving,
    caller: Reviewer,
    _: OurPage,
    document: int = Form(1),
    path: str = Form(),
    value: str = Form(max_length=2000),
    reason: str = Form(),
    by: str = Form(),
) -> Response:
    """Puts a person's reading in the machine's place, and verifies again."""
    given: dict[str, Any] = {"document": document, "path": path, "reason": reason, "by": by}
    wanted = _made(NewCorrection, {**given, "value": _typed(path, value.strip())})
    record_correction(service, caller, check_id, wanted)
    return RedirectResponse(f"/checks/{check_id}?done=corrected#findings", 303)


@router.post("/decisions")
def decide(
    check_id: str,
    service: Serving,
    caller: Reviewer,
    _: OurPage,
    finding: str = Form(),
    outcome: str = Form(),
    reason: str = Form(),
    by: str = Form(),
) -> Response:
    """Keeps a decision on a finding that needs review."""
    wanted = _made(NewDecision, {"finding": finding, "outcome": outcome, "reason": reason, "by": by})
    record_decision(service, caller, check_id, wanted)
    return RedirectResponse(
        f"/checks/{check_id}?done=decided&at={wanted.finding}#finding-{wanted.finding}", 303
    )


def _made(model: type[Wanted], fields: dict[str, Any]) -> Wanted:
    """The fields as data. Raises InvalidField naming the one that is wrong."""
    trimmed = {name: one.strip() if isinstance(one, str) else one for name, one in fields.items()}
    try:
        return model(**trimmed)
    except ValidationError as cause:
        mistake = cause.errors(include_url=False)[0]
        raise InvalidField(f"{mistake['loc'][0]}: {mistake['msg']}") from cause


def _typed(path: str, value: str) -> str | float | None:
    """A measured value is a number where it looks like one; nothing typed means that nothing is there."""
    if not value:
        return None
    if path.startswith("measurements."):
        try:
            return float(value)
        except ValueError:
            return value
    return value
