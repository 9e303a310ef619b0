"""Every schema ever released comes up to the newest, with what it holds, and is what the code expects."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url

from jobs.settings import read_settings
from jobs.store import open_store, service_tables  # noqa: F401 - its tables join the metadata
from jobs.store.engine import migration_config
from jobs.store.tables import Base

KEPT = """
INSERT INTO documents (sha256, size, first_seen, last_used)
VALUES ('aa', 3, '2026-01-01 00:00:00', '2026-01-01 00:00:00');
INSERT INTO extractions (key, sha256, engine_version, catalogue_digest, seconds, stored_at)
VALUES ('k', 'aa', '0', 'd', 0.5, '2026-01-01 00:00:00');
INSERT INTO outcomes (batch, path, sha256, state, stored_at)
VALUES ('b', 'one.pdf', 'aa', 'ready', '2026-01-01 00:00:00');
"""


def at(url: str, revision: str) -> None:
    """Makes a database of an older schema, with a row in it."""
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg") if "postgres" in url else url)
    config = migration_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    with engine.begin() as connection:
        for statement in filter(None, (one.strip() for one in KEPT.split(";"))):
            connection.execute(text(statement))
    engine.dispose()


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_an_older_schema_comes_up_with_what_it_holds(
    database_url: str, tmp_path: Path, revision: str
) -> None:
    at(database_url, revision)
    store = open_store(read_settings(data_dir=tmp_path, database_url=database_url))
    assert store.outcomes("b")["one.pdf"]["state"] == "ready"
    assert "k" in store.outlines(["k"])
    store.engine.dispose()


def test_the_newest_schema_is_what_the_code_expects(database_url: str, tmp_path: Path) -> None:
    store = open_store(read_settings(data_dir=tmp_path, database_url=database_url))
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []
    store.engine.dispose()


def test_it_goes_down_again(database_url: str, tmp_path: Path) -> None:
    store = open_store(read_settings(data_dir=tmp_path, database_url=database_url))
    config = migration_config()
    with store.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert set(inspect(store.engine).get_table_names()) <= {"alembic_version"}
    store.engine.dispose()
