"""Reading papers once: from the store where they were read before, shared where two checks ask at once."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from catalog import Catalogue
from jobs.checks.orders import Paper
from jobs.settings import Settings
from jobs.store import Store
from jobs.store.claims import StoredClaims
from jobs.store.keys import engine_name, extraction_key
from jobs.submission import engine_of
from jobs.workers import Answer, Handle, Task, WorkerPool
from jobs.workers.answers import Failure
from jobs.workers.tasks import READER
from models.document import PageStatus
from models.exceptions import Cancelled, Quarantined
from models.report import TestReport

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
        """The report under the sender's own file name, or the failure. Waits, unless the service stops."""
        answer = self.found or self._awaited(closing)
        if answer.report is None:
            return answer
        return Answer(_named(answer.report, self.paper.file_name), None, answer.seconds, answer.attempts)

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

    def __init__(self, settings: Settings, store: Store, pool: WorkerPool, catalogue: Catalogue) -> None:
        self._store = store
        self._pool = pool
        self._local: Path | None = settings.local
        self._digest = catalogue.digest
        engine = engine_of(catalogue)
        self._version, self._engine = engine.version, engine_name(engine)
        self._lock = threading.RLock()
        self._under_way: dict[str, _Shared] = {}
        self.reader = READER

    def key(self, paper: Paper) -> str:
        """What the reading of a paper depends on."""
        return extraction_key(paper.sha256, self._engine, self._digest)

    def read(self, paper: Paper, watcher: Watcher) -> Reading:
        """Begins to read a paper, or finds what was read of it. Raises FileMissing, StoreUnavailable."""
        key = self.key(paper)
        known = self._store.extraction(key)
        if known is not None and known.report is not None:
            pages = known.report.document.page_count
            watcher(pages, pages)
            return Reading(self, key, paper, found=known)
        with self._lock:
            shared = self._under_way.get(key)
            if shared is None:
                shared = self._begin(key, paper)
            shared.watchers.append(watcher)
        return Reading(self, key, paper, shared=shared, watcher=watcher)

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
        path = self._store.documents.local_path(paper.sha256)
        task = Task(path, paper.file_name, self._local, self.reader)
        watchers: list[Watcher] = []

        def told(pages_done: int, pages_total: int) -> None:
            for watcher in tuple(watchers):
                watcher(pages_done, pages_total)

        handle = self._pool.submit(task, told, StoredClaims(self._store, key))
        shared = _Shared(handle, watchers)
        self._under_way[key] = shared
        handle.future.add_done_callback(lambda _: self._done(key, paper, shared))
        return shared

    def _done(self, key: str, paper: Paper, shared: _Shared) -> None:
        """Keeps a whole reading; only what kills its workers is remembered against a document."""
        with self._lock:
            if self._under_way.get(key) is shared:
                del self._under_way[key]
        if shared.handle.future.exception() is not None:
            return
        answer = shared.handle.future.result()
        if answer.report is not None and _whole(answer.report):
            self._store.save_extraction(key, paper.sha256, self._version, self._digest, answer)
        elif answer.failure is None or answer.failure.code != Quarantined.code:
            self._store.forgive(key)


def _named(report: TestReport, file_name: str) -> TestReport:
    """The same report under this sender's name: another tenant's must not show."""
    document = report.document.model_copy(update={"file_name": file_name})
    return report.model_copy(update={"document": document})


def _whole(report: TestReport) -> bool:
    """A page left out for want of time or memory may be read another time: such a report is not kept."""
    return all(page.status is not PageStatus.NOT_READ for page in report.document.pages)
