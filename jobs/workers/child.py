"""What runs inside a worker process: its limits, its lifeline, and one task at a time."""

import gc
import os
import resource
import signal
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from jobs.workers.answers import Failure, Outline
from jobs.workers.tasks import Task, reader_of
from models.exceptions import GreenlaneError, OutOfTime

GRACE_SECONDS = 120
"""Processor seconds beyond the document's time: the parent's clock must have struck long before."""

OBJECTS_BEFORE_COLLECTION = 50_000
"""Reading leaves hardly a cycle of objects: looking for some every 700 objects is a tenth of
the time of a digital page."""


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """The bounds of one worker, in bytes and seconds."""

    address_space: int
    file_size: int
    open_files: int
    document_seconds: float


@dataclass(frozen=True, slots=True)
class Reply:
    """What a task gave: the report as JSON with its outline, or a failure; and the worker's memory."""

    report: str | None
    outline: Outline | None
    failure: Failure | None
    resident: int


_channel: Connection | None = None
_limits: ChildLimits | None = None


def begin(channel: Connection, limits: ChildLimits) -> None:
    """Makes this process a worker: a group of its own, bounded, and dead when its owner is."""
    global _channel, _limits
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    _silence()
    _bound(limits)
    _channel, _limits = channel, limits
    try:
        channel.send(("started", os.getpid()))
    except OSError:
        os._exit(1)  # the parent died while this process started
    threading.Thread(target=_watch_owner, args=(channel,), daemon=True).start()


def hello() -> int:
    """A task that does nothing: its answer says that the worker has started."""
    return os.getpid()


def perform(task: Task) -> Reply:
    """Reads one document. Whatever goes wrong is a reply, unless it ends the process."""
    _bound_processor_time()
    try:
        return _read(task)
    except GreenlaneError as error:
        return Reply(None, None, Failure.of(error), _resident())
    except MemoryError:
        return Reply(None, None, _out_of_memory(), _resident())
    except Exception as error:  # noqa: BLE001 - the seam of the worker: a mistake of ours costs one document
        said = GreenlaneError(f"{GreenlaneError.__doc__} ({type(error).__name__})")
        return Reply(None, None, Failure.of(said), _resident())
    finally:
        _tell("done")


def _read(task: Task) -> Reply:
    report = reader_of(task)(task, _Deadline().progress)
    return Reply(report.model_dump_json(), Outline.of(report), None, _resident())


def _tell(*message: object) -> None:
    """Wakes the parent, which would otherwise look again only after a while."""
    if _channel is not None:
        _channel.send(message)


class _Deadline:
    """Tells the parent of each page, and stops the reading when the document's time is used up."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def progress(self, pages_done: int, pages_total: int, file_name: str) -> None:  # noqa: ARG002
        _tell("progress", pages_done, pages_total)
        allowed = _limits.document_seconds if _limits else float("inf")
        used = time.monotonic() - self._start
        if used > allowed and pages_done < pages_total:
            raise OutOfTime("document_seconds", allowed, used)


def _out_of_memory() -> Failure:
    allowed = _limits.address_space if _limits else 0
    return Failure(
        code="limit_exceeded",
        message=f"The limit address_space_bytes was exceeded: allowed {allowed:,} bytes "
        "(GREENLANE_ADDRESS_SPACE_BYTES).",
        remedy=OutOfTime.remedy.replace("time", "memory"),
        exit_code=OutOfTime.exit_code,
        http_status=OutOfTime.http_status,
        retryable=False,
        details={"name": "address_space_bytes", "allowed": allowed},
    )


def _silence() -> None:
    """Nobody reads what native code prints: a flood must not reach a terminal or fill a pipe."""
    if os.environ.get("GREENLANE_DEBUG"):
        return
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


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


def _watch_owner(channel: Connection) -> None:
    """Kills the whole group when the process that owns the pool is gone.

    Its end of the channel is the only one, and it never sends: something to read means that it is closed. The
    parent is no help, it is the fork server, which lives as long as any worker does.
    """
    wait([channel])
    os.killpg(0, signal.SIGKILL)


def _resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - read after every document
        return int(file.read().split()[1]) * resource.getpagesize()
