"""The last seam: whatever nobody foresaw becomes one problem, and a line in the log."""

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import response_of
from api.service import Service
from models.exceptions import GreenlaneError

LOG = logging.getLogger("greenlane.errors")


class Seam:
    """Answers 500 where an answer has not begun; the cause stays in the log."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self.app, self.service = app, service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            if not isinstance(error, GreenlaneError):
                LOG.exception("unforeseen", extra={"request_id": scope.get("state", {}).get("request_id")})
            known = error if isinstance(error, GreenlaneError) else GreenlaneError()
            await response_of(known, scope, self.service)(scope, receive, watched)
