"""Reading a folder's documents: what was read before comes from the store, the rest from the workers."""

import queue
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from catalog import Catalogue
from jobs.batch.plan import BatchPlan
from jobs.settings import Settings
from jobs.store import Store
from jobs.store.claims import StoredClaims
from jobs.store.keys import content_hash, engine_name, extraction_key
from jobs.submission import Received, engine_of, unread_report
from jobs.workers import Answer, Task, WorkerPool
from jobs.workers.answers import Failure
from jobs.workers.tasks import READER
from models.exceptions import Cancelled, DocumentUnreadable, LimitExceeded
from models.report import TestReport

AHEAD = 4
"""Documents handed to each worker ahead of time: enough to keep it busy, few enough to stop at once."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file with what was read of it. `failure` is None for a report; `cached` says it cost nothing."""

    path: Path
    sha256: str
    key: str
    report: TestReport
    failure: Failure | None
    cached: bool


class FolderReader:
    """Reads files through the store; each answer is kept before it is handed on."""

    def __init__(
        self, plan: BatchPlan, settings: Settings, store: Store, pool: WorkerPool, catalogue: Catalogue
    ) -> None:
        self._plan = plan
        self._settings = settings
        self._store = store
        self._pool = pool
        engine = engine_of(catalogue)
        self._version, self._engine = engine.version, engine_name(engine)
        self._digest = catalogue.digest
        self.reader = READER

    def read(self, paths: Iterable[Path]) -> Iterator[ReadFile]:
        """Every file's outcome, in the order in which they are done."""
        done: queue.SimpleQueue[Callable[[], ReadFile]] = queue.SimpleQueue()
        window = self._settings.workers * AHEAD
        waiting = 0
        for path in paths:
            known = self._known_or_begun(path, done)
            if known is not None:
                yield known
                continue
            waiting += 1
            while waiting >= window:
                yield done.get()()
                waiting -= 1
        for _ in range(waiting):
            yield done.get()()

    def _known_or_begun(
        self, path: Path, done: "queue.SimpleQueue[Callable[[], ReadFile]]"
    ) -> ReadFile | None:
        try:
            size, allowed = path.stat().st_size, self._settings.upload_bytes
            if size > allowed:
                raise LimitExceeded("upload_bytes", allowed, size)
            data = path.read_bytes()
        except LimitExceeded as error:
            return self._refused(path, Failure.of(error))
        except OSError as cause:
            return self._refused(path, Failure.of(DocumentUnreadable(f"{path.name}: {cause.strerror}.")))
        sha256 = self._store.keep(data)
        key = extraction_key(sha256, self._engine, self._digest)
        known = self._store.extraction(key)
        if known is not None and not self._is_retried(known):
            return self._file(path, sha256, key, known, cached=True)
        if known is not None:
            self._store.forgive(key)
        task = Task(self._store.documents.local_path(sha256), path.name, self._plan.local, self.reader)
        handle = self._pool.submit(task, claims=StoredClaims(self._store, key))

        def collected(future: "Future[Answer]") -> None:
            done.put(lambda: self._collected(path, sha256, key, future.result()))

        handle.future.add_done_callback(collected)
        return None

    def _is_retried(self, known: Answer) -> bool:
        """Whether a kept failure is of the kind that the user wants tried again."""
        if known.failure is None or self._plan.retry is None:
            return False
        return (known.failure.code == "quarantined") == (self._plan.retry == "quarantined")

    def _collected(self, path: Path, sha256: str, key: str, answer: Answer) -> ReadFile:
        """Keeps an answer for ever, unless it only says that the work was stopped."""
        if answer.failure is None or answer.failure.code != Cancelled.code:
            self._store.save_extraction(key, sha256, self._version, self._digest, answer)
        return self._file(path, sha256, key, answer, cached=False)

    def _file(self, path: Path, sha256: str, key: str, answer: Answer, cached: bool) -> ReadFile:
        report = answer.report
        if report is None:
            report = _unread(path, sha256, answer.failure)
        info = report.document.model_copy(update={"file_name": path.name})
        named = report.model_copy(update={"document": info})
        return ReadFile(path, sha256, key, named, answer.failure, cached)

    def _refused(self, path: Path, failure: Failure) -> ReadFile:
        """A file that was not even opened: known by its name alone."""
        sha256 = content_hash(str(path).encode())
        return ReadFile(path, sha256, sha256, _unread(path, sha256, failure), failure, cached=False)


def _unread(path: Path, sha256: str, failure: Failure | None) -> TestReport:
    said = failure.message if failure is not None else None
    report = unread_report(Received(b"", path.name), DocumentUnreadable(said))
    return report.model_copy(update={"document": report.document.model_copy(update={"sha256": sha256})})
