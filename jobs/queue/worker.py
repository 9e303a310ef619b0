"""This process as a worker of the queue: DBOS hands out jobs, whose bodies only call the worker pool."""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import TypeVar

from dbos import DBOS

from jobs.extractions import Extractions
from jobs.queue import connection
from jobs.queue.executors import Executors, Heart
from jobs.queue.identity import take_identity
from jobs.queue.jobs import CHECK, MAX_RECOVERY_ATTEMPTS, READ, ReadJob, check_job_id, queue_name
from jobs.queue.reaper import Reaper
from jobs.settings import Settings
from jobs.store import Store
from jobs.store.documents import DocumentStore
from jobs.workers import Answer, WorkerPool
from jobs.workers.answers import Failure
from models.exceptions import FileMissing, Stopped, StoreUnavailable

T = TypeVar("T")
LOG = logging.getLogger("greenlane.queue")
LOOK_SECONDS = 0.5
SECONDS_BETWEEN_TRIES = 1.0


class QueueWorker:
    """Works off the queue until it is closed. A process can have one: DBOS knows no second."""

    def __init__(self, settings: Settings, store: Store, pool: WorkerPool, extractions: Extractions) -> None:
        self._settings, self._store, self._pool, self._extractions = settings, store, pool, extractions
        self.queue = queue_name(extractions.knowledge)
        self.on_check: Callable[[str], None] = _nothing
        self.blind: str | None = None
        self._identity = take_identity(settings.data_folder)
        self._executors = Executors(store)
        self._heart = Heart(self._executors, self.name, self.queue, settings.workers)
        self._closing = threading.Event()
        self.reaper = Reaper(self._executors, store, self.name, self.queue)
        self._elsewhere: dict[str, DocumentStore] = {}
        self._fetched: set[str] = set()

    @property
    def name(self) -> str:
        """Who this process is in the queue."""
        return self._identity.name

    def start(self) -> None:
        """Joins the queue; what this process did when it was killed comes first. Raises StoreUnavailable."""
        global _current
        _current = self
        self._heart.start()
        connection.launch(
            connection.queue_url(self._settings), self.name, self.queue, 2 * self._settings.workers + 2
        )
        self.reaper.start()

    def close(self) -> None:
        """Leaves the queue; close the pool first. What was being done is free for others at once."""
        if self._closing.is_set():
            return
        self._closing.set()
        self.reaper.close()
        DBOS.destroy(workflow_completion_timeout_sec=0)
        self._heart.close()
        self._identity.release()

    def put_check(self, check_id: str) -> None:
        """Hands an accepted check to whoever is free. Raises StoreUnavailable."""
        self.reaper.ensure([check_job_id(check_id)])

    def work_check(self, check_id: str) -> None:
        """Works off a check, as the engine does it."""
        self.on_check(check_id)

    def read(self, job: ReadJob) -> str:
        """Has a document read and keeps what was read. Raises Stopped where this process ends before."""
        if self._known(self._extractions.key(job.sha256)):
            return "known"
        answer = self._answer(job)
        self._patiently(lambda: self._extractions.keep(job.sha256, answer))
        return "read"

    def _known(self, key: str) -> bool:
        return bool(self._patiently(lambda: self._store.outlines([key])))

    def _answer(self, job: ReadJob) -> Answer:
        documents = self._documents(job.documents)
        try:
            handle = self._patiently(
                lambda: self._extractions.begin(self._pool, job.sha256, job.file_name, documents=documents)
            )
        except FileMissing as error:
            return self._missing(job, error)
        self._fetched.add(job.documents)
        while not self._closing.is_set():
            try:
                return handle.result(LOOK_SECONDS)
            except TimeoutError:
                continue
            except StoreUnavailable:
                self._closing.wait(SECONDS_BETWEEN_TRIES)
                return self._answer(job)
        handle.cancel()
        raise Stopped

    def _missing(self, job: ReadJob, error: FileMissing) -> Answer:
        """A document that is gone is a failure; a machine that sees no document at all must stop working."""
        if job.documents in self._fetched:
            return Answer(failure=Failure.of(error))
        self.blind = f"This machine sees no documents at {job.documents}."
        LOG.error(self.blind)
        raise Stopped(self.blind)

    def _documents(self, url: str) -> DocumentStore:
        if url == self._store.documents.url:
            return self._store.documents
        if url not in self._elsewhere:
            self._elsewhere[url] = DocumentStore(url)
        return self._elsewhere[url]

    def _patiently(self, ask: Callable[[], T]) -> T:
        """Asks the store until it answers. Raises Stopped where this process ends before."""
        while not self._closing.is_set():
            try:
                return ask()
            except StoreUnavailable:
                LOG.warning("the store is away; a job waits for it")
                self._closing.wait(SECONDS_BETWEEN_TRIES)
        raise Stopped


_current: QueueWorker | None = None


def _worker() -> QueueWorker:
    if _current is None:
        raise Stopped
    return _current


@DBOS.workflow(name=READ, max_recovery_attempts=MAX_RECOVERY_ATTEMPTS)
def read_document(job: Mapping[str, str]) -> str:
    """The body of a reading job."""
    return _worker().read(ReadJob(**job))


@DBOS.workflow(name=CHECK, max_recovery_attempts=MAX_RECOVERY_ATTEMPTS)
def work_check(check_id: str) -> str:
    """The body of a check's job; what becomes of the check stands in its own row."""
    _worker().work_check(check_id)
    return check_id


def _nothing(check_id: str) -> None:  # noqa: ARG001
    raise Stopped("This process works off no checks.")
