"""A service collects what requests leave behind, though its command puts collections off."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from api.server import keep_memory_level
from cli.main import OBJECTS_BEFORE_COLLECTION


class Left:
    """Something that only the collector of cycles can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def put_off() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("put_off")
def test_what_requests_leave_in_cycles_is_freed() -> None:
    keep_memory_level()
    left = weakref.ref(Left())
    kept = [[] for _ in range(50_000)]  # type: ignore[var-annotated]
    assert left() is None
    assert len(kept) < OBJECTS_BEFORE_COLLECTION


@pytest.mark.usefixtures("put_off")
def test_what_was_loaded_is_not_walked_again() -> None:
    keep_memory_level()
    assert gc.get_freeze_count() > len(gc.get_objects())
