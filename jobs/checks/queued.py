"""The engine of a process among others: what it has no room for waits in the queue, for whoever is free.

A check that finds room is worked on at once, without the queue's delay: its row says by whom. What a process
that died was working on is put into the queue by one that lives.
"""

import threading
from contextlib import suppress
from dataclasses import asdict

from catalog import Catalogue
from jobs.checks.engine import InProcessEngine
from jobs.queue.jobs import MAX_RECOVERY_ATTEMPTS
from jobs.queue.worker import QueueWorker
from jobs.settings import Settings
from jobs.store import Store
from jobs.store.erasure import Eraser
from jobs.workers import WorkerPool
from jobs.workers.answers import Failure
from models.exceptions import Quarantined, StoreUnavailable

TICK_SECONDS = 0.5


class QueuedEngine(InProcessEngine):
    """Works off checks together with other processes on the same store. Close it."""

    def __init__(self, settings: Settings, store: Store, pool: WorkerPool, catalogue: Catalogue) -> None:
        super().__init__(settings, store, pool, catalogue)
        self.queue = QueueWorker(settings, store, pool, self.desk.extractions)
        self.executor = self.queue.name
        self.queue.on_check = self._work_queued
        self.queue.reaper.abandoned_checks = self.records.abandoned
        self.queue.reaper.on_quarantine = self._quarantine
        self.queue.reaper.on_tidying = self._forget_old
        self._ticker = threading.Thread(target=self._tick_on, name="check-ticker", daemon=True)
        self._seen: dict[str, tuple[object, ...]] = {}

    def start(self) -> None:
        """Joins the queue, takes up what this process left, then serves. Raises StoreUnavailable."""
        self.queue.start()
        super().start()
        self._ticker.start()

    def close(self) -> None:
        """Stops; what is not done goes to others, or waits for the next start."""
        super().close()
        self.queue.close()
        if self._ticker.ident is not None:
            self._ticker.join()

    def hand_on(self, check_id: str) -> None:
        """Works a check off here where there is room, else puts it into the queue."""
        if len(self._running) + self._queue.qsize() < len(self._threads):
            super().hand_on(check_id)
            return
        self.queue.put_check(check_id)
        self.records.disown(check_id, self.queue.name)

    def _work_queued(self, check_id: str) -> None:
        """The body of a check's job: whatever ends it, its row says how."""
        while not self._closing.is_set():
            try:
                self._work(check_id)
            except StoreUnavailable:
                self._closing.wait(1.0)
                continue
            except Exception:  # noqa: BLE001 - logged there: it ends this check and no other
                self._broke(check_id)
            finally:
                self._running.pop(check_id, None)
            return

    def _quarantine(self, check_id: str) -> bool:
        """Ends a check whose papers took every process down that read them; False where others did."""
        record = self.records.unchecked(check_id)
        keys = [self.desk.extractions.key(paper.sha256) for paper in record.papers] if record else []
        if not any(self._store.attempts(key) > MAX_RECOVERY_ATTEMPTS for key in keys):
            return False
        if self.records.fail(check_id, asdict(Failure.of(Quarantined())), (0, 0)):
            self._tell_final(check_id)
        return True

    def _forget_old(self) -> None:
        """Erases what nobody has used within the time of the settings."""
        eraser = Eraser(self._store)
        eraser.forget(eraser.unused_since(self._settings.retention_days), "retention")

    def _tick_on(self) -> None:
        while not self._closing.wait(TICK_SECONDS):
            with suppress(StoreUnavailable):
                self.tick()

    def tick(self) -> None:
        """Tells others how far this process is, and learns from the store what others did."""
        running = dict(self._running)
        for check_id, one in running.items():
            done, total = one.done_and_total
            if total and self._seen.get(check_id) != (done, total):
                self._seen[check_id] = (done, total)
                self.records.progress(check_id, (done, total))
        watched = (self.bulletin.awaited() | set(running)) if running or self.bulletin.awaited() else set()
        standings = self.records.standings(watched) if watched else {}
        for check_id, standing in standings.items():
            self._heed(check_id, standing)
        self._seen = {check_id: seen for check_id, seen in self._seen.items() if check_id in watched}

    def _heed(self, check_id: str, standing: tuple[object, ...]) -> None:
        """A check that was cancelled elsewhere is stopped here; who waits for another process's is told."""
        running = self._running.get(check_id)
        if running is None:
            if self._seen.get(check_id) != standing:
                self._seen[check_id] = standing
                self.bulletin.tell(check_id)
        elif standing[0] == "cancelled" and not running.cancelled:
            self.stop_reading(running)
