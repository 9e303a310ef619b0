"""The store's front: what was read and concluded is kept, found again by content, and erased on demand."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime

from sqlalchemy import Engine, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from jobs.settings import Settings
from jobs.store.documents import DocumentStore
from jobs.store.engine import open_engine
from jobs.store.tables import (
    ANYBODY,
    AttemptRow,
    AuditRow,
    DocumentRow,
    ExtractionRow,
    OutcomeRow,
    VerificationRow,
    VerifiedDocumentRow,
)
from jobs.workers.answers import Answer, Failure
from models.exceptions import StoreUnavailable
from models.facts import KnownFacts, OtherContent
from models.report import DocumentKind, TestReport
from models.shipment import Shipment
from models.verification import Verification

PARDONED = 20
"""Ends of the whole process that are not held against the documents it was reading."""


def open_store(settings: Settings) -> "Store":
    """The store of the settings, migrated. Raises StoreUnavailable."""
    folder = settings.data_folder
    url = settings.database_url or f"sqlite:///{folder / 'greenlane.sqlite'}"
    documents = settings.documents_url or str(folder / "documents")
    return Store(open_engine(url), DocumentStore(documents))


class Store:
    """Safe to use from many threads and processes: every call is a transaction of its own."""

    def __init__(self, engine: Engine, documents: DocumentStore) -> None:
        self.engine = engine
        self.documents = documents

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction: committed at the end, rolled back on any error. Raises StoreUnavailable."""
        try:
            with Session(self.engine) as session, session.begin():
                yield session
        except SQLAlchemyError as cause:
            raise StoreUnavailable(f"The results store failed: {str(cause).splitlines()[0]}") from cause

    def keep(self, data: bytes) -> str:
        """Keeps a document and returns its hash."""
        sha256 = self.documents.keep(data)
        now = datetime.now(UTC)
        with self.session() as session:
            found = session.get(DocumentRow, sha256)
            if found is not None:
                found.last_used = now
            else:
                row = {"sha256": sha256, "size": len(data), "first_seen": now, "last_used": now}
                session.execute(_insert(self.engine)(DocumentRow).values(row).on_conflict_do_nothing())
        return sha256

    def claim(self, key: str) -> int:
        """Counts an attempt at an extraction before it begins, and says which it is.

        An attempt that ended with this whole process, and not with its worker alone, is hardly the
        document's doing: only deaths of workers count, or ends of the process beyond `PARDONED`.
        """
        insert = _insert(self.engine)(AttemptRow).values(
            key=key, count=1, deaths=0, last_begun=datetime.now(UTC)
        )
        statement = insert.on_conflict_do_update(
            index_elements=["key"],
            set_={"count": AttemptRow.count + 1, "last_begun": insert.excluded.last_begun},
        ).returning(AttemptRow.count, AttemptRow.deaths)
        with self.session() as session:
            count, deaths = session.execute(statement).one()
        return max(int(deaths) + 1, int(count) - PARDONED)

    def worker_died(self, key: str) -> None:
        """Counts the death of a worker against the document that it was reading."""
        statement = update(AttemptRow).where(AttemptRow.key == key).values(deaths=AttemptRow.deaths + 1)
        with self.session() as session:
            session.execute(statement)

    def forgive(self, key: str) -> None:
        """Forgets the attempts and the failure of an extraction, so that it is tried again."""
        with self.session() as session:
            for row in (session.get(AttemptRow, key), session.get(ExtractionRow, key)):
                if row is not None:
                    session.delete(row)

    def extraction(self, key: str) -> Answer | None:
        """What was read under this key, or None."""
        with self.session() as session:
            row = session.get(ExtractionRow, key)
            if row is None:
                return None
            report = TestReport.model_validate_json(row.report) if row.report else None
            failure = Failure(**row.failure) if row.failure else None  # type: ignore[arg-type]
            return Answer(report, failure, row.seconds)

    def save_extraction(self, key: str, sha256: str, engine: str, digest: str, answer: Answer) -> None:
        """Keeps an answer; the first one under a key stays."""
        report = answer.report
        row = {
            "key": key,
            "sha256": sha256,
            "engine_version": engine,
            "catalogue_digest": digest,
            "kind": report.document.kind if report else None,
            "report_number": report.report_number.value if report and report.report_number else None,
            "report": report.model_dump_json() if report else None,
            "failure": asdict(answer.failure) if answer.failure else None,
            "seconds": answer.seconds,
            "stored_at": datetime.now(UTC),
        }
        with self.session() as session:
            session.execute(_insert(self.engine)(ExtractionRow).values(row).on_conflict_do_nothing())

    def verification(self, key: str) -> Verification | None:
        """The verdict under this key, or None."""
        with self.session() as session:
            row = session.get(VerificationRow, key)
            return Verification.model_validate_json(row.result) if row is not None else None

    def save_verification(
        self, key: str, verification: Verification, shipment: Shipment | None, tenant: str = ANYBODY
    ) -> None:
        """Keeps a verdict with the documents that it rests on; the first one under a key stays."""
        row = {
            "key": key,
            "tenant": tenant,
            "channel": verification.channel.id,
            "channel_version": verification.channel.version,
            "as_of": verification.as_of,
            "verdict": verification.verdict,
            "report_verdict": verification.report_verdict,
            "valid_until": verification.valid_until,
            "bill_of_lading": shipment.bill_of_lading if shipment else None,
            "result": verification.model_dump_json(),
            "stored_at": datetime.now(UTC),
        }
        with self.session() as session:
            insert = _insert(self.engine)
            session.execute(insert(VerificationRow).values(row).on_conflict_do_nothing())
            hashes = {report.document.sha256 for report in verification.reports}
            kept = session.scalars(select(DocumentRow.sha256).where(DocumentRow.sha256.in_(hashes)))
            for sha256 in sorted(kept):
                link = {"verification": key, "sha256": sha256}
                session.execute(insert(VerifiedDocumentRow).values(link).on_conflict_do_nothing())

    def record_outcome(
        self, batch: str, path: str, sha256: str, state: str, verification: str | None
    ) -> None:
        """Writes the one outcome of a file of a batch; a later run of the same batch replaces it."""
        row = {
            "batch": batch,
            "path": path,
            "sha256": sha256,
            "state": state,
            "verification": verification,
            "stored_at": datetime.now(UTC),
        }
        insert = _insert(self.engine)(OutcomeRow).values(row)
        with self.session() as session:
            session.execute(insert.on_conflict_do_update(index_elements=["batch", "path"], set_=row))

    def outcomes(self, batch: str) -> dict[str, tuple[str, str, str | None]]:
        """Path to (content hash, state, verification key) of every file of a batch so far."""
        with self.session() as session:
            rows = session.scalars(select(OutcomeRow).where(OutcomeRow.batch == batch))
            return {row.path: (row.sha256, row.state, row.verification) for row in rows}

    def known_facts(self, reports: Sequence[TestReport]) -> KnownFacts:
        """What the store knows of these reports: the same numbers seen with other content."""
        numbers = {
            report.report_number.value: report.document.sha256
            for report in reports
            if report.document.kind is DocumentKind.TEST_REPORT
            and report.report_number is not None
            and report.report_number.value
        }
        if not numbers:
            return KnownFacts()
        with self.session() as session:
            rows = session.execute(
                select(ExtractionRow.report_number, ExtractionRow.sha256, ExtractionRow.stored_at)
                .where(
                    ExtractionRow.report_number.in_(numbers),
                    ExtractionRow.kind == DocumentKind.TEST_REPORT,
                )
                .order_by(ExtractionRow.report_number, ExtractionRow.sha256)
            ).all()
        present = {report.document.sha256 for report in reports}
        others = {(str(number), sha256): day.date() for number, sha256, day in rows if sha256 not in present}
        return KnownFacts(other_contents=tuple(_other(*key, seen) for key, seen in sorted(others.items())))

    def audit(self, actor: str, action: str, subject: str) -> None:
        """Writes down who did what."""
        with self.session() as session:
            session.add(AuditRow(at=datetime.now(UTC), actor=actor, action=action, subject=subject))


def _other(number: str, sha256: str, seen: date) -> OtherContent:
    return OtherContent(report_number=number, sha256=sha256, seen_on=seen)


def _insert(engine: Engine):  # type: ignore[no-untyped-def]
    return postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
