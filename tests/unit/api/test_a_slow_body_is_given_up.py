"""A body that stalls is given up; one that comes in time is passed on whole."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from api.intake import Intake
from api.middleware.body import _Counted
from models.exceptions import SlowBody


def counted(receive: Any) -> _Counted:
    service = SimpleNamespace(settings=SimpleNamespace(body_seconds=0.05), intake=Intake(1000))
    return _Counted(receive, 1000, service)  # type: ignore[arg-type]


def test_a_body_that_stalls_is_given_up() -> None:
    async def stalls() -> Any:
        await asyncio.sleep(5)

    with pytest.raises(SlowBody):
        asyncio.run(counted(stalls)())


def test_a_body_in_time_is_passed_on_and_counted() -> None:
    async def prompt() -> Any:
        return {"type": "http.request", "body": b"abc", "more_body": False}

    one = counted(prompt)
    assert asyncio.run(one())["body"] == b"abc"
    assert one.got == 3
