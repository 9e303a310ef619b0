"""Requests that a browser was tricked into: another site's, or under a name that is not ours."""

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import response_of
from api.service import Service
from models.exceptions import NotAllowed

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
OWN = frozenset({"same-origin", "none"})


class OwnOrigin:
    """Refuses changes asked for by other sites, and names that a rebound DNS entry would bring."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app, self.service = app, service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request, or refuses it with 403."""
        if scope["type"] == "http" and (why := self._refusal(scope)):
            await response_of(NotAllowed(why), scope, self.service)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> str | None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if (names := self._names()) and host_name(host) not in names:
            return "This host name is not one of the service's own (GREENLANE_ALLOWED_HOSTS)."
        if scope["method"] in SAFE:
            return None
        site = headers.get("sec-fetch-site")
        if site is not None and site not in OWN:
            return "Another site sent this request."
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.casefold() != host.casefold():
            return "Another site sent this request."
        return None

    def _names(self) -> frozenset[str]:
        """The names under which we answer; none are asked for where keys are needed and none are set."""
        given = {name.strip().casefold() for name in self.service.settings.allowed_hosts.split(",")} - {""}
        if given:
            return frozenset(given | {"localhost", "127.0.0.1", "::1"})
        return frozenset() if self.service.keys_needed else LOOPBACK


def host_name(host: str) -> str:
    """The name in a Host header, without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0].casefold()
    return host.partition(":")[0].casefold()
