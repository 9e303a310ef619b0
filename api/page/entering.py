"""Signing in and out on the page."""

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from api.page.looks import shown
from api.page.origin import OurPage
from api.routers.sessions import SignIn, sign_in, sign_out
from api.security.callers import Serving
from models.exceptions import KeyNeeded

router = APIRouter(include_in_schema=False)


@router.get("/signin")
def door(request: Request, service: Serving, next: str = "/") -> Response:  # noqa: A002 - the address's word
    """Asks for a key; leads on where none is needed."""
    if not service.look_for_keys():
        return RedirectResponse("/", 303)
    return shown(request, "signin.html", {"next": inside(next), "wrong": False})


@router.post("/signin")
def enter(
    request: Request,
    service: Serving,
    _: OurPage,
    key: str = Form(max_length=200),
    next: str = Form("/"),  # noqa: A002
) -> Response:
    """Opens a session for whoever shows a key."""
    try:
        opened = sign_in(request, SignIn(key=key.strip() or "-"), service)
    except KeyNeeded:
        return shown(request, "signin.html", {"next": inside(next), "wrong": True}, 401)
    answer = RedirectResponse(inside(next), 303)
    answer.raw_headers.extend(header for header in opened.raw_headers if header[0] == b"set-cookie")
    return answer


@router.post("/signout")
def leave(request: Request, service: Serving, _: OurPage) -> Response:
    """Ends the session."""
    closed = sign_out(request, service)
    answer = RedirectResponse("/signin", 303)
    answer.raw_headers.extend(header for header in closed.raw_headers if header[0] == b"set-cookie")
    return answer


def inside(place: str) -> str:
    """An address of this service, whatever was asked for."""
    return place if place.startswith("/") and not place.startswith(("//", "/\\")) else "/"
