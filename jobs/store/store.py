"""The store's front: what was read and concluded is kept, found again by content, and erased on demand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from jobs.recent import Recent
from jobs.settings import Settings
from jobs.store.documents import DocumentStore
from jobs.store.engine import open_engine, reason_of
from jobs.store.tables import (
    ANYBODY,
    AttemptRow,
    AuditRow,
    Base,
    DocumentRow,
    ExtractionRow,
    OutcomeRow,
    VerificationRow,
    VerifiedDocumentRow,
)
from jobs.workers.answers import Answer, Failure, Outline
from models.exceptions import StoreUnavailable
from models.facts import KnownFacts, Lookup, OtherContent
from models.report import DocumentKind, TestReport
from models.shipment import Shipment
from models.verification import Verification

AT_ONCE = 500
"""Values in one statement."""

OUTCOME_COLUMNS = ("sha256", "state", "verification", "row")

Contents = dict[str, dict[str, date]]
"""Report number to the hashes of documents that bear it, each with the day on which it was first read."""

PARDONED = 20
"""Ends of the whole process that are not held against the documents it was reading."""


def open_store(settings: Settings) -> "Store":
    """The store of the settings, migrated. Raises StoreUnavailable."""
    documents = settings.documents_url or str(settings.data_folder / "documents")
    return Store(open_engine(store_url(settings)), DocumentStore(documents))


def store_url(settings: Settings) -> str:
    """The database of the results."""
    return settings.database_url or f"sqlite:///{settings.data_folder / 'greenlane.sqlite'}"


class Store:
    """Safe to use from many threads and processes: every call is a transaction of its own."""

    def __init__(self, engine: Engine, documents: DocumentStore) -> None:
        self.engine = engine
        self.documents = documents
        self._verdicts: Recent[Verification] = Recent()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction: committed at the end, rolled back on any error. Raises StoreUnavailable."""
        try:
            with Session(self.engine) as session, session.begin():
                yield session
        except SQLAlchemyError as cause:
            raise StoreUnavailable(f"The results store failed: {reason_of(cause)}.") from cause

    def keep(self, data: bytes) -> str:
        """Keeps a document and returns its hash."""
        sha256 = self.documents.keep(data)
        now = datetime.now(UTC)
        row = {"sha256": sha256, "size": len(data), "first_seen": now, "last_used": now}
        insert = insert_into(self.engine, DocumentRow).values(row)
        with self.session() as session:
            session.execute(insert.on_conflict_do_update(index_elements=["sha256"], set_={"last_used": now}))
        return sha256

    def claim(self, key: str) -> int:
        """Counts an attempt at an extraction before it begins, and says which it is.

        An attempt that ended with this whole process, and not with its worker alone, is hardly the
        document's doing: only deaths of workers count, or ends of the process beyond `PARDONED`.
        """
        insert = insert_into(self.engine, AttemptRow).values(
            key=key, count=1, deaths=0, last_begun=datetime.now(UTC)
        )
        statement = insert.on_conflict_do_update(
            index_elements=["key"],
            set_={"count": AttemptRow.count + 1, "last_begun": insert.excluded.last_begun},
        ).returning(AttemptRow.count, AttemptRow.deaths)
        with self.session() as session:
            count, deaths = session.execute(statement).one()
        return max(int(deaths) + 1, int(count) - PARDONED)

    def attempts(self, key: str) -> int:
        """How often an extraction was begun, whatever ended it."""
        with self.session() as session:
            row = session.get(AttemptRow, key)
            return row.count if row is not None else 0

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
            return _answer(row)

    def save_extraction(self, key: str, sha256: str, engine: str, digest: str, answer: Answer) -> None:
        """Keeps an answer; the first whole one under a key stays. A document that was erased keeps none."""
        outline = answer.outline
        row = {
            "key": key,
            "sha256": sha256,
            "engine_version": engine,
            "catalogue_digest": digest,
            "kind": outline.kind if outline else None,
            "report_number": _fitting(outline.report_number) if outline else None,
            "report": answer.text,
            "outline": asdict(outline) if outline else None,
            "whole": answer.whole,
            "failure": asdict(answer.failure) if answer.failure else None,
            "seconds": answer.seconds,
            "stored_at": datetime.now(UTC),
        }
        insert = insert_into(self.engine, ExtractionRow).values(row)
        statement = insert.on_conflict_do_update(
            index_elements=["key"], set_=row, where=ExtractionRow.whole.is_(False)
        )
        with self.session() as session:
            if session.get(DocumentRow, sha256) is not None:
                session.execute(statement)

    def outlines(self, keys: Sequence[str]) -> dict[str, Answer]:
        """What was read under these keys, without the reports themselves: key to answer."""
        columns = (ExtractionRow.key, ExtractionRow.outline, ExtractionRow.failure, ExtractionRow.seconds)
        found: dict[str, Answer] = {}
        for some in batched(keys):
            with self.session() as session:
                rows = session.execute(select(*columns).where(ExtractionRow.key.in_(some))).all()
            found |= {
                key: Answer(None, _outline(outline), _failure(failure), seconds)
                for key, outline, failure, seconds in rows
            }
        return found

    def verification(self, key: str) -> Verification | None:
        """The verdict under this key, or None. One that was erased is not found, whoever remembers it."""
        remembered = self._verdicts.get(key)
        column = VerificationRow.result if remembered is None else VerificationRow.key
        with self.session() as session:
            found = session.scalar(select(column).where(VerificationRow.key == key))
        if found is None:
            self._verdicts.drop(key)
            return None
        if remembered is not None:
            return remembered
        result = Verification.model_validate_json(found)
        self._verdicts.put(key, result, len(found))
        return result

    def lookups_of(self, key: str) -> tuple[Lookup, ...]:
        """What platforms answered about the reports of this verdict; empty where none was asked."""
        with self.session() as session:
            found = session.scalar(select(VerificationRow.lookups).where(VerificationRow.key == key))
        return tuple(Lookup.model_validate(one) for one in found or ())

    def save_verification(
        self,
        key: str,
        verification: Verification,
        shipment: Shipment | None,
        tenant: str = ANYBODY,
        text: str | None = None,
        lookups: Sequence[Lookup] = (),
    ) -> str:
        """Keeps a verdict with what it rests on: documents, answers. The first one under a key stays.

        Returns it as JSON, which whoever has it gives as `text`.
        """
        text = text or verification.model_dump_json()
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
            "result": text,
            "lookups": [one.model_dump(mode="json") for one in lookups] or None,
            "stored_at": datetime.now(UTC),
        }
        with self.session() as session:
            insert = insert_into(self.engine, VerificationRow).values(row)
            first = insert.on_conflict_do_nothing().returning(VerificationRow.key)
            is_first = session.scalar(first) is not None
            hashes = {report.document.sha256 for report in verification.reports}
            kept = session.scalars(select(DocumentRow.sha256).where(DocumentRow.sha256.in_(hashes)))
            for sha256 in sorted(kept):
                link = {"verification": key, "sha256": sha256}
                linked = insert_into(self.engine, VerifiedDocumentRow).values(link)
                session.execute(linked.on_conflict_do_nothing())
        if is_first:
            self._verdicts.put(key, verification, len(text))
        return text

    def record_outcomes(self, batch: str, written: Sequence[Mapping[str, Any]]) -> None:
        """Writes the one outcome of every file of a batch, and drops those of files that are no longer there.

        Each holds `path`, `sha256`, `state`, `verification` and `row`, which is what was written of the file.
        """
        now = datetime.now(UTC)
        insert = insert_into(self.engine, OutcomeRow)
        statement = insert.on_conflict_do_update(
            index_elements=["batch", "path"],
            set_={name: insert.excluded[name] for name in (*OUTCOME_COLUMNS, "stored_at")},
        )
        with self.session() as session:
            there = set(session.scalars(select(OutcomeRow.path).where(OutcomeRow.batch == batch)))
            if written:
                session.execute(statement, [{**one, "batch": batch, "stored_at": now} for one in written])
            for some in batched(sorted(there - {one["path"] for one in written})):
                session.execute(
                    delete(OutcomeRow).where(OutcomeRow.batch == batch, OutcomeRow.path.in_(some))
                )

    def outcomes(self, batch: str) -> dict[str, dict[str, Any]]:
        """What was written of every file of a batch: path to `sha256`, `state`, `verification` and `row`."""
        columns = (OutcomeRow.path, *(getattr(OutcomeRow, name) for name in OUTCOME_COLUMNS))
        with self.session() as session:
            rows = session.execute(select(*columns).where(OutcomeRow.batch == batch)).all()
        return {path: dict(zip(OUTCOME_COLUMNS, rest, strict=True)) for path, *rest in rows}

    def seen_again(self, hashes: Sequence[str]) -> None:
        """Notes that documents were used: what is not used for long is erased."""
        for some in batched(hashes):
            with self.session() as session:
                session.execute(
                    update(DocumentRow)
                    .where(DocumentRow.sha256.in_(some))
                    .values(last_used=datetime.now(UTC))
                )

    def known_facts(self, reports: Sequence[TestReport]) -> KnownFacts:
        """What the store knows of these reports: the same numbers seen with other content."""
        numbers = [
            report.report_number.value
            for report in reports
            if report.document.kind is DocumentKind.TEST_REPORT
            and report.report_number is not None
            and report.report_number.value
        ]
        seen = self.contents_of(numbers)
        return facts_of(seen, numbers, {report.document.sha256 for report in reports})

    def contents_of(self, numbers: Sequence[str]) -> Contents:
        """The documents that were ever read under each of these report numbers, with the day."""
        columns = (ExtractionRow.report_number, ExtractionRow.sha256, ExtractionRow.stored_at)
        found: Contents = defaultdict(dict)
        for some in batched(sorted(set(numbers))):
            wanted = (ExtractionRow.report_number.in_(some), ExtractionRow.kind == DocumentKind.TEST_REPORT)
            with self.session() as session:
                rows = session.execute(select(*columns).where(*wanted)).all()
            for number, sha256, moment in rows:
                found[str(number)][sha256] = min(moment.date(), found[str(number)].get(sha256, date.max))
        return found

    def audit(self, actor: str, action: str, subject: str) -> None:
        """Writes down who did what."""
        with self.session() as session:
            session.add(AuditRow(at=datetime.now(UTC), actor=actor, action=action, subject=subject))


def facts_of(contents: Contents, numbers: Sequence[str], present: Set[str]) -> KnownFacts:
    """The other contents among `contents` of these report numbers: those that are not present here."""
    others = [
        OtherContent(report_number=number, sha256=sha256, seen_on=day)
        for number in sorted(set(numbers))
        for sha256, day in sorted(contents.get(number, {}).items())
        if sha256 not in present
    ]
    return KnownFacts(other_contents=tuple(others))


def batched(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """In pieces that one statement may hold."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]


def _fitting(printed: str | None) -> str | None:
    """A printed number as a column takes it: PostgreSQL refuses what is too long, and the NUL character."""
    return printed.replace("\x00", "")[:200] if printed else None


def _answer(row: ExtractionRow) -> Answer:
    return Answer(row.report, _outline(row.outline), _failure(row.failure), row.seconds)


def _failure(kept: Mapping[str, Any] | None) -> Failure | None:
    return Failure(**kept) if kept else None


def _outline(kept: Mapping[str, Any] | None) -> Outline | None:
    if not kept:
        return None
    enclosed = tuple((number, sha256) for number, sha256 in kept.get("enclosed", ()))
    return Outline(**{**kept, "identifiers": tuple(kept["identifiers"]), "enclosed": enclosed})


def insert_into(engine: Engine, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An insert that may say what to do on a conflict, which both databases spell alike."""
    return postgresql.insert(table) if engine.dialect.name == "postgresql" else sqlite.insert(table)
