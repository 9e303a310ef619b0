"""Checks between tables and data."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from jobs.checks.orders import CheckFilter, CheckOrder, CheckRecord, Paper, State, folded, new_id
from jobs.store.service_tables import CheckDocumentRow, CheckRow, CheckTermRow
from models.shipment import Shipment
from models.verification import Verification


def conditions_of(chosen: CheckFilter) -> list[ColumnElement[bool]]:
    """Which rows a filter leaves."""
    exact = {
        CheckRow.state: chosen.state,
        CheckRow.verdict: chosen.verdict,
        CheckRow.channel: chosen.channel,
        CheckRow.batch: chosen.batch,
        CheckRow.bill_of_lading: folded(chosen.bill_of_lading) if chosen.bill_of_lading else None,
    }
    conditions: list[ColumnElement[bool]] = [
        column == wanted for column, wanted in exact.items() if wanted is not None
    ]
    for kind, wanted in (("report_number", chosen.report_number), ("sku", chosen.sku)):
        if wanted:
            conditions.append(
                CheckRow.id.in_(
                    select(CheckTermRow.check_id).where(
                        CheckTermRow.kind == kind, CheckTermRow.folded == folded(wanted)
                    )
                )
            )
    if chosen.before:
        conditions.append(CheckRow.id < chosen.before)
    return conditions


def row_of(order: CheckOrder, executor: str | None = None) -> CheckRow:
    """The row of a new order; `executor` is the process that will work on it, where it is known."""
    goods = order.shipment
    return CheckRow(
        id=new_id(),
        tenant=order.tenant,
        submitted_by=order.submitted_by,
        state=State.QUEUED,
        channel=order.channel,
        as_of=order.as_of,
        language=order.language,
        shipment=goods.model_dump_json() if goods else None,
        bill_of_lading=folded(goods.bill_of_lading)[:80] if goods and goods.bill_of_lading else None,
        batch=order.batch,
        idempotency_key=order.idempotency_key,
        body_hash=order.body_hash,
        size=order.size,
        created_at=datetime.now(UTC),
        pages_done=0,
        pages_total=0,
        revision=0,
        executor=executor,
    )


def document_rows(check_id: str, papers: Sequence[Paper]) -> list[CheckDocumentRow]:
    """The rows of an order's papers."""
    return [
        CheckDocumentRow(
            check_id=check_id,
            number=number,
            sha256=paper.sha256,
            file_name=paper.file_name,
            media_type=paper.media_type,
            size=paper.size,
        )
        for number, paper in enumerate(papers, start=1)
    ]


def papers_of(session: Session, check_id: str) -> tuple[Paper, ...]:
    """The papers of a check, in its sender's order."""
    rows = session.scalars(
        select(CheckDocumentRow)
        .where(CheckDocumentRow.check_id == check_id)
        .order_by(CheckDocumentRow.number)
    )
    return tuple(Paper(row.sha256, row.file_name, row.media_type, row.size) for row in rows)


def skus_of(shipment: Shipment | None) -> list[str]:
    """The SKUs of a shipment."""
    return [line.sku for line in shipment.lines] if shipment else []


def term_rows(check_id: str, kind: str, printed: Sequence[str]) -> list[CheckTermRow]:
    """What a check is found by, once for each folded form."""
    by_fold = {folded(text): text[:200] for text in printed}
    return [
        CheckTermRow(check_id=check_id, kind=kind, folded=fold, printed=text)
        for fold, text in by_fold.items()
    ]


def add_report_numbers(session: Session, check_id: str, result: Verification) -> None:
    """Makes a check findable by the report numbers of its result."""
    numbers = [
        report.report_number.value
        for report in result.reports
        if report.report_number is not None and report.report_number.value
    ]
    for term in term_rows(check_id, "report_number", numbers):
        session.merge(term)


def record_of(row: CheckRow, papers: Sequence[Paper]) -> CheckRecord:
    """A row as the rest of the house knows it."""
    return CheckRecord(
        id=row.id,
        tenant=row.tenant,
        submitted_by=row.submitted_by,
        state=State(row.state),
        channel=row.channel,
        as_of=row.as_of,
        language=row.language,
        shipment=Shipment.model_validate_json(row.shipment) if row.shipment else None,
        batch=row.batch,
        created_at=_utc(row.created_at),
        started_at=_utc(row.started_at) if row.started_at else None,
        finished_at=_utc(row.finished_at) if row.finished_at else None,
        pages_done=row.pages_done,
        pages_total=row.pages_total,
        verification=row.verification,
        first_verification=row.first_verification,
        verdict=row.verdict,
        report_verdict=row.report_verdict,
        valid_until=row.valid_until,
        retest_by=row.retest_by,
        failure=row.failure,
        revision=row.revision,
        papers=tuple(papers),
    )


def _utc(moment: datetime) -> datetime:
    """SQLite forgets the zone; what it holds is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
