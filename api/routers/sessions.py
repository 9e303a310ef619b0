"""Signing in on the page: a key for a cookie that scripts cannot read and other sites cannot send."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.documented import PROBLEMS
from api.security.callers import COOKIE, Serving
from models.exceptions import KeyNeeded

router = APIRouter(prefix="/v1/session", tags=["session"], responses=PROBLEMS)

ATTEMPTS_PER_MINUTE = 20
"""Sign-ins of one address: a key cannot be guessed, but nobody need try faster."""


class SignIn(BaseModel):
    """The key to show."""

    key: str = Field(min_length=1, max_length=200)


@router.post("", status_code=204, response_class=Response)
def sign_in(request: Request, wanted: SignIn, service: Serving) -> Response:
    """Opens a session for whoever shows a key."""
    if not service.look_for_keys():
        return Response(status_code=204)
    service.rates.take(_address(request), ATTEMPTS_PER_MINUTE)
    cookie = service.keys.open_session(wanted.key, service.settings.session_hours)
    answer = Response(status_code=204)
    answer.set_cookie(
        COOKIE,
        cookie,
        max_age=service.settings.session_hours * 3600,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
    return answer


@router.delete("", status_code=204, response_class=Response)
def sign_out(request: Request, service: Serving) -> Response:
    """Ends the session."""
    if cookie := request.cookies.get(COOKIE):
        service.keys.close_session(cookie)
    answer = Response(status_code=204)
    answer.delete_cookie(COOKIE, path="/")
    return answer


def _address(request: Request) -> str:
    if request.client is None:
        raise KeyNeeded
    return f"address {request.client.host}"
