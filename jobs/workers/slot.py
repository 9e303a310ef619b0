"""One worker and its clocks. The process comes from pebble; what pebble lacks is here.

Pebble starts, replaces and kills one process. It knows no silence, no process groups, no memory: this slot
watches the messages of its worker, kills the whole group on overrun, and recycles a worker that has grown.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from threading import Event

import psutil
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from jobs.settings import Settings
from jobs.workers import child
from jobs.workers.answers import Answer, Failure
from jobs.workers.tasks import Task
from models.exceptions import Cancelled, LimitExceeded, OutOfTime, WorkerLost

Told = Callable[[int, int], None]
"""Told the pages done and in all."""

LOOK_EVERY = 0.05
MEASURE_EVERY = 0.5
START_SECONDS = 180.0
"""The first worker waits for the process that all are forked from, which loads what reads."""

PRELOADED = ["jobs.workers.child", "jobs.workers.warm"]


@dataclass(slots=True)
class _Watch:
    """The clocks of one task."""

    start: float
    heard: float
    measured: float
    finishing: bool = False


class Slot:
    """A place for one worker. Use from one thread only."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool: ProcessPool | None = None
        self._channel: Connection | None = None
        self._group: int | None = None
        self._baseline: int | None = None

    def run(self, task: Task, told: Told, cancelled: Event) -> Answer:
        """Has the task read; never raises for what the document does.

        Raises WorkerLost where the worker died, which may be the document's doing or bad luck: the caller
        decides whether to try again.
        """
        start = time.monotonic()
        future = self._pool_of_one().schedule(child.perform, args=[task])
        try:
            reply = self._awaited(future, told, cancelled)
        except LimitExceeded as error:
            self._kill()
            return Answer(failure=Failure.of(error), seconds=time.monotonic() - start)
        except Cancelled as error:
            self._kill()
            return Answer(failure=Failure.of(error), seconds=time.monotonic() - start)
        except WorkerLost:
            self._kill()
            raise
        self._recycle_if_grown(reply.resident)
        return Answer(reply.report, reply.outline, reply.failure, time.monotonic() - start)

    def close(self) -> None:
        """Ends the worker and everything that it started."""
        self._kill()

    def ready(self, cancelled: Event) -> None:
        """Waits until the worker has started. Raises WorkerLost (no document's doing), Cancelled."""
        if self._group is not None:
            return
        start = time.monotonic()
        future = self._pool_of_one().schedule(child.hello)
        while not future.done():
            self._listen(_Watch(start, start, start), _untold)
            if cancelled.is_set():
                self._kill()
                raise Cancelled
            if time.monotonic() - start > START_SECONDS:
                break
        if self._group is None:
            self._listen(_Watch(start, start, start), _untold)
        if self._group is None or not future.done() or future.exception() is not None:
            self._kill()
            raise WorkerLost("A worker process did not start.")

    def _pool_of_one(self) -> ProcessPool:
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(PRELOADED)
            ours, theirs = context.Pipe()
            self._channel = ours
            self._pool = ProcessPool(
                max_workers=1,
                context=context,
                initializer=child.begin,
                initargs=[theirs, self._child_limits()],
            )
            self._documents = 0
        return self._pool

    def _child_limits(self) -> child.ChildLimits:
        chosen = self._settings
        return child.ChildLimits(
            chosen.address_space_bytes, chosen.file_size_bytes, chosen.open_files, chosen.document_seconds
        )

    def _awaited(self, future: "ProcessFuture[child.Reply]", told: Told, cancelled: Event) -> child.Reply:
        now = time.monotonic()
        watch = _Watch(now, now, now)
        while not future.done():
            if watch.finishing:
                _come_to_an_end(future)
            else:
                self._listen(watch, told)
            if cancelled.is_set():
                raise Cancelled
            self._check_clocks(watch)
        self._hear_out(watch, told)
        return _result(future)

    def _hear_out(self, watch: _Watch, told: Told) -> None:
        """Takes what the worker sent before its answer, which would pass for news of the next task."""
        while self._listen(watch, told, wait=0):
            pass

    def _listen(self, watch: _Watch, told: Told, wait: float = LOOK_EVERY) -> bool:
        """Takes one message of the worker, a sign of life; False where none comes."""
        channel = self._channel
        with suppress(EOFError, OSError):
            if channel is None or not channel.poll(wait):
                return False
            kind, *rest = channel.recv()
            watch.heard = time.monotonic()
            if kind == "started":
                self._group = rest[0]
            elif kind == "done":
                watch.finishing = True
            else:
                told(rest[0], rest[1])
            return True
        return False

    def _check_clocks(self, watch: _Watch) -> None:
        now = time.monotonic()
        silence = self._settings.silence_seconds
        if now - watch.heard > silence:
            raise OutOfTime("silence_seconds", silence, now - watch.heard)
        allowed = self._settings.document_seconds
        if now - watch.start > allowed + silence:
            raise OutOfTime("document_seconds", allowed, now - watch.start)
        if now - watch.measured > MEASURE_EVERY:
            watch.measured = now
            self._check_memory()

    def _check_memory(self) -> None:
        allowed = self._settings.resident_bytes
        used = _group_memory(self._group)
        if used > allowed:
            raise LimitExceeded("resident_bytes", allowed, used)

    def _recycle_if_grown(self, resident: int) -> None:
        self._documents += 1
        if self._baseline is None or self._documents == 1:
            self._baseline = resident
        grown = resident - self._baseline
        if (
            self._documents >= self._settings.recycle_after_documents
            or grown > self._settings.recycle_growth_bytes
        ):
            self._kill()

    def _kill(self) -> None:
        """Ends the pool and the worker's whole group: whatever it started goes with it."""
        pool, group, channel = self._pool, self._group, self._channel
        self._pool = self._group = self._channel = self._baseline = None
        if group is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(group, signal.SIGKILL)
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
        if channel is not None:
            channel.close()


def _untold(pages_done: int, pages_total: int) -> None:  # noqa: ARG001
    return


def _come_to_an_end(future: "ProcessFuture[child.Reply]") -> None:
    """Waits a moment for the answer that its worker has already announced."""
    with suppress(TimeoutError, CancelledError):
        future.exception(LOOK_EVERY)


def _result(future: "ProcessFuture[child.Reply]") -> child.Reply:
    try:
        reply: child.Reply = future.result()
    except ProcessExpired as cause:
        raise WorkerLost(f"The process that read this document died ({_death(cause)}).") from cause
    except CancelledError as cause:
        raise Cancelled from cause
    except BrokenProcessPool as cause:
        raise WorkerLost("The process that read this document died.") from cause
    except MemoryError as cause:
        raise WorkerLost("The process that read this document ran out of memory.") from cause
    return reply


def _death(cause: ProcessExpired) -> str:
    code = cause.exitcode
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"


def _group_memory(group: int | None) -> int:
    """Resident bytes of the worker and everything that it started."""
    if group is None:
        return 0
    try:
        worker = psutil.Process(group)
        family = [worker, *worker.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    total = 0
    for process in family:
        with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            total += process.memory_info().rss
    return total
