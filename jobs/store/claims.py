"""Attempts at one extraction, counted in the store."""

from dataclasses import dataclass

from jobs.store.store import Store


@dataclass(frozen=True, slots=True)
class StoredClaims:
    """The claims (`jobs.workers.pool.Claims`) of the extraction under `key`."""

    store: Store
    key: str

    def begin(self) -> int:
        """Counts an attempt before it starts, and says which it is."""
        return self.store.claim(self.key)

    def lost(self) -> None:
        """The worker died in this attempt."""
        self.store.worker_died(self.key)
