"""Handing a batch's documents to the queue and collecting what the workers kept."""

import logging
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from dbos import error as dbos_error

from jobs.extractions import Extractions
from jobs.queue import connection
from jobs.queue.executors import Executors
from jobs.queue.jobs import JOBS_VERSION, MAX_RECOVERY_ATTEMPTS, READ, ReadJob, queue_name, read_id
from jobs.queue.reaper import ACTIVE, QUARANTINE
from jobs.settings import Settings
from jobs.store import Store
from jobs.workers import Answer
from jobs.workers.answers import Failure
from models.exceptions import GreenlaneError, Quarantined, StoreUnavailable, WorkerLost

LOG = logging.getLogger("greenlane.queue")
LOOK_SECONDS = 0.25
SECONDS_BETWEEN_TRIES = 1.0
MOST_REVIVALS = 5
"""A job that ended without a result is put back so many times: a worker was stopped, not the document bad."""
MOST_FAILURES = 30
"""Rounds of collecting that may fail one after the other, for whatever nobody foresaw."""


@dataclass(slots=True)
class _Out:
    """A document that is out with the workers."""

    job: ReadJob
    key: str
    future: "Future[Answer]" = field(default_factory=Future)
    revivals: int = 0


class QueueHands:
    """The workers of the queue as a batch's hands. Close it."""

    room = 400

    def __init__(self, settings: Settings, store: Store, extractions: Extractions) -> None:
        self._store, self._extractions = store, extractions
        self.queue = queue_name(extractions.knowledge)
        self._client = connection.open_client(connection.queue_url(settings))
        self._out: dict[str, _Out] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="collector", daemon=True)
        self._thread.start()

    def __enter__(self) -> "QueueHands":
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()

    def anybody(self) -> bool:
        """Whether any process has joined this queue."""
        return any(one.queue == self.queue for one in Executors(self._store).all().values())

    def give(self, sha256: str, file_name: str, again: bool) -> "Future[Answer]":
        """Puts a document into the queue; the same document is there once, whoever asks for it."""
        key = self._extractions.key(sha256)
        out = _Out(ReadJob(sha256, file_name, self._store.documents.url), key)
        self._put(out)
        if again:
            self._revive(out)
        with self._lock:
            self._out[read_id(key)] = out
        return out.future

    def keep(self, sha256: str, answer: Answer) -> None:
        """Nothing to do: the worker has kept it."""

    def close(self) -> None:
        """Stops collecting; what is in the queue goes on, and a later run of the batch finds it done."""
        self._closing.set()
        self._thread.join()
        self._client.destroy()

    def _put(self, out: _Out) -> None:
        options: Any = {"workflow_name": READ, "queue_name": self.queue, "workflow_id": read_id(out.key)}
        self._client.enqueue(options, out.job.as_data())

    def _revive(self, out: _Out) -> None:
        """Puts a job back that is over; one that is still waiting or running stays as it is."""
        found = self._client.list_workflows(
            workflow_ids=[read_id(out.key)], load_input=False, load_output=False
        )
        if found and found[0].status not in ACTIVE:
            with suppress(dbos_error.DBOSException):  # somebody else put it back at the same moment
                self._client.rewind_workflow(
                    read_id(out.key), application_version=JOBS_VERSION, queue_name=self.queue
                )

    def _serve(self) -> None:
        failures = 0
        while not self._closing.wait(LOOK_SECONDS):
            try:
                self._collect()
                failures = 0
            except StoreUnavailable:
                LOG.warning("the store is away; the batch waits for it")
                self._closing.wait(SECONDS_BETWEEN_TRIES)
            except Exception as error:
                LOG.exception("collecting from the queue failed")
                failures += 1
                self._closing.wait(SECONDS_BETWEEN_TRIES)
                if failures > MOST_FAILURES:
                    self._give_up(error)

    def _collect(self) -> None:
        with self._lock:
            out = dict(self._out)
        if not out:
            return
        found = self._client.list_workflows(workflow_ids=list(out), load_input=False, load_output=False)
        states = {one.workflow_id: one.status for one in found}
        over = {name: one for name, one in out.items() if states.get(name) not in ACTIVE}
        kept = self._store.outlines([one.key for one in over.values()])
        for name, one in over.items():
            answer = kept.get(one.key) or self._missing_answer(one, states.get(name))
            if answer is not None:
                with self._lock:
                    del self._out[name]
                one.future.set_result(answer)

    def _missing_answer(self, out: _Out, state: str | None) -> Answer | None:
        """What becomes of a job that is over and has kept nothing; None where it was put back."""
        if state == QUARANTINE and self._store.attempts(out.key) <= MAX_RECOVERY_ATTEMPTS:
            self._revive(out)  # it only waited where others took the process down
            return None
        if state == QUARANTINE:
            answer = Answer(failure=Failure.of(Quarantined("It stopped every process that worked on it.")))
            self._extractions.keep(out.job.sha256, answer)
            return answer
        out.revivals += 1
        if out.revivals > MOST_REVIVALS:
            return Answer(failure=Failure.of(WorkerLost()))
        if state is None:
            self._put(out)
        else:
            self._revive(out)
        return None

    def _give_up(self, error: Exception) -> None:
        """What nobody foresaw ends the batch with a message; what was kept is kept."""
        with self._lock:
            left, self._out = list(self._out.values()), {}
        for one in left:
            one.future.set_exception(error if isinstance(error, GreenlaneError) else GreenlaneError())
