"""Reading one paper through the store: what was read is found, what is read is kept, attempts are counted."""

from pathlib import Path

from catalog import Catalogue
from jobs.store import Store
from jobs.store.claims import StoredClaims
from jobs.store.documents import DocumentStore
from jobs.store.keys import engine_name, extraction_key, knowledge_name
from jobs.submission import engine_of
from jobs.trust import trust_name
from jobs.workers import Answer, Handle, Task, WorkerPool
from jobs.workers.pool import Watcher, unwatched
from jobs.workers.tasks import READER
from models.exceptions import Cancelled, Quarantined, WorkerLost


class Extractions:
    """What the folder batch, the service and the queue share. Safe to use from many threads."""

    def __init__(self, store: Store, catalogue: Catalogue, local: Path | None) -> None:
        self._store = store
        self._local = local
        engine = engine_of(catalogue)
        self._version, self._engine = engine.version, engine_name(engine, trust_name())
        self._digest = catalogue.digest
        self.reader = READER

    @property
    def knowledge(self) -> str:
        """A short name of everything but the document that a reading depends on."""
        return knowledge_name(self._engine, self._digest)

    def key(self, sha256: str) -> str:
        """What the reading of a document is kept under."""
        return extraction_key(sha256, self._engine, self._digest)

    def begin(
        self,
        pool: WorkerPool,
        sha256: str,
        file_name: str,
        watcher: Watcher = unwatched,
        documents: DocumentStore | None = None,
    ) -> Handle:
        """Has a kept document read. Raises FileMissing, StoreUnavailable."""
        path = (documents or self._store.documents).local_path(sha256)
        claims = StoredClaims(self._store, self.key(sha256))
        return pool.submit(Task(path, file_name, self._local, self.reader), watcher, claims)

    def keep(self, sha256: str, answer: Answer) -> None:
        """Keeps an answer for ever, unless it says nothing of the document: stopped, or no worker started."""
        if answer.failure is None or answer.failure.code not in (Cancelled.code, WorkerLost.code):
            self._store.save_extraction(self.key(sha256), sha256, self._version, self._digest, answer)

    def keep_for_the_next_sender(self, sha256: str, answer: Answer) -> None:
        """Keeps a whole reading, and what kills its workers; the rest is tried again when it is sent."""
        if answer.whole or (answer.failure is not None and answer.failure.code == Quarantined.code):
            self.keep(sha256, answer)
        else:
            self._store.forgive(self.key(sha256))
