"""The engine inside one process: accepted checks are rows, worker processes read, threads wait.

A check is written down before its sender is told that it is accepted; a service that starts takes up
whatever it finds unfinished. Nothing but the progress by page lives in memory alone. With a queue, several
processes share the work: `jobs.checks.queued`.
"""

import logging
import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace

from catalog import Catalogue
from jobs.checks.bulletin import Bulletin, Listener
from jobs.checks.desk import Desk, Reading
from jobs.checks.judging import Judge
from jobs.checks.orders import CheckOrder, CheckRecord, Paper, State
from jobs.checks.records import CheckRecords
from jobs.extractions import Extractions
from jobs.lookup import Enquiry
from jobs.recent import Recent
from jobs.settings import Settings
from jobs.store import Store
from jobs.store.keys import content_hash
from jobs.workers import Answer, WorkerPool
from jobs.workers.answers import Failure
from models.exceptions import Busy, Cancelled, GreenlaneError, StoreUnavailable
from models.report import ReportWarning, TestReport
from parser.enclosed import unread_report

LOG = logging.getLogger("greenlane.checks")
SECONDS_BETWEEN_TRIES = 1.0


@dataclass(slots=True)
class _Running:
    """A check in work: pages by paper, and its claims on readings."""

    pages: dict[int, tuple[int, int]] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    cancelled: bool = False

    @property
    def done_and_total(self) -> tuple[int, int]:
        counts = list(self.pages.values())
        return sum(done for done, _ in counts), sum(total for _, total in counts)


class InProcessEngine:
    """Works off accepted checks on this machine. Close it: what is not done stays accepted."""

    executor: str | None = None
    """Who this process is, where several share the work."""

    def __init__(self, settings: Settings, store: Store, pool: WorkerPool, catalogue: Catalogue) -> None:
        self.records = CheckRecords(store)
        self.desk = Desk(store, pool, Extractions(store, catalogue, settings.local))
        self.bulletin = Bulletin()
        self.on_final: Callable[[CheckRecord], None] = _nobody
        self._settings, self._store, self._pool = settings, store, pool
        self._running: dict[str, _Running] = {}
        self._recent: Recent[TestReport] = Recent()
        self._queue: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self.judge = Judge(store, self.records, catalogue, Enquiry(settings, catalogue, self._closing.is_set))
        self._threads = [
            threading.Thread(target=self._serve, name=f"check-{number}", daemon=True)
            for number in range(settings.workers + 1)
        ]

    def start(self) -> None:
        """Takes up what was accepted before, then serves."""
        for check_id in self.records.unfinished(self.executor):
            self._queue.put(check_id)
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stops: what is running goes back to the queue in the store, to be taken up by the next start."""
        self._closing.set()
        for _ in self._threads:
            self._queue.put(None)
        self._pool.close()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def submit(self, order: CheckOrder) -> tuple[CheckRecord, bool]:
        """Accepts a check; says whether it is new. Raises Busy, OtherBody, StoreUnavailable."""
        if (known := self.records.known(order)) is not None:
            return known, False
        waiting = self.records.open_count()
        if waiting >= self._settings.queue_checks and order.batch is None:
            raise Busy("queue_checks", self._settings.queue_checks, waiting)
        record, fresh = self.records.accept(order, self.executor)
        if fresh:
            self.hand_on(record.id)
        return record, fresh

    def hand_on(self, check_id: str) -> None:
        """Has an accepted check worked off."""
        self._queue.put(check_id)

    def state(self, check_id: str, tenant: str) -> CheckRecord:
        """Where a check stands, to the page. Raises CheckUnknown."""
        running = self._running.get(check_id)  # before the record: it is dropped once that is final
        record = self.records.get(check_id, tenant)
        if running is None or record.state is not State.RUNNING:
            return record
        done, total = running.done_and_total
        return replace(record, pages_done=done, pages_total=total)

    def cancel(self, check_id: str, tenant: str) -> CheckRecord:
        """Stops a check and frees its worker; a finished one stays as it is. Raises CheckUnknown."""
        self.records.get(check_id, tenant)
        if self.records.cancel(check_id):
            running = self._running.get(check_id)
            if running is not None:
                self.stop_reading(running)
            self._tell_final(check_id)
        return self.state(check_id, tenant)

    def stop_reading(self, running: "_Running") -> None:
        """Frees the workers of a check that was cancelled."""
        running.cancelled = True
        for reading in list(running.readings):
            reading.leave()

    def listen(self, check_id: str, listener: Listener) -> Callable[[], None]:
        """Calls the listener whenever a check's state or pages change, until what is returned is called."""
        return self.bulletin.listen(check_id, listener)

    @property
    def alive(self) -> bool:
        """Whether checks are still being taken up."""
        return not self._closing.is_set() and all(thread.is_alive() for thread in self._threads)

    def _serve(self) -> None:
        while (check_id := self._queue.get()) is not None and not self._closing.is_set():
            try:
                self._work(check_id)
            except StoreUnavailable:
                self._when_the_store_is_back(check_id)
            except Exception:  # noqa: BLE001 - logged there: it ends this check and no other
                self._broke(check_id)
            finally:
                self._running.pop(check_id, None)

    def _when_the_store_is_back(self, check_id: str) -> None:
        """An accepted check waits for the store; if the service stops first, the next start finds it."""
        LOG.warning("the store is away; a check waits for it", extra={"check": check_id})
        while not self._closing.wait(SECONDS_BETWEEN_TRIES):
            with suppress(StoreUnavailable):
                self.records.put_back(check_id)
                self._queue.put(check_id)
                return

    def _broke(self, check_id: str) -> None:
        """What nobody foresaw ends this check and no other; a store that is away keeps it accepted."""
        LOG.exception("a check could not be worked off", extra={"check": check_id})
        with suppress(GreenlaneError):
            if self.records.fail(check_id, asdict(Failure.of(GreenlaneError())), (0, 0)):
                self._tell_final(check_id)

    def _work(self, check_id: str) -> None:
        running = self._running[check_id] = _Running()
        record = self.records.begin(check_id, self.executor)
        if record is None:
            return
        self.bulletin.tell(check_id, maybe_final=False)
        answers = self._read(record, running)
        if self._closing.is_set():
            self.records.put_back(check_id)
            return
        if self._conclude(record, answers, running):
            self._tell_final(check_id)

    def _read(self, record: CheckRecord, running: _Running) -> list[Answer]:
        """Every paper's answer; all are begun before the first is waited for."""
        for number, paper in enumerate(record.papers):
            running.readings.append(self.desk.read(paper, self._watcher(record.id, running, number)))
            if running.cancelled:
                running.readings[-1].leave()
        return [reading.answer(self._closing) for reading in running.readings]

    def _watcher(self, check_id: str, running: _Running, number: int) -> Callable[[int, int], None]:
        def told(pages_done: int, pages_total: int) -> None:
            running.pages[number] = (pages_done, pages_total)
            self.bulletin.tell(check_id, maybe_final=False)

        return told

    def _conclude(self, record: CheckRecord, answers: list[Answer], running: _Running) -> bool:
        """Writes down what became of a check; False where it was final before, by whoever."""
        failures = [answer.failure for answer in answers if answer.failure is not None]
        if any(failure.code == Cancelled.code for failure in failures):
            return self.records.cancel(record.id)
        if len(failures) == len(answers):
            return self.records.fail(record.id, asdict(failures[0]), running.done_and_total)
        reports = [self._report(answer, paper) for answer, paper in zip(answers, record.papers, strict=True)]
        try:
            key, result = self.judge.judge(record, reports)
        except StoreUnavailable:
            raise
        except Cancelled:
            self.records.put_back(record.id)
            return False
        except GreenlaneError as error:
            return self.records.fail(record.id, asdict(Failure.of(error)), running.done_and_total)
        return self.records.succeed(record.id, key, result)

    def _report(self, answer: Answer, paper: Paper) -> TestReport:
        """The answer as a report; that of a paper which is sent again and again is made once."""
        key = content_hash(answer.text.encode()) if answer.text else ""
        report = self._recent.get(key) or answer.report
        if report is not None and answer.text and answer.whole:
            self._recent.put(key, report, len(answer.text))
        return _named(report, answer, paper)

    def _tell_final(self, check_id: str) -> None:
        self.bulletin.tell(check_id)
        record = self.records.unchecked(check_id)
        if record is not None and record.state.final:
            self.on_final(record)


def _nobody(record: CheckRecord) -> None:  # noqa: ARG001 - for whoever listens to none
    return


def _named(report: TestReport | None, answer: Answer, paper: Paper) -> TestReport:
    """What was read of a paper, under its sender's own name: another tenant's must not show.

    One that could not be read says so, and keeps the verdict from ready.
    """
    if report is not None:
        document = report.document.model_copy(update={"file_name": paper.file_name})
        return report.model_copy(update={"document": document})
    failure = answer.failure or Failure.of(GreenlaneError())
    unread = unread_report(b"", paper.file_name, GreenlaneError(failure.message))
    document = unread.document.model_copy(update={"sha256": paper.sha256, "media_type": paper.media_type})
    warning = ReportWarning(code=failure.code, message=f"{failure.message} {failure.remedy}")
    return unread.model_copy(update={"document": document, "warnings": (warning,)})
