"""How a page is shown: the reader's language and theme, the templates, what every template may ask for."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from api.language import wanted_language
from api.service import Service
from catalog.texts import Language, Texts

STATIC = Path(__file__).parent / "static"
LANGUAGE_COOKIE, THEME_COOKIE = "greenlane_language", "greenlane_theme"
THEMES = ("auto", "light", "dark")
YEAR = 365 * 24 * 3600
ZONE = ZoneInfo("Asia/Shanghai")
"""Times are shown as they are where the channels are."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader chose, or what the browser asks for."""

    language: Language
    theme: str


def look_of(request: Request) -> Look:
    """From the address (`?lang=zh`, `?theme=dark`), else as chosen before, else as the browser asks."""
    query, cookies = request.query_params, request.cookies
    given = query.get("lang") or cookies.get(LANGUAGE_COOKIE)
    language = given if given in tuple(Language) else wanted_language(request.headers.get("accept-language"))
    theme = query.get("theme") or cookies.get(THEME_COOKIE)
    return Look(Language(language), theme if theme in THEMES else "auto")


def texts_of(request: Request) -> Texts:
    """The texts in the reader's language."""
    service: Service = request.app.state.service
    return Texts(service.catalogue, look_of(request).language)


def shown(
    request: Request, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> Response:
    """A page. A language or theme that the address names is kept for the next."""
    look, service = look_of(request), request.app.state.service
    body = (
        environment()
        .get_template(template)
        .render(
            look=look,
            t=texts_of(request),
            path=request.url.path,
            here=lambda **changed: _here(request, changed),
            signed_in=service.keys_needed,
            **(context or {}),
        )
    )
    answer = HTMLResponse(body, status, headers={"Vary": "Cookie, Accept-Language"})
    return remembered(request, answer)


def remembered(request: Request, answer: Response) -> Response:
    """The answer, with cookies for the language and theme that this address asked for."""
    look, query = look_of(request), request.query_params
    secure = request.url.scheme == "https"
    if query.get("lang") in tuple(Language):
        answer.set_cookie(LANGUAGE_COOKIE, look.language, YEAR, samesite="lax", secure=secure, httponly=True)
    if query.get("theme") in THEMES:
        answer.set_cookie(THEME_COOKIE, look.theme, YEAR, samesite="lax", secure=secure, httponly=True)
    return answer


@cache
def environment() -> Environment:
    """The templates; everything that they print is escaped."""
    made = Environment(
        loader=PackageLoader("api.page", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["asset"] = asset
    made.filters["moment"] = moment
    return made


@cache
def asset(name: str) -> str:
    """The address of a file of the page; it changes with its content, so that browsers may keep it."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def moment(when: datetime | date | None) -> str:
    """A time as it is at the port, to the minute; a day as it is."""
    if isinstance(when, datetime):
        return f"{when.astimezone(ZONE):%Y-%m-%d %H:%M}"
    return when.isoformat() if when else ""


def _here(request: Request, changed: Mapping[str, object]) -> str:
    """This page's address with some of its query changed; None takes a part away."""
    query = {**request.query_params, **changed}
    kept = {name: str(value) for name, value in query.items() if value not in (None, "")}
    return f"{request.url.path}?{urlencode(kept)}" if kept else request.url.path
