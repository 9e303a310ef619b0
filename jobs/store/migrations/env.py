"""Alembic's entry: runs the migrations on the connection that the store hands in."""

from alembic import context

from jobs.store import service_tables  # noqa: F401 - its tables join the metadata
from jobs.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
