"""How much is received at once: requests in flight bounded in bytes, documents in memory in number."""

import asyncio

from models.exceptions import Busy

DOCUMENTS_AT_ONCE = 4
"""Documents held whole in memory while they are hashed and kept."""


class Intake:
    """Shared by all requests of the service's one event loop."""

    def __init__(self, allowed: int) -> None:
        self._allowed, self._now = allowed, 0
        self.memory = asyncio.Semaphore(DOCUMENTS_AT_ONCE)

    def add(self, size: int) -> None:
        """Counts received bytes. Raises Busy where all requests together hold too many."""
        if self._now + size > self._allowed:
            raise Busy("inflight_bytes", self._allowed, self._now + size)
        self._now += size

    def release(self, size: int) -> None:
        """The request that held these bytes is over."""
        self._now -= size
