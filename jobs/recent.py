"""The few values that were made last, in memory for a short while: what is asked again is not made again."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")

KEPT_SECONDS = 120.0
"""A reader comes back within minutes; what was erased meanwhile must not stay in memory for long."""

KEPT_BYTES = 2 << 20
"""The size in all, as JSON: objects take about ten times that."""


class Recent(Generic[Value]):
    """Values by key, each with its size; the oldest goes first. Safe to use from many threads.

    Values are handed out as they are: only what nobody changes may be kept.
    """

    def __init__(
        self,
        seconds: float = KEPT_SECONDS,
        size: int = KEPT_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds, self._size, self._clock = seconds, size, clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[float, int, Value]] = OrderedDict()
        self._total = 0

    def get(self, key: Hashable) -> Value | None:
        """The value, or None where it is not kept any more."""
        with self._lock:
            self._drop_old()
            found = self._kept.get(key)
            return found[2] if found is not None else None

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keeps a value of so many bytes; one that is too large for all is not kept."""
        with self._lock:
            self._drop(key)
            self._kept[key] = (self._clock(), size, value)
            self._total += size
            self._drop_old()

    def drop(self, key: Hashable) -> None:
        """Forgets a value at once."""
        with self._lock:
            self._drop(key)

    def _drop_old(self) -> None:
        while self._kept:
            moment, _, _ = next(iter(self._kept.values()))
            if self._total <= self._size and self._clock() - moment <= self._seconds:
                return
            self._drop(next(iter(self._kept)))

    def _drop(self, key: Hashable) -> None:
        found = self._kept.pop(key, None)
        if found is not None:
            self._total -= found[1]
