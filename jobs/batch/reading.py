"""Reading a folder's documents: what was read before comes from the store, the rest from whoever reads."""

import hashlib
import queue
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

from jobs.batch.plan import BatchPlan
from jobs.extractions import Extractions
from jobs.settings import Settings
from jobs.store import Store
from jobs.store.keys import content_hash
from jobs.workers import Answer, WorkerPool
from jobs.workers.answers import Failure, Outline
from models.exceptions import DocumentUnreadable, LimitExceeded, Stopped

AHEAD = 4
"""Documents handed to each worker ahead of time: enough to keep it busy, few enough to stop at once."""

AT_ONCE = 200
"""Files that are looked up in the store together."""

Shape = tuple[Path, int, int]
"""A file with its size and its time of change."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file with what was read of it. `outline` is None where it failed; `cached` says it cost nothing."""

    path: Path
    sha256: str
    key: str
    outline: Outline | None
    failure: Failure | None
    cached: bool


class Hands(Protocol):
    """Whoever reads: workers of this process, or a queue of many machines."""

    @property
    def room(self) -> int:
        """How many documents may be handed over before the first comes back."""
        ...

    def give(self, sha256: str, file_name: str, again: bool) -> "Future[Answer]":
        """Has a kept document read; `again` where an earlier answer is not wanted."""
        ...

    def keep(self, sha256: str, answer: Answer) -> None:
        """Keeps an answer that was collected."""
        ...


class OwnWorkers:
    """The workers of this process."""

    def __init__(self, pool: WorkerPool, extractions: Extractions, settings: Settings) -> None:
        self._pool, self._extractions = pool, extractions
        self.room = settings.workers * AHEAD

    def give(self, sha256: str, file_name: str, again: bool) -> "Future[Answer]":  # noqa: ARG002
        """Has a kept document read."""
        return self._extractions.begin(self._pool, sha256, file_name).future

    def keep(self, sha256: str, answer: Answer) -> None:
        """Keeps an answer in the store."""
        self._extractions.keep(sha256, answer)


class FolderReader:
    """Reads files through the store; each answer is kept before it is handed on."""

    def __init__(
        self,
        plan: BatchPlan,
        settings: Settings,
        store: Store,
        hands: Hands,
        extractions: Extractions,
        stopping: threading.Event,
        hashes: dict[Shape, str],
    ) -> None:
        self._plan, self._settings, self._store = plan, settings, store
        self._hands, self._extractions, self._stopping = hands, extractions, stopping
        self._hashes = hashes
        self._done: queue.SimpleQueue[tuple[str, Answer | BaseException]] = queue.SimpleQueue()
        self._waiting: dict[str, list[Path]] = defaultdict(list)

    def read(self, paths: Iterable[Path]) -> Iterator[ReadFile]:
        """Every file's outcome, in the order in which they are done. Raises Stopped when asked to stop."""
        left = iter(paths)
        while some := list(islice(left, AT_ONCE)):
            yield from self._read_some(some)
        while self._waiting:
            yield from self._collected()
        self._heed()

    def _read_some(self, paths: Sequence[Path]) -> Iterator[ReadFile]:
        hashed, refused = self._hashed(paths)
        yield from refused
        keys = {path: self._extractions.key(sha256) for path, sha256 in hashed.items()}
        known = self._store.outlines(list(dict.fromkeys(keys.values())))
        good = {
            path: known[key] for path, key in keys.items() if key in known and not self._retried(known[key])
        }
        self._store.seen_again([hashed[path] for path in good])
        for path, answer in good.items():
            yield self._file(path, hashed[path], answer, cached=True)
        for path in (path for path in hashed if path not in good):
            yield from self._given(path, again=keys[path] in known)

    def _given(self, path: Path, again: bool) -> Iterator[ReadFile]:
        """Hands a file over, once there is room; one with the same content waits for the same answer."""
        while len(self._waiting) >= self._hands.room:
            yield from self._collected()
        if self._stopping.is_set():
            return
        try:
            sha256 = self._store.keep(path.read_bytes())
        except OSError as cause:
            yield _refused(path, cause)
            return
        self._waiting[sha256].append(path)
        if len(self._waiting[sha256]) > 1:
            return
        if again:
            self._store.forgive(self._extractions.key(sha256))
        future = self._hands.give(sha256, path.name, again)
        future.add_done_callback(partial(self._answered, sha256))

    def _answered(self, sha256: str, future: "Future[Answer]") -> None:
        """Called by whoever read: only passes the answer on to the thread that collects."""
        self._done.put((sha256, future.exception() or future.result()))

    def _collected(self) -> Iterator[ReadFile]:
        sha256, answer = self._done.get()
        paths = self._waiting.pop(sha256)
        if isinstance(answer, BaseException):
            raise answer
        self._hands.keep(sha256, answer)
        for number, path in enumerate(paths):
            yield self._file(path, sha256, answer, cached=number > 0)

    def _heed(self) -> None:
        if self._stopping.is_set():
            raise Stopped

    def _retried(self, known: Answer) -> bool:
        """Whether a kept failure is of the kind that the user wants tried again."""
        if known.failure is None or self._plan.retry is None:
            return known.failure is None and known.outline is None
        return (known.failure.code == "quarantined") == (self._plan.retry == "quarantined")

    def _hashed(self, paths: Sequence[Path]) -> tuple[dict[Path, str], list[ReadFile]]:
        """The content hash of each file, and those that cannot even be opened."""
        hashed, refused = {}, []
        for path in paths:
            try:
                hashed[path] = self._hash(path)
            except (LimitExceeded, OSError) as cause:
                refused.append(_refused(path, cause))
        return hashed, refused

    def _hash(self, path: Path) -> str:
        stat, allowed = path.stat(), self._settings.upload_bytes
        if stat.st_size > allowed:
            raise LimitExceeded("upload_bytes", allowed, stat.st_size)
        shape = (path, stat.st_size, stat.st_mtime_ns)
        if shape not in self._hashes:
            with path.open("rb") as file:
                self._hashes[shape] = hashlib.file_digest(file, "sha256").hexdigest()
        return self._hashes[shape]

    def _file(self, path: Path, sha256: str, answer: Answer, cached: bool) -> ReadFile:
        key = self._extractions.key(sha256)
        return ReadFile(path, sha256, key, answer.outline, answer.failure, cached)


def _refused(path: Path, cause: Exception) -> ReadFile:
    """A file that was not even opened: known by its name alone."""
    if isinstance(cause, OSError):
        cause = DocumentUnreadable(f"{path.name}: {cause.strerror}.")
    assert isinstance(cause, LimitExceeded | DocumentUnreadable)
    sha256 = content_hash(str(path).encode())
    return ReadFile(path, sha256, sha256, None, Failure.of(cause), cached=False)
