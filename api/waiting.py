"""Waiting for a check without holding a thread."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from api.engine import CheckEngine
from jobs.checks.orders import CheckRecord

WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,6})", re.IGNORECASE)
LOOK_ANYWAY_SECONDS = 5.0
"""A change made by another process is not told: we look by ourselves this often."""


def preferred_wait(prefer: str | None, most: int) -> int:
    """The seconds that a Prefer header asks for (RFC 7240), at most what is allowed."""
    found = WAIT.search(prefer or "")
    return min(int(found.group(1)), most) if found else 0


async def changes(
    engine: CheckEngine, check_id: str, tenant: str, seconds: float, on_the_way: bool = True
) -> AsyncIterator[CheckRecord]:
    """The check now and after each change, until it is final or the time is over. Raises CheckUnknown.

    Without `on_the_way` pages that were read are passed over.
    """
    loop = asyncio.get_running_loop()
    changed = asyncio.Event()

    def tell(maybe_final: bool) -> None:
        if not (on_the_way or maybe_final):
            return
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(changed.set)

    stop = engine.listen(check_id, tell)
    ends = loop.time() + seconds
    try:
        while True:
            changed.clear()
            record = await run_in_threadpool(engine.state, check_id, tenant)
            yield record
            left = ends - loop.time()
            if record.state.final or left <= 0:
                return
            try:
                await asyncio.wait_for(changed.wait(), min(left, LOOK_ANYWAY_SECONDS))
            except TimeoutError:
                continue
    finally:
        stop()


async def settled(engine: CheckEngine, check_id: str, tenant: str, seconds: float) -> CheckRecord:
    """The check when it is final, or as it stands when the time is over. Raises CheckUnknown."""
    record = None
    async for state in changes(engine, check_id, tenant, seconds, on_the_way=False):
        record = state
    if record is None:
        raise AssertionError("changes() yields at least once")
    return record
