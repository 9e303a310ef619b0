"""The store's tables. Times are UTC; JSON columns hold what the models print."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SHA256 = String(64)
ANYBODY = ""
"""The tenant of command-line work."""


class Base(DeclarativeBase):
    """What all tables share."""


class DocumentRow(Base):
    """A document by its content. Its bytes are in the document folder, never here."""

    __tablename__ = "documents"

    sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    first_seen: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    last_used: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class ExtractionRow(Base):
    """What was read from a document by one engine with one catalogue; a failure where `report` is null."""

    __tablename__ = "extractions"

    key: Mapped[str] = mapped_column(SHA256, primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("documents.sha256", ondelete="CASCADE"), index=True)
    engine_version: Mapped[str] = mapped_column(String(40))
    catalogue_digest: Mapped[str] = mapped_column(SHA256)
    kind: Mapped[str | None] = mapped_column(String(40))
    report_number: Mapped[str | None] = mapped_column(String(200), index=True)
    report: Mapped[str | None] = mapped_column(Text)
    outline: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    whole: Mapped[bool] = mapped_column(Boolean, default=False)
    failure: Mapped[dict[str, object] | None] = mapped_column(JSON)
    seconds: Mapped[float]
    stored_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AttemptRow(Base):
    """How often an extraction was begun, counted before the work starts, and how often its worker died."""

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(SHA256, primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
    deaths: Mapped[int] = mapped_column(Integer)
    last_begun: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class VerificationRow(Base):
    """A verdict over a submission: its extractions, channel version, shipment and date make the key.

    `lookups` is what verification platforms answered about its reports, where they were asked.
    """

    __tablename__ = "verifications"
    __table_args__ = (Index("verifications_by_verdict", "tenant", "verdict", "stored_at"),)

    key: Mapped[str] = mapped_column(SHA256, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(80), default=ANYBODY)
    channel: Mapped[str] = mapped_column(String(80))
    channel_version: Mapped[str] = mapped_column(String(40))
    as_of: Mapped[date] = mapped_column(Date)
    verdict: Mapped[str] = mapped_column(String(20))
    report_verdict: Mapped[str] = mapped_column(String(20))
    valid_until: Mapped[date | None] = mapped_column(Date)
    bill_of_lading: Mapped[str | None] = mapped_column(String(80), index=True)
    result: Mapped[str] = mapped_column(Text)
    lookups: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    stored_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class VerifiedDocumentRow(Base):
    """Which documents a verdict rests on."""

    __tablename__ = "verified_documents"

    verification: Mapped[str] = mapped_column(
        ForeignKey("verifications.key", ondelete="CASCADE"), primary_key=True
    )
    sha256: Mapped[str] = mapped_column(
        ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True, index=True
    )


class OutcomeRow(Base):
    """A batch's outcome for one file: one for each file of each run. `row` is what was written of it."""

    __tablename__ = "outcomes"
    __table_args__ = (UniqueConstraint("batch", "path"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    batch: Mapped[str] = mapped_column(SHA256, index=True)
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(SHA256)
    state: Mapped[str] = mapped_column(String(20))
    verification: Mapped[str | None] = mapped_column(SHA256)
    row: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    stored_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ExecutorRow(Base):
    """A process that works off the queue. `beat` grows while it lives, whatever its clock says."""

    __tablename__ = "executors"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    queue: Mapped[str] = mapped_column(String(80))
    host: Mapped[str] = mapped_column(String(200))
    workers: Mapped[int] = mapped_column(Integer)
    beat: Mapped[int] = mapped_column(Integer)
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AuditRow(Base):
    """Who did what, and when; kept when what it speaks of is erased."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    actor: Mapped[str] = mapped_column(String(120))
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(200))
