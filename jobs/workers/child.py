"""What runs inside a worker process: its limits, its lifeline, and one task at a time."""

import os
import resource
import signal
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection

from jobs.workers.answers import Failure
from jobs.workers.tasks import Task, reader_of
from models.exceptions import GreenlaneError, OutOfTime

THREAD_VARIABLES = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

GRACE_SECONDS = 120
"""Processor seconds beyond the document's time: the parent's clock must have struck long before."""


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """The bounds of one worker, in bytes and seconds."""

    address_space: int
    file_size: int
    open_files: int
    document_seconds: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What a task gave: the report as JSON or a failure, and the worker's memory in bytes."""

    report: str | None
    failure: Failure | None
    resident: int


_channel: Connection | None = None
_limits: ChildLimits | None = None


def begin(channel: Connection, limits: ChildLimits) -> None:
    """Makes this process a worker: a group of its own, bounded, and dead when its parent is."""
    global _channel, _limits
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for variable in THREAD_VARIABLES:
        os.environ[variable] = "1"
    _bound(limits)
    _channel, _limits = channel, limits
    channel.send(("started", os.getpid()))
    threading.Thread(target=_watch_parent, args=(os.getppid(),), daemon=True).start()


def perform(task: Task) -> Reply:
    """Reads one document. Errors of the document are a reply; anything else ends the worker's task."""
    clock = _Deadline()
    _bound_processor_time()
    try:
        report = reader_of(task)(task, clock.progress).model_dump_json()
    except GreenlaneError as error:
        return Reply(None, Failure.of(error), _resident())
    except MemoryError:
        return Reply(None, _out_of_memory(), _resident())
    return Reply(report, None, _resident())


class _Deadline:
    """Tells the parent of each page, and stops the reading when the document's time is used up."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def progress(self, pages_done: int, pages_total: int, file_name: str) -> None:  # noqa: ARG002
        if _channel is not None:
            _channel.send(("progress", pages_done, pages_total))
        allowed = _limits.document_seconds if _limits else float("inf")
        used = time.monotonic() - self._start
        if used > allowed and pages_done < pages_total:
            raise OutOfTime("document_seconds", allowed, used)


def _out_of_memory() -> Failure:
    allowed = _limits.address_space if _limits else 0
    return Failure(
        code="limit_exceeded",
        message=f"The limit address_space_bytes was exceeded: allowed {allowed}.",
        remedy=OutOfTime.remedy.replace("time", "memory"),
        exit_code=OutOfTime.exit_code,
        http_status=OutOfTime.http_status,
        retryable=False,
        details={"name": "address_space_bytes", "allowed": allowed},
    )


def _bound(limits: ChildLimits) -> None:
    for kind, value in (
        (resource.RLIMIT_AS, limits.address_space),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, hard))


def _bound_processor_time() -> None:
    """A loop in native code that outlives its parent still ends: no task gets more than its time per core."""
    if _limits is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    cores = os.cpu_count() or 1
    allowed = int(used.ru_utime + used.ru_stime + cores * (_limits.document_seconds + GRACE_SECONDS)) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))


def _watch_parent(parent: int) -> None:
    """Kills the whole group when the parent is gone; the kernel's own signal would miss grandchildren."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os.killpg(0, signal.SIGKILL)


def _resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - read after every document
        return int(file.read().split()[1]) * resource.getpagesize()
