"""Which SKUs may travel on a day: the newest verdict on each, by channel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from jobs.checks.orders import State, folded
from jobs.store import Store
from jobs.store.service_tables import CheckRow
from models.channel import RequirementId
from models.shipment import Shipment
from models.verification import Finding, Outcome, Verification

MOST_CHECKS = 2_000


class Standing(StrEnum):
    """Where a SKU stands on a day."""

    ELIGIBLE = "eligible"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    NEEDS_REVIEW = "needs_review"
    NOT_READY = "not_ready"
    NEVER_TESTED = "never_tested"


@dataclass(frozen=True, slots=True)
class Entry:
    """A SKU in a channel, with the check that says so."""

    sku: str
    channel: str
    standing: Standing
    valid_until: date | None
    retest_by: date | None
    check: str


def portfolio(store: Store, tenant: str, at: date, channel: str | None = None) -> list[Entry]:
    """Every SKU of the tenant's shipments, once for each channel, by its newest check."""
    entries: dict[tuple[str, str], Entry] = {}
    for row, result in _newest_first(store, tenant, channel):
        for line in Shipment.model_validate_json(row.shipment or "").lines:
            key = (folded(line.sku), row.channel)
            if key not in entries:
                entries[key] = _entry(line.sku, row, result, at)
    return sorted(entries.values(), key=lambda entry: (entry.sku, entry.channel))


def _newest_first(store: Store, tenant: str, channel: str | None) -> Iterator[tuple[CheckRow, Verification]]:
    where = [
        CheckRow.tenant == tenant,
        CheckRow.state == State.SUCCEEDED,
        CheckRow.shipment.is_not(None),
    ]
    if channel is not None:
        where.append(CheckRow.channel == channel)
    with store.session() as session:
        statement = select(CheckRow).where(*where).order_by(CheckRow.id.desc()).limit(MOST_CHECKS)
        rows = list(session.scalars(statement))
        session.expunge_all()
    for row in rows:
        result = store.verification(row.verification or "")
        if result is not None:
            yield row, result


def _entry(sku: str, row: CheckRow, result: Verification, at: date) -> Entry:
    concerning = [one for one in result.findings if one.subject.line in (None, sku)]
    ends = [one.valid_until for one in concerning if one.valid_until is not None]
    last = min(ends) if ends else None
    retest = row.retest_by if last == row.valid_until else None
    return Entry(sku, row.channel, _standing(concerning, last, retest, at), last, retest, row.id)


def _standing(findings: list[Finding], last: date | None, retest: date | None, at: date) -> Standing:
    untied = any(
        one.requirement is RequirementId.PRODUCT_IDENTITY and one.outcome is Outcome.NOT_MET
        for one in findings
    )
    outcomes = {one.outcome for one in findings}
    if untied:
        return Standing.NEVER_TESTED
    if Outcome.NOT_MET in outcomes:
        return Standing.NOT_READY
    if last is not None and last < at:
        return Standing.EXPIRED
    if Outcome.NEEDS_REVIEW in outcomes:
        return Standing.NEEDS_REVIEW
    return Standing.EXPIRING if retest is not None and retest <= at else Standing.ELIGIBLE
