"""DBOS, set up the one way that the kill tests allow."""

import logging
from pathlib import Path

from dbos import DBOS, DBOSClient, DBOSConfig
from dbos._serialization import DBOSPortableJSON
from sqlalchemy.engine import make_url

from jobs.queue.jobs import APPLICATION, JOBS_VERSION
from jobs.settings import Settings
from jobs.store.engine import reason_of
from jobs.store.store import store_url
from models.exceptions import StoreUnavailable

QUEUE_FILE = "queue.sqlite"
POLLING_SECONDS = 0.2
NEVER_SECONDS = 86_400.0
"""For what DBOS could do and we do not use."""


def queue_url(settings: Settings) -> str:
    """The database of the queue: the store's where that is PostgreSQL, else a file of its own beside it."""
    store = make_url(store_url(settings))
    if store.get_backend_name() != "sqlite":
        return store.set(drivername="postgresql").render_as_string(hide_password=False)
    return f"sqlite:///{Path(store.database or '').with_name(QUEUE_FILE).absolute()}"


def launch(url: str, executor: str, queue: str, at_once: int) -> None:
    """Starts DBOS in this process, which may have one of them. Raises StoreUnavailable."""
    _quiet()
    config: DBOSConfig = {
        "name": APPLICATION,
        "system_database_url": url,
        "application_version": JOBS_VERSION,
        "executor_id": executor,
        "serializer": DBOSPortableJSON,
        "log_level": "WARNING",
        "enable_otlp": False,
        "scheduler_polling_interval_sec": NEVER_SECONDS,
    }
    try:
        DBOS(config=config)
        DBOS.listen_queues([queue])
        DBOS.launch()
        known = DBOS.retrieve_queue(queue)
        DBOS.register_queue(
            queue,
            worker_concurrency=max(at_once, (known.worker_concurrency or 0) if known else 0),
            polling_interval_sec=POLLING_SECONDS,
            on_conflict="always_update",
        )
    except Exception as cause:
        DBOS.destroy()
        raise StoreUnavailable(f"The queue cannot be opened: {reason_of(cause)}.") from cause


def open_client(url: str) -> DBOSClient:
    """Somebody who hands jobs in and works off none. Raises StoreUnavailable."""
    _quiet()
    try:
        if url.startswith("sqlite"):
            Path(make_url(url).database or "").parent.mkdir(parents=True, exist_ok=True)
        DBOS.migrate(url)
        return DBOSClient(system_database_url=url, serializer=DBOSPortableJSON, application_name=APPLICATION)
    except Exception as cause:
        raise StoreUnavailable(f"The queue cannot be opened: {reason_of(cause)}.") from cause


def _quiet() -> None:
    """DBOS logs where we log, and only what is worth it."""
    logger = logging.getLogger("dbos")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    logger.setLevel(logging.WARNING)
