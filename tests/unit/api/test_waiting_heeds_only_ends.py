"""Who waits for the end of a check is not woken by each page; who follows it is."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from api.waiting import changes
from jobs.checks.bulletin import Bulletin
from jobs.checks.orders import State


class Standing:
    """A check as the waiting sees it: whether it is final."""

    def __init__(self, state: State) -> None:
        self.state = state


class Engine:
    """One check that is told of and never final."""

    def __init__(self) -> None:
        self.bulletin, self.asked = Bulletin(), 0

    def state(self, check_id: str, tenant: str) -> Any:
        self.asked += 1
        return Standing(State.RUNNING)

    def listen(self, check_id: str, listener: Callable[[bool], None]) -> Callable[[], None]:
        return self.bulletin.listen(check_id, listener)


@pytest.mark.parametrize(("on_the_way", "asked"), [(True, 2), (False, 1)])
def test_a_page_wakes_those_who_follow(on_the_way: bool, asked: int) -> None:
    engine = Engine()

    async def wait() -> None:
        async def seen() -> None:
            async for _ in changes(engine, "c", "t", 0.6, on_the_way):  # type: ignore[arg-type]
                pass

        task = asyncio.create_task(seen())
        await asyncio.sleep(0.2)
        engine.bulletin.tell("c", maybe_final=False)
        await asyncio.sleep(0.2)
        assert engine.asked == asked
        task.cancel()

    asyncio.run(wait())
