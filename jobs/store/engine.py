"""Opening the database: SQLite with a write-ahead log, or PostgreSQL; migrated to the newest schema."""

import fcntl
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from models.exceptions import StoreUnavailable

BUSY_MILLISECONDS = 30_000
MIGRATION_LOCK = 7_466_001
"""PostgreSQL's advisory lock of our migrations: any number that nobody else takes."""

MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(url: str) -> Engine:
    """An engine on a migrated database. Raises StoreUnavailable where it cannot be opened."""
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgresql", "postgres"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite":
            _make_folder(parsed.database)
            engine = create_engine(parsed, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
            event.listen(engine, "connect", _tune_sqlite)
        else:
            engine = create_engine(parsed, pool_pre_ping=True)
        _migrate(engine)
    except (SQLAlchemyError, ArgumentError, OSError) as cause:
        raise StoreUnavailable(f"The results store cannot be opened: {reason_of(cause)}.") from cause
    return engine


def _make_folder(database: str | None) -> None:
    if database and database != ":memory:":
        Path(database).parent.mkdir(parents=True, exist_ok=True)


def _tune_sqlite(connection: Any, record: Any) -> None:  # noqa: ARG001 - SQLAlchemy's signature
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _migrate(engine: Engine) -> None:
    """Brings the schema to the newest; of several processes that start at once, one does it."""
    config = migration_config()
    with engine.connect() as connection:
        if MigrationContext.configure(connection).get_current_heads() == _newest(config):
            return
    with _alone(engine), engine.begin() as connection, _one_transaction(connection):
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _one_transaction(connection: Connection) -> Iterator[None]:
    """All of a migration or nothing: SQLite's driver by itself commits each new table at once.

    A disk that fills up half-way would else leave a store that can never be opened again.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    assert driver is not None
    as_before = driver.isolation_level
    driver.isolation_level = None
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield
        connection.exec_driver_sql("COMMIT")
    finally:
        if driver.in_transaction:
            driver.rollback()
        driver.isolation_level = as_before


def migration_config() -> Config:
    """Alembic's configuration; whoever uses it gives it a connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _newest(config: Config) -> tuple[str, ...]:
    return tuple(ScriptDirectory.from_config(config).get_heads())


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    """Beside an SQLite file, a lock file; PostgreSQL has locks of its own."""
    database = engine.url.database
    if engine.dialect.name != "sqlite" or not database or database == ":memory:":
        yield
        return
    with Path(database + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def reason_of(cause: BaseException) -> str:
    """What a database or the disk said, as the end of a sentence: one line, without the driver's class."""
    said = str(cause).splitlines()[0] if str(cause) else type(cause).__name__
    return re.sub(r"^\([\w.]+\) ", "", said).rstrip(". ")
