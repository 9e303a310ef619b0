"""A machine: a process of its own that works off a queue, with readers that take a moment and die on demand.

    python -m tests.faults.machine DATA_DIR DATABASE_URL [JOBS_VERSION]

Its heart beats fast, so that a test need not wait long for its death to be noticed.
"""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from jobs.extractions import Extractions
from jobs.queue import connection, executors, reaper
from jobs.queue.worker import QueueWorker
from jobs.settings import read_settings
from jobs.store import Store, open_store
from jobs.workers import Answer
from models.report import DocumentInfo, DocumentKind, TestReport

READ_SECONDS = 0.1
BEAT_SECONDS, DEAD_SECONDS, LOOK_SECONDS = 0.2, 2.5, 0.3
LOG = "reads.log"


class PlainExtractions(Extractions):
    """Extractions that depend on nothing but the document: no catalogue is loaded."""

    def __init__(self, store: Store) -> None:
        self._store, self._local = store, None
        self._version, self._engine, self._digest = "0", "test", "0" * 64
        self.reader = ""

    def begin(self, pool: Any, sha256: str, file_name: str, *unused: Any, **more: Any) -> Any:
        return pool.submit(sha256, file_name, lambda: self._store.claim(self.key(sha256)))


class Reading:
    """A handle, as the worker pool gives it."""

    def __init__(self, future: "Future[Answer]") -> None:
        self.future = future

    def result(self, timeout: float | None = None) -> Answer:
        return self.future.result(timeout)

    def cancel(self) -> None:
        self.future.cancel()


class QuickPool:
    """One reader in this process, one document after the other; each that is begun is written down."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._reader = ThreadPoolExecutor(1)

    def submit(self, sha256: str, name: str, claim: Callable[[], int]) -> Reading:
        return Reading(self._reader.submit(self._read, sha256, name, claim))

    def _read(self, sha256: str, name: str, claim: Callable[[], int]) -> Answer:
        claim()
        with self._log.open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
        if "poison" in name:
            os.kill(os.getpid(), 9)
        time.sleep(READ_SECONDS)
        info = DocumentInfo(
            sha256=sha256,
            file_name=name,
            media_type="application/pdf",
            page_count=1,
            kind=DocumentKind.TEST_REPORT,
        )
        return Answer.of(TestReport(document=info))


def main() -> None:
    """Works until it is killed, or told to stop by a closed standard input."""
    data, url = Path(sys.argv[1]), sys.argv[2]
    executors.BEAT_SECONDS, executors.DEAD_SECONDS = BEAT_SECONDS, DEAD_SECONDS
    reaper.LOOK_SECONDS = LOOK_SECONDS
    if len(sys.argv) > 3:
        connection.JOBS_VERSION = reaper.JOBS_VERSION = sys.argv[3]
    settings = read_settings(data_dir=data, database_url=url, documents_url=str(data.parent / "documents"))
    store = open_store(settings)
    worker = QueueWorker(settings, store, QuickPool(data.parent / LOG), PlainExtractions(store))  # type: ignore[arg-type]
    worker.start()
    print("working", flush=True)
    sys.stdin.read()
    worker.close()
    store.engine.dispose()


if __name__ == "__main__":
    main()
