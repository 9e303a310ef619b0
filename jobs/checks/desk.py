"""Reading papers once: from the store where they were read before, shared where two checks ask at once."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NoReturn

from jobs.checks.orders import Paper
from jobs.extractions import Extractions
from jobs.store import Store
from jobs.workers import Answer, Handle, WorkerPool
from jobs.workers.answers import Failure
from models.exceptions import Cancelled, FileMissing, StoreUnavailable

Watcher = Callable[[int, int], None]

LOOK_SECONDS = 0.5
"""A pool that is closed answers no more: who waits looks this often whether the service stops."""


@dataclass(slots=True)
class _Shared:
    """A reading under way, and everyone who waits for it."""

    handle: Handle
    watchers: list[Watcher] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """One check's claim on a reading; `answer` waits for it, `leave` gives it up."""

    desk: "Desk"
    key: str
    paper: Paper
    found: Answer | None = None
    shared: _Shared | None = None
    watcher: Watcher | None = None

    def answer(self, closing: threading.Event) -> Answer:
        """What was read, or the failure. Waits, unless the service stops.

        Raises StoreUnavailable where the document went away with all others, or came back meanwhile.
        """
        answer = self.found or self._awaited(closing)
        if answer.failure is not None and answer.failure.code == FileMissing.code:
            self.desk.look_for(self.paper)
        return answer

    def _awaited(self, closing: threading.Event) -> Answer:
        while self.shared is not None and not closing.is_set():
            with suppress(TimeoutError):
                return self.shared.handle.result(LOOK_SECONDS)
        return Answer(failure=Failure.of(Cancelled()))

    def leave(self) -> None:
        """Gives the reading up; it is stopped when nobody else waits for it."""
        self.desk.leave(self)


class Desk:
    """Hands papers to the workers. Safe to use from many threads."""

    def __init__(self, store: Store, pool: WorkerPool, extractions: Extractions) -> None:
        self._store = store
        self._pool = pool
        self.extractions = extractions
        self._lock = threading.RLock()
        self._under_way: dict[str, _Shared] = {}

    def read(self, paper: Paper, watcher: Watcher) -> Reading:
        """Begins to read a paper, or finds what was read of it. Raises FileMissing, StoreUnavailable."""
        key = self.extractions.key(paper.sha256)
        known = self._store.extraction(key)
        if known is not None and known.outline is not None and known.whole:
            watcher(known.outline.pages, known.outline.pages)
            return Reading(self, key, paper, found=known)
        with self._lock:
            shared = self._under_way.get(key)
            if shared is None:
                shared = self._begin(key, paper)
            shared.watchers.append(watcher)
        return Reading(self, key, paper, shared=shared, watcher=watcher)

    def look_for(self, paper: Paper) -> NoReturn:
        """Why a worker did not find a paper. Raises StoreUnavailable, or FileMissing where it was erased."""
        self._store.documents.local_path(paper.sha256)
        raise StoreUnavailable("The place of the documents was away.")

    def leave(self, reading: Reading) -> None:
        """One waiter less."""
        shared = reading.shared
        if shared is None:
            return
        with self._lock:
            if reading.watcher in shared.watchers:
                shared.watchers.remove(reading.watcher)
            if not shared.watchers and not shared.handle.future.done():
                shared.handle.cancel()
                self._under_way.pop(reading.key, None)

    def _begin(self, key: str, paper: Paper) -> _Shared:
        watchers: list[Watcher] = []

        def told(pages_done: int, pages_total: int) -> None:
            for watcher in tuple(watchers):
                watcher(pages_done, pages_total)

        handle = self.extractions.begin(self._pool, paper.sha256, paper.file_name, told)
        shared = _Shared(handle, watchers)
        self._under_way[key] = shared
        handle.future.add_done_callback(lambda _: self._done(key, paper, shared))
        return shared

    def _done(self, key: str, paper: Paper, shared: _Shared) -> None:
        """Keeps the reading for the next sender of the same paper."""
        with self._lock:
            if self._under_way.get(key) is shared:
                del self._under_way[key]
        if shared.handle.future.exception() is None:
            answer = shared.handle.future.result()
            self.extractions.keep_for_the_next_sender(paper.sha256, answer)
