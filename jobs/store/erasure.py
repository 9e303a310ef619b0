"""Forgetting: documents with everything that was read of them and concluded from them, bytes included.

Reports are commercially confidential. What was written outside the store (a batch's output folder, an
export, a backup) is not reached from here.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import String, cast, delete, func, or_, select
from sqlalchemy.orm import Session

from jobs.store.service_tables import CheckDocumentRow, CheckRow
from jobs.store.store import Store, batched
from jobs.store.tables import (
    AttemptRow,
    DocumentRow,
    ExtractionRow,
    OutcomeRow,
    VerificationRow,
    VerifiedDocumentRow,
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was erased, or would be."""

    documents: tuple[str, ...]
    size: int = 0
    extractions: int = 0
    verifications: int = 0
    checks: int = 0
    outcomes: int = 0


@dataclass(frozen=True, slots=True)
class Eraser:
    """Finds and erases. Erasing writes who did it into the audit, never what the papers said."""

    store: Store

    def by_number(self, number: str) -> list[str]:
        """The documents that bear a report number, as it was printed, or hold a paper that does."""
        printed = json.dumps(number)
        outlines = select(ExtractionRow.sha256, ExtractionRow.outline).where(
            cast(ExtractionRow.outline, String).contains(printed, autoescape=True)
        )
        with self.store.session() as session:
            own = select(ExtractionRow.sha256).where(ExtractionRow.report_number == number)
            holding = (
                sha256
                for sha256, outline in session.execute(outlines)
                if any(number == inside for inside, _ in (outline or {}).get("enclosed", ()))
            )
            return sorted({*session.scalars(own), *holding})

    def by_hash(self, start: str) -> list[str]:
        """The documents whose SHA-256 begins so."""
        with self.store.session() as session:
            wanted = select(DocumentRow.sha256).where(DocumentRow.sha256.startswith(start, autoescape=True))
            return sorted(session.scalars(wanted))

    def unused_since(self, days: int) -> list[str]:
        """The documents that nobody has used for so many days."""
        oldest = datetime.now(UTC) - timedelta(days=days)
        with self.store.session() as session:
            return sorted(session.scalars(select(DocumentRow.sha256).where(DocumentRow.last_used < oldest)))

    def would_forget(self, hashes: Sequence[str]) -> Forgotten:
        """What `forget` would erase."""
        with self.store.session() as session:
            return _counted(session, hashes)

    def forget(self, hashes: Sequence[str], actor: str) -> Forgotten:
        """Erases documents, what was read of them, and every verdict and check that rests on them.

        The bytes go first: if that fails, the rows still say what is to be erased, and it can be done again.
        Raises StoreUnavailable.
        """
        found = self.would_forget(hashes)
        for sha256 in found.documents:
            self.store.documents.erase(sha256)
        with self.store.session() as session:
            for some in batched(found.documents):
                _erase(session, some)
        for sha256 in found.documents:
            self.store.audit(actor, "document.forget", sha256)
        return found


def _counted(session: Session, hashes: Sequence[str]) -> Forgotten:
    found = Forgotten(())
    for some in batched(hashes):
        documents = session.execute(
            select(DocumentRow.sha256, DocumentRow.size).where(DocumentRow.sha256.in_(some))
        ).all()
        verdicts, checks = _verdicts(session, some), _checks(session, some)
        found = Forgotten(
            (*found.documents, *sorted(sha256 for sha256, _ in documents)),
            found.size + sum(size for _, size in documents),
            found.extractions + _count(session, ExtractionRow, ExtractionRow.sha256.in_(some)),
            found.verifications + len(verdicts),
            found.checks + len(checks),
            found.outcomes + _count(session, OutcomeRow, _outcomes(some, verdicts)),
        )
    return found


def _erase(session: Session, hashes: Sequence[str]) -> None:
    """Explicit, row kind by row kind: nothing hangs on a database that heeds foreign keys."""
    verdicts, checks = _verdicts(session, hashes), _checks(session, hashes)
    keys = session.scalars(select(ExtractionRow.key).where(ExtractionRow.sha256.in_(hashes)))
    for some in batched(sorted(keys)):
        session.execute(delete(AttemptRow).where(AttemptRow.key.in_(some)))
    session.execute(delete(OutcomeRow).where(_outcomes(hashes, verdicts)))
    for some in batched(sorted(checks)):
        session.execute(delete(CheckRow).where(CheckRow.id.in_(some)))
    for some in batched(sorted(verdicts)):
        session.execute(delete(VerificationRow).where(VerificationRow.key.in_(some)))
    session.execute(delete(ExtractionRow).where(ExtractionRow.sha256.in_(hashes)))
    session.execute(delete(DocumentRow).where(DocumentRow.sha256.in_(hashes)))


def _verdicts(session: Session, hashes: Sequence[str]) -> set[str]:
    wanted = select(VerifiedDocumentRow.verification).where(VerifiedDocumentRow.sha256.in_(hashes))
    return set(session.scalars(wanted))


def _checks(session: Session, hashes: Sequence[str]) -> set[str]:
    wanted = select(CheckDocumentRow.check_id).where(CheckDocumentRow.sha256.in_(hashes))
    return set(session.scalars(wanted))


def _outcomes(hashes: Sequence[str], verdicts: Iterable[str]):  # type: ignore[no-untyped-def]
    """Outcomes of these files, and of files that were judged together with them: their rows name both."""
    return or_(OutcomeRow.sha256.in_(hashes), OutcomeRow.verification.in_(sorted(verdicts)))


def _count(session: Session, table: type, where: object) -> int:
    return int(session.scalar(select(func.count()).select_from(table).where(where)) or 0)  # type: ignore[arg-type]
