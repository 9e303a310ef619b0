"""What the dead leave behind is given to the living, through DBOS's public interface alone.

DBOS gives a process that starts again its own jobs back. What it does not do without its commercial service:
notice that another process is dead, or that jobs of another version wait for nobody.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence, Set
from contextlib import suppress
from typing import Any

from dbos import DBOS, EnqueueOptions, WorkflowStatus
from dbos import error as dbos_error

from jobs.queue.executors import Executor, Executors, Pulse
from jobs.queue.jobs import CHECK, JOBS_VERSION, check_id_of
from jobs.store import Store
from models.exceptions import StoreUnavailable

LOG = logging.getLogger("greenlane.queue")
LOOK_SECONDS = 2.0
TIDY_SECONDS = 3600.0
KEPT_DAYS = 7
"""Days for which finished jobs stay in the queue's tables; what they made is in the store."""
AT_ONCE = 500
ACTIVE = ("ENQUEUED", "DELAYED", "PENDING")
QUARANTINE = "MAX_RECOVERY_ATTEMPTS_EXCEEDED"


class Reaper:
    """Looks every few seconds, from a thread of its own."""

    def __init__(self, executors: Executors, store: Store, name: str, queue: str) -> None:
        self._executors, self._store, self._name, self._queue = executors, store, name, queue
        self._pulse = Pulse(executors)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="reaper", daemon=True)
        self._tidied = time.monotonic()
        self.abandoned_checks: Callable[[Set[str]], Iterable[str]] = _none
        self.on_quarantine: Callable[[str], bool] = _innocent
        self.on_tidying: Callable[[], None] = _nothing

    def start(self) -> None:
        """Begins to look."""
        self._thread.start()

    def close(self) -> None:
        """Stops looking."""
        self._closing.set()
        if self._thread.ident is not None:
            self._thread.join()

    def look(self) -> None:
        """One round. Raises StoreUnavailable."""
        dead = self._pulse.dead()
        dead.pop(self._name, None)
        self._free_jobs(dead)
        self._adopt(dead)
        alive = self._pulse.known() - set(dead)
        self.ensure([f"check-{check_id}" for check_id in self.abandoned_checks(alive)])
        if time.monotonic() - self._tidied > TIDY_SECONDS:
            self._tidied = time.monotonic()
            self._tidy()
            self.on_tidying()

    def ensure(self, job_ids: Sequence[str]) -> None:
        """Makes sure that these checks' jobs are in the queue, whatever became of them before."""
        for start in range(0, len(job_ids), AT_ONCE):
            some = list(job_ids[start : start + AT_ONCE])
            known = {one.workflow_id: one for one in _asked(workflow_ids=some)} if len(some) > 1 else {}
            for job_id in some:
                self._ensure(job_id, known.get(job_id))

    def _ensure(self, job_id: str, known: WorkflowStatus | None) -> None:
        if known is None:
            options: EnqueueOptions = {
                "workflow_name": CHECK,
                "queue_name": self._queue,
                "workflow_id": job_id,
            }
            DBOS.enqueue_workflow_with_options(options, check_id_of(job_id))
            known = next(iter(_asked(workflow_ids=[job_id])), None)
        if known is None or known.status in ACTIVE:
            return
        if known.status == QUARANTINE and self.on_quarantine(check_id_of(job_id)):
            return
        self._again(job_id)

    def _free_jobs(self, dead: dict[str, Executor]) -> None:
        """Jobs that a dead process was doing go back to its queue; one of the living sees to each of them."""
        doing = _asked(status="PENDING")
        known = self._pulse.known()
        for name in {one.executor_id for one in doing if one.executor_id}:
            gone = name not in known
            if name == self._name or not (gone or name in dead):
                continue
            if not self._executors.claim(name, dead.get(name)):
                continue
            LOG.warning("a process is dead; its jobs go back to the queue", extra={"executor": name})
            for one in _asked(status="PENDING", executor_id=name):
                DBOS.resume_workflow(one.workflow_id, queue_name=one.queue_name or self._queue)
            self._executors.remove(name)
        for name in dead:
            self._executors.remove(name)

    def _adopt(self, dead: dict[str, Executor]) -> None:
        """Waiting jobs of another version come to ours; checks in queues without anybody, to our queue."""
        listening = self._pulse.listening(dead) | {self._queue}
        for one in _asked(status="ENQUEUED"):
            stranded = one.name == CHECK and one.queue_name not in listening
            if one.app_version not in (None, JOBS_VERSION):
                DBOS.cancel_workflow(one.workflow_id)
                self._again(one.workflow_id, one.queue_name)
            elif stranded:
                DBOS.resume_workflow(one.workflow_id, queue_name=self._queue)

    def _again(self, job_id: str, queue: str | None = None) -> None:
        with suppress(dbos_error.DBOSException):  # somebody else put it back at the same moment
            DBOS.rewind_workflow(job_id, application_version=JOBS_VERSION, queue_name=queue or self._queue)

    def _tidy(self) -> None:
        """Jobs that were done long ago are taken out of the queue's tables."""
        before = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - KEPT_DAYS * 86_400))
        for one in _asked(end_time=before, status=["SUCCESS", "ERROR", "CANCELLED"]):
            DBOS.delete_workflow(one.workflow_id)

    def _serve(self) -> None:
        while not self._closing.wait(LOOK_SECONDS):
            try:
                self.look()
            except StoreUnavailable:
                LOG.warning("the store is away; nobody looks after the dead")
            except Exception:
                LOG.exception("looking after the queue failed; it is tried again")


def _asked(**which: Any) -> list[WorkflowStatus]:
    return DBOS.list_workflows(load_input=False, load_output=False, **which)


def _none(alive: Set[str]) -> list[str]:  # noqa: ARG001
    return []


def _nothing() -> None:
    return


def _innocent(check_id: str) -> bool:  # noqa: ARG001
    return False
