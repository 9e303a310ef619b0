"""Telling whoever waits for a check that something changed, from any thread."""

import threading
from collections import defaultdict
from collections.abc import Callable

Listener = Callable[[bool], None]
"""Called from the engine's threads with whether the check may be final now: it must return at once."""


class Bulletin:
    """Listeners by check."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[str, list[Listener]] = defaultdict(list)

    def listen(self, check_id: str, listener: Listener) -> Callable[[], None]:
        """Calls the listener on every change, until what is returned is called."""
        with self._lock:
            self._listeners[check_id].append(listener)

        def stop() -> None:
            with self._lock:
                self._listeners[check_id].remove(listener)
                if not self._listeners[check_id]:
                    del self._listeners[check_id]

        return stop

    def awaited(self) -> set[str]:
        """The checks that somebody waits for."""
        with self._lock:
            return set(self._listeners)

    def tell(self, check_id: str, maybe_final: bool = True) -> None:
        """Something about this check changed; False where it only went on."""
        with self._lock:
            listeners = list(self._listeners.get(check_id, ()))
        for listener in listeners:
            listener(maybe_final)
