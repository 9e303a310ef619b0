"""Who a request comes from: a key in a header, or a browser's session cookie."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Request

from api.security.keys import LOCAL, Caller, Scope
from api.service import Service
from models.exceptions import Busy, KeyNeeded, NotAllowed

COOKIE = "greenlane_session"


def service_of(request: Request) -> Service:
    """The running service."""
    service: Service = request.app.state.service
    return service


def caller_of(request: Request) -> Caller:
    """Who asks, within the key's rate. Raises KeyNeeded, Busy."""
    service = service_of(request)
    caller = _known(request, service)
    allowed = caller.requests_per_minute or service.settings.requests_per_minute
    if service.keys_needed:
        service.rates.take(caller.key_id, allowed)
    request.state.actor = caller.actor
    return caller


def _known(request: Request, service: Service) -> Caller:
    if not service.look_for_keys():
        return LOCAL
    authorization = request.headers.get("authorization", "")
    kind, _, printed = authorization.partition(" ")
    if kind.casefold() == "bearer" and printed:
        return service.keys.caller(printed.strip())
    if shown := request.headers.get("x-api-key"):
        return service.keys.caller(shown)
    if cookie := request.cookies.get(COOKIE):
        return service.keys.caller_of_session(cookie)
    raise KeyNeeded


def needs(scope: Scope) -> Callable[..., Caller]:
    """A dependency: the caller, who must have the scope. Raises KeyNeeded, NotAllowed, Busy."""

    def caller(known: Annotated[Caller, Depends(caller_of)]) -> Caller:
        if scope not in known.scopes:
            raise NotAllowed(f"This needs a key with the scope `{scope}`.")
        return known

    return caller


def within_limits(service: Service, caller: Caller, size: int) -> None:
    """Whether a key may send one more check of so many bytes. Raises Busy."""
    allowed = caller.open_checks or service.settings.open_checks
    if (waiting := service.records.open_count(caller.key_id)) >= allowed:
        raise Busy("open_checks", allowed, waiting)
    most = caller.bytes_per_day or service.settings.bytes_per_day
    midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    sent = service.records.bytes_since(caller.key_id, midnight)
    if sent + size > most:
        raise Busy("bytes_per_day", most, sent + size, 3600)


Serving = Annotated[Service, Depends(service_of)]
Reader = Annotated[Caller, Depends(needs(Scope.READ))]
Writer = Annotated[Caller, Depends(needs(Scope.WRITE))]
Reviewer = Annotated[Caller, Depends(needs(Scope.REVIEW))]
Subscriber = Annotated[Caller, Depends(needs(Scope.WEBHOOKS))]
Operator = Annotated[Caller, Depends(needs(Scope.OPERATE))]
