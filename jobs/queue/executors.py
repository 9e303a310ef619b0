"""The processes that work off the queue, and whether they live: a number that grows while they do.

No clock is compared with another machine's: whoever watches notes with his own clock since when a number has
stood still.
"""

import logging
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import delete, select, update

from jobs.store import Store
from jobs.store.store import insert_into
from jobs.store.tables import ExecutorRow
from models.exceptions import StoreUnavailable

LOG = logging.getLogger("greenlane.queue")
BEAT_SECONDS = 2.0
DEAD_SECONDS = 20.0
"""A process whose number stood still for so long is taken for dead. Long enough for a database that is away
for a moment, short enough that its jobs are done by others within a minute."""


@dataclass(frozen=True, slots=True)
class Executor:
    """A process, as the store knows it."""

    id: str
    queue: str
    beat: int


class Executors:
    """The rows of the processes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def beat(self, name: str, queue: str, workers: int) -> None:
        """Says that a process lives; also after others took it for dead."""
        row = {
            "id": name,
            "queue": queue,
            "host": socket.gethostname()[:200],
            "workers": workers,
            "beat": 1,
            "started_at": datetime.now(UTC),
        }
        insert = insert_into(self._store.engine, ExecutorRow).values(row)
        alive = {"queue": queue, "workers": workers, "beat": ExecutorRow.beat + 1}
        with self._store.session() as session:
            session.execute(insert.on_conflict_do_update(index_elements=["id"], set_=alive))

    def all(self) -> dict[str, Executor]:
        """Every process that has not been cleared away."""
        with self._store.session() as session:
            rows = session.execute(select(ExecutorRow.id, ExecutorRow.queue, ExecutorRow.beat)).all()
        return {name: Executor(name, queue, beat) for name, queue, beat in rows}

    def claim(self, name: str, seen: Executor | None) -> bool:
        """Takes it on oneself to clear a dead process away: only one of those who see it dead may."""
        with self._store.session() as session:
            if seen is None:
                row = {"id": name, "queue": "", "host": "", "workers": 0, "beat": 0}
                insert = insert_into(self._store.engine, ExecutorRow)
                values = insert.values({**row, "started_at": datetime.now(UTC)})
                made = session.execute(values.on_conflict_do_nothing().returning(ExecutorRow.id))
                return made.scalar() is not None
            statement = update(ExecutorRow).where(ExecutorRow.id == name, ExecutorRow.beat == seen.beat)
            moved = session.execute(statement.values(beat=seen.beat + 1).returning(ExecutorRow.id))
            return moved.scalar() is not None

    def remove(self, name: str) -> None:
        """Clears a process away."""
        with self._store.session() as session:
            session.execute(delete(ExecutorRow).where(ExecutorRow.id == name))


@dataclass(slots=True)
class Pulse:
    """Since when each process's number has stood still, by this process's own clock."""

    executors: Executors
    _seen: dict[str, tuple[Executor, float]] = field(default_factory=dict)

    def dead(self) -> dict[str, Executor]:
        """The processes whose number stands still; call it again and again."""
        now = time.monotonic()
        there = self.executors.all()
        for name, executor in there.items():
            known = self._seen.get(name)
            if known is None or known[0].beat != executor.beat:
                self._seen[name] = (executor, now)
        self._seen = {name: seen for name, seen in self._seen.items() if name in there}
        return {name: one for name, (one, since) in self._seen.items() if now - since >= DEAD_SECONDS}

    def known(self) -> set[str]:
        """The processes that were there at the last look."""
        return set(self._seen)

    def listening(self, dead: dict[str, Executor]) -> set[str]:
        """The queues that somebody alive works off."""
        return {one.queue for name, (one, _) in self._seen.items() if name not in dead}


class Heart:
    """Beats for this process, from a thread of its own, until it is stopped."""

    def __init__(self, executors: Executors, name: str, queue: str, workers: int) -> None:
        self._executors, self._row = executors, (name, queue, workers)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="heart", daemon=True)

    def start(self) -> None:
        """Beats once before it returns. Raises StoreUnavailable."""
        self._executors.beat(*self._row)
        self._thread.start()

    def close(self) -> None:
        """Stops; what this process was doing is free for others at once."""
        self._closing.set()
        if self._thread.ident is not None:
            self._thread.join()
            with suppress(StoreUnavailable):
                self._executors.remove(self._row[0])

    def _serve(self) -> None:
        while not self._closing.wait(BEAT_SECONDS):
            try:
                self._executors.beat(*self._row)
            except StoreUnavailable:
                LOG.warning("the store is away; this process cannot say that it lives")
