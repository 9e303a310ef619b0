"""The size of a request and its time, counted while it is received: before anything parses or stores it."""

import asyncio
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import response_of
from api.service import Service
from models.exceptions import LimitExceeded, SlowBody


class BodyLimit:
    """Ends a request whose body is too large or too slow."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app, self.service = app, service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request, or refuses it with 413 or 408."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        allowed = self.service.settings.request_bytes
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced) > allowed:
            error = LimitExceeded("request_bytes", allowed, int(announced))
            await response_of(error, scope, self.service)(scope, receive, send)
            return
        counted = _Counted(receive, allowed, self.service)
        try:
            await self.app(scope, counted, send)
        finally:
            self.service.intake.release(counted.got)


class _Counted:
    """A request's messages, counted and timed until the body is whole."""

    def __init__(self, receive: Receive, allowed: int, service: Service) -> None:
        self._receive, self._allowed, self._intake = receive, allowed, service.intake
        self._seconds, self._start = service.settings.body_seconds, time.monotonic()
        self.got, self._whole = 0, False

    async def __call__(self) -> Message:
        """The next message. Raises LimitExceeded, SlowBody, Busy."""
        if self._whole:
            return await self._receive()
        left = self._seconds - (time.monotonic() - self._start)
        try:
            message = await asyncio.wait_for(self._receive(), max(left, 0.001))
        except TimeoutError as cause:
            raise SlowBody from cause
        size = len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self.got + size > self._allowed:
            raise LimitExceeded("request_bytes", self._allowed, self.got + size)
        self._intake.add(size)
        self.got += size
        return message
