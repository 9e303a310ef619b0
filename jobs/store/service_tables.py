"""The service's tables: accepted checks, their papers, what people said of them, keys and webhooks."""

from datetime import date, datetime

from sqlalchemy import JSON, Date, DateTime, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jobs.store.tables import SHA256, Base

ID = String(40)
MOMENT = DateTime(timezone=True)


class CheckRow(Base):
    """An accepted check. Its verdict is in `verifications`: erased there, the check goes too."""

    __tablename__ = "checks"
    __table_args__ = (
        UniqueConstraint("tenant", "idempotency_key"),
        Index("checks_by_tenant", "tenant", "id"),
        Index("checks_by_state", "state", "id"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(80))
    submitted_by: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(12))
    channel: Mapped[str] = mapped_column(String(80))
    as_of: Mapped[date] = mapped_column(Date)
    language: Mapped[str] = mapped_column(String(8))
    shipment: Mapped[str | None] = mapped_column(Text)
    bill_of_lading: Mapped[str | None] = mapped_column(String(80), index=True)
    batch: Mapped[str | None] = mapped_column(ID, index=True)
    idempotency_key: Mapped[str | None] = mapped_column(String(255))
    body_hash: Mapped[str] = mapped_column(SHA256)
    size: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    started_at: Mapped[datetime | None] = mapped_column(MOMENT)
    finished_at: Mapped[datetime | None] = mapped_column(MOMENT)
    pages_done: Mapped[int] = mapped_column(Integer, default=0)
    pages_total: Mapped[int] = mapped_column(Integer, default=0)
    verification: Mapped[str | None] = mapped_column(
        ForeignKey("verifications.key", ondelete="CASCADE"), index=True
    )
    first_verification: Mapped[str | None] = mapped_column(SHA256)
    verdict: Mapped[str | None] = mapped_column(String(20))
    report_verdict: Mapped[str | None] = mapped_column(String(20))
    valid_until: Mapped[date | None] = mapped_column(Date)
    retest_by: Mapped[date | None] = mapped_column(Date)
    failure: Mapped[dict[str, object] | None] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(Integer, default=0)
    executor: Mapped[str | None] = mapped_column(String(80))


class CheckDocumentRow(Base):
    """A paper of a check, under the name that its sender gave it. `number` counts from 1."""

    __tablename__ = "check_documents"

    check_id: Mapped[str] = mapped_column(ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("documents.sha256", ondelete="CASCADE"), index=True)
    file_name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int] = mapped_column(Integer)


class CheckTermRow(Base):
    """What a check is searched by: report numbers and SKUs, folded."""

    __tablename__ = "check_terms"

    check_id: Mapped[str] = mapped_column(ForeignKey("checks.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    folded: Mapped[str] = mapped_column(String(200), primary_key=True, index=True)
    printed: Mapped[str] = mapped_column(String(200))


class CorrectionRow(Base):
    """A value that a person read otherwise than the machine. `path` leads to it inside the report."""

    __tablename__ = "corrections"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    check_id: Mapped[str] = mapped_column(ForeignKey("checks.id", ondelete="CASCADE"), index=True)
    document: Mapped[int] = mapped_column(Integer)
    path: Mapped[str] = mapped_column(String(200))
    value: Mapped[object] = mapped_column(JSON)
    original: Mapped[object] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(120))
    actor: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(MOMENT)


class DecisionRow(Base):
    """What a person decided on a finding that needed one; the finding itself stays as it is."""

    __tablename__ = "decisions"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    check_id: Mapped[str] = mapped_column(ForeignKey("checks.id", ondelete="CASCADE"), index=True)
    finding: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(120))
    actor: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime] = mapped_column(MOMENT)


class ApiKeyRow(Base):
    """A key: only its SHA-256 is kept. Limits left out are those of the settings."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    secret_sha256: Mapped[str] = mapped_column(SHA256)
    name: Mapped[str] = mapped_column(String(120))
    tenant: Mapped[str] = mapped_column(String(80))
    scopes: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(MOMENT)
    expires_at: Mapped[datetime | None] = mapped_column(MOMENT)
    revoked_at: Mapped[datetime | None] = mapped_column(MOMENT)
    requests_per_minute: Mapped[int | None] = mapped_column(Integer)
    open_checks: Mapped[int | None] = mapped_column(Integer)
    bytes_per_day: Mapped[int | None] = mapped_column(Integer)


class SessionRow(Base):
    """A browser that showed a key: only the SHA-256 of its cookie is kept."""

    __tablename__ = "sessions"

    secret_sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)
    key_id: Mapped[str] = mapped_column(ForeignKey("api_keys.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime] = mapped_column(MOMENT)


class WebhookRow(Base):
    """Where a tenant wants to be told of finished checks. The secret signs, so it must be kept whole."""

    __tablename__ = "webhooks"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    tenant: Mapped[str] = mapped_column(String(80), index=True)
    url: Mapped[str] = mapped_column(Text)
    events: Mapped[list[str]] = mapped_column(JSON)
    secret: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime] = mapped_column(MOMENT)


class DeliveryRow(Base):
    """A message to a webhook: kept until delivered, or until its attempts are used up."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("deliveries_due", "delivered_at", "next_at"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    webhook_id: Mapped[str] = mapped_column(ForeignKey("webhooks.id", ondelete="CASCADE"), index=True)
    body: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    next_at: Mapped[datetime | None] = mapped_column(MOMENT)
    delivered_at: Mapped[datetime | None] = mapped_column(MOMENT)
    last_error: Mapped[str | None] = mapped_column(Text)
