"""The results store: extractions, verifications, attempts and documents, in SQLite or PostgreSQL."""

from jobs.store.store import Store, open_store

__all__ = ["Store", "open_store"]
