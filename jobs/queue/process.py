"""A whole worker process: store, workers, checks, queue; opened and closed in the right order."""

from catalog import load_catalogue
from catalog.local_file import load_local
from jobs.checks.queued import QueuedEngine
from jobs.settings import Settings
from jobs.store import open_store
from jobs.webhooks.outbox import Outbox
from jobs.workers import WorkerPool


class WorkerProcess:
    """Works off the queue between entering and leaving. Raises StoreUnavailable on entering."""

    def __init__(self, settings: Settings) -> None:
        catalogue = load_catalogue(load_local(settings.local) if settings.local else None)
        self._store = open_store(settings)
        self._engine = QueuedEngine(settings, self._store, WorkerPool(settings), catalogue)
        outbox = Outbox(settings, self._store)
        self._engine.on_final = outbox.tell_of

    @property
    def name(self) -> str:
        """Who this process is in the queue."""
        return self._engine.queue.name

    @property
    def queue(self) -> str:
        """The queue that it works off."""
        return self._engine.queue.queue

    @property
    def blind(self) -> str | None:
        """Why this machine cannot work, where it cannot."""
        return self._engine.queue.blind

    def __enter__(self) -> "WorkerProcess":
        self._engine.start()
        return self

    def __exit__(self, *unused: object) -> None:
        self._engine.close()
        self._store.engine.dispose()
