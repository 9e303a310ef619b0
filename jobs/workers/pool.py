"""Many slots behind one queue: tasks go in, answers come out, a bad document costs only itself."""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import Protocol

from jobs.settings import Settings
from jobs.workers.answers import Answer, Failure
from jobs.workers.slot import Slot
from jobs.workers.tasks import Task
from models.exceptions import Cancelled, GreenlaneError, Quarantined, StoreUnavailable, WorkerLost

LOG = logging.getLogger("greenlane.workers")

Watcher = Callable[[int, int], None]
"""Told the pages done and in all, from the pool's own thread."""


class Claims(Protocol):
    """Counts attempts where they outlive this process: a store makes them durable."""

    def begin(self) -> int:
        """Counts an attempt before it starts, and says which it is."""
        ...

    def lost(self) -> None:
        """Told that the worker died in this attempt."""
        ...


class Counted:
    """Attempts counted in this process alone."""

    def __init__(self) -> None:
        self._attempts = 0

    def begin(self) -> int:
        """The number of this attempt, from 1."""
        self._attempts += 1
        return self._attempts

    def lost(self) -> None:
        """Every attempt counts here, however it ended."""


STARTS = 3
"""Tries at starting a worker."""


def unwatched(pages_done: int, pages_total: int) -> None:
    """Nobody watches."""


class _Onward:
    """Tells a watcher of progress that never goes back, though a second attempt starts at the first page."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._done = -1

    def __call__(self, pages_done: int, pages_total: int) -> None:
        if pages_done > self._done:
            self._done = pages_done
            self._watcher(pages_done, pages_total)


@dataclass(slots=True)
class Handle:
    """A task that was handed in."""

    task: Task
    watcher: Watcher = unwatched
    claims: Claims = field(default_factory=Counted)
    future: "Future[Answer]" = field(default_factory=Future)
    cancelled: threading.Event = field(default_factory=threading.Event)
    attempts: int = 0

    def cancel(self) -> None:
        """Stops the work; the worker is freed at once."""
        self.cancelled.set()

    def result(self, timeout: float | None = None) -> Answer:
        """The answer, waiting for it. Raises TimeoutError after `timeout` seconds."""
        return self.future.result(timeout)


class WorkerPool:
    """A fixed number of workers. A context manager; closing it leaves no process behind."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._tasks: queue.SimpleQueue[Handle | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._door = threading.Lock()
        self._threads = [
            threading.Thread(target=self._serve, name=f"worker-{number}", daemon=True)
            for number in range(settings.workers)
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()

    def submit(self, task: Task, watcher: Watcher = unwatched, claims: Claims | None = None) -> Handle:
        """Hands a task in and returns at once; a closed pool answers that it is cancelled.

        The watcher is told of each page once, in order.
        """
        handle = Handle(task, _Onward(watcher), claims or Counted())
        with self._door:
            if self._closing.is_set():
                handle.future.set_result(_cancelled())
            else:
                self._tasks.put(handle)
        return handle

    def close(self) -> None:
        """Stops all work; what has not been answered is answered as cancelled."""
        with self._door:
            self._closing.set()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join()
        while not self._tasks.empty():
            left = self._tasks.get_nowait()
            if left is not None:
                left.future.set_result(_cancelled())

    def _serve(self) -> None:
        slot = Slot(self._settings)
        try:
            while (handle := self._tasks.get()) is not None and not self._closing.is_set():
                self._answer(slot, handle)
            if handle is not None:
                handle.future.set_result(_cancelled())
        finally:
            slot.close()

    def _answer(self, slot: Slot, handle: Handle) -> None:
        """The task's answer, however many attempts it takes. Nothing may end this thread.

        Only a store that cannot count attempts is an exception to whoever waits: it is no document's doing.
        """
        try:
            answer = self._attempted(slot, handle)
        except StoreUnavailable as error:
            handle.future.set_exception(error)
            return
        except GreenlaneError as error:
            answer = Answer(failure=Failure.of(error), attempts=handle.attempts)
        except BaseException:
            LOG.exception("a worker's slot failed")
            slot.close()
            answer = Answer(failure=Failure.of(GreenlaneError()), attempts=handle.attempts)
        handle.future.set_result(answer)

    def _attempted(self, slot: Slot, handle: Handle) -> Answer:
        while True:
            if handle.cancelled.is_set() or self._closing.is_set():
                return _cancelled()
            if not self._is_ready(slot, handle):
                return _cancelled()
            attempt = handle.attempts = handle.claims.begin()
            if attempt > self._settings.attempts:
                raise Quarantined(f"{Quarantined.__doc__} It was tried {self._settings.attempts} times.")
            try:
                answer = slot.run(handle.task, handle.watcher, _either(handle.cancelled, self._closing))
            except WorkerLost as error:
                handle.claims.lost()
                if attempt >= self._settings.attempts:
                    raise Quarantined(f"{error.message} It was tried {attempt} times.") from error
                continue
            return replace(answer, attempts=attempt)

    def _is_ready(self, slot: Slot, handle: Handle) -> bool:
        """Starts the worker before an attempt is counted: that it does not start is no document's doing."""
        stopped = _either(handle.cancelled, self._closing)
        for number in range(STARTS):
            try:
                slot.ready(stopped)
            except Cancelled:
                return False
            except WorkerLost:
                if number == STARTS - 1:
                    raise
            else:
                return True
        return False


class _Either(threading.Event):
    """Set when either of two events is."""

    def __init__(self, first: threading.Event, second: threading.Event) -> None:
        super().__init__()
        self._both = (first, second)

    def is_set(self) -> bool:
        return any(event.is_set() for event in self._both)


def _either(first: threading.Event, second: threading.Event) -> threading.Event:
    return _Either(first, second)


def _cancelled() -> Answer:
    return Answer(failure=Failure.of(Cancelled()))
