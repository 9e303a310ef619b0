"""Machines that work off a queue, and a batch that hands documents to them."""

import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from jobs.queue import submitting
from jobs.queue.submitting import QueueHands
from jobs.settings import read_settings
from jobs.store import Store, open_store
from jobs.workers import Answer
from tests.faults.machine import LOG, PlainExtractions

ROOT = Path(__file__).parents[2]


@dataclass
class Field:
    """A folder with machines, their database and what they are asked to read."""

    folder: Path
    url: str
    store: Store
    hands: QueueHands
    machines: list["subprocess.Popen[str]"] = field(default_factory=list)

    def machine(self, name: str, version: str = "1", wait: bool = True) -> "subprocess.Popen[str]":
        """A running machine; the same name has the same identity."""
        command = [sys.executable, "-m", "tests.faults.machine", str(self.folder / name), self.url, version]
        log = (self.folder / f"{name}.{len(self.machines)}.err").open("w")
        process = subprocess.Popen(
            command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
        )
        self.machines.append(process)
        if wait:
            assert process.stdout is not None
            assert process.stdout.readline() == "working\n", log.name
        return process

    def ask(self, count: int, name: str = "paper") -> "list[Future[Answer]]":
        """Hands so many documents over."""
        futures = []
        for number in range(count):
            sha256 = self.store.keep(f"{name} {number}".encode())
            futures.append(self.hands.give(sha256, f"{name}-{number}", again=False))
        return futures

    def begun(self) -> Counter[str]:
        """How often each document was begun."""
        log = self.folder / LOG
        return Counter(log.read_text(encoding="utf-8").split()) if log.exists() else Counter()


def kill(process: "subprocess.Popen[str]") -> None:
    """SIGKILL."""
    process.kill()
    process.wait()


def freeze(process: "subprocess.Popen[str]", url: str) -> None:
    """SIGSTOP between two transactions: on SQLite nobody can write while one who writes is frozen."""
    _stop(process)
    while url.startswith("sqlite") and not _is_free(Path(url.removeprefix("sqlite:///"))):
        process.send_signal(signal.SIGCONT)
        time.sleep(0.1)
        _stop(process)


def freeze_beside(process: "subprocess.Popen[str]", queue: Field, futures: "list[Future[Answer]]") -> None:
    """Freezes a machine where the others go on: SQLite has more locks than the one for writing, and one who
    is frozen while it holds such a lock stands for no machine that was taken for dead.
    """
    for _ in range(10):
        freeze(process, queue.url)
        done = sum(future.done() for future in futures)
        for _ in range(40):
            time.sleep(0.25)
            if sum(future.done() for future in futures) > done:
                return
        process.send_signal(signal.SIGCONT)
        time.sleep(0.3)
    raise AssertionError("nobody went on beside the frozen machine")


def _stop(process: "subprocess.Popen[str]") -> None:
    """SIGSTOP, until it has reached every thread: on a busy machine one may still begin to write."""
    process.send_signal(signal.SIGSTOP)
    tasks = Path(f"/proc/{process.pid}/task")
    for _ in range(500):
        states = [stat.read_text().rpartition(")")[2].split()[0] for stat in tasks.glob("*/stat")]
        if set(states) == {"T"}:
            return
        time.sleep(0.01)
    raise AssertionError(f"the process was not stopped: {states}")


def _is_free(database: Path) -> bool:
    """Whether somebody may write, waiting for those who are at it. One who reads keeps others from committing
    as well, though not from beginning.
    """
    with closing(sqlite3.connect(database, timeout=5, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            return False
        connection.execute("ROLLBACK")
        return True


def all_read(futures: "list[Future[Answer]]", seconds: float = 240.0) -> bool:
    """Whether every document was read, waiting for the last."""
    return all(future.result(seconds).outline is not None for future in futures)


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Field]]:
    """Makes a field on a database; ends its machines afterwards."""
    made: list[Field] = []
    monkeypatch.setattr(submitting, "SECONDS_BETWEEN_TRIES", 0.2)

    def make(url: str) -> Field:
        settings = read_settings(
            data_dir=tmp_path / "batch", database_url=url, documents_url=str(tmp_path / "documents")
        )
        store = open_store(settings)
        hands = QueueHands(settings, store, PlainExtractions(store))
        made.append(Field(tmp_path, url, store, hands))
        return made[-1]

    yield make
    for field_ in made:
        for process in field_.machines:
            kill(process)
        field_.hands.close()
        field_.store.engine.dispose()


@pytest.fixture
def queue(prepared: Callable[[str], Field], database_url: str) -> Field:
    """A field on a database of each kind."""
    return prepared(database_url)
