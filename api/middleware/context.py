"""Every request gets an id, is timed and is logged as one line; keys and bodies never are."""

import logging
import re
import secrets
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.metrics import Metrics

LOG = logging.getLogger("greenlane.requests")
SAFE_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")


class RequestContext:
    """The outermost layer."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id, start, status = _request_id(scope), time.monotonic(), 499
        scope.setdefault("state", {})["request_id"] = request_id

        async def with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await self.app(scope, receive, with_id)
        finally:
            self._note(scope, request_id, status, time.monotonic() - start)

    def _note(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "none")
        method = scope["method"] if route != "none" else "other"
        self.metrics.requests.labels(method, route, str(status)).inc()
        self.metrics.seconds.labels(method, route).observe(seconds)
        details = {
            "request_id": request_id,
            "method": method,
            "route": route,
            "status": status,
            "milliseconds": round(seconds * 1000, 1),
            "actor": scope["state"].get("actor"),
        }
        LOG.info("request", extra=details)


def _request_id(scope: Scope) -> str:
    """The sender's own id where it is harmless, else a new one."""
    given = dict(scope["headers"]).get(b"x-request-id", b"")
    return given.decode("ascii") if SAFE_ID.fullmatch(given) else secrets.token_hex(12)
