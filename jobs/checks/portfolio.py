"""Which SKUs may travel on a day: the newest verdict on each, by channel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from jobs.checks.orders import State, folded
from jobs.store import Store
from jobs.store.service_tables import CheckRow
from models.shipment import Shipment
from models.verification import Verification
from verifier.portfolio import Eligibility, Standing, eligibilities

__all__ = ["Entry", "Standing", "portfolio"]

MOST_CHECKS = 2_000


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
        known = {one.sku: one for one in eligibilities(result, at)}
        for line in Shipment.model_validate_json(row.shipment or "").lines:
            key = (folded(line.sku), row.channel)
            if key not in entries:
                entries[key] = _entry(line.sku, row, known.get(line.sku))
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


def _entry(sku: str, row: CheckRow, found: Eligibility | None) -> Entry:
    if found is None:
        return Entry(sku, row.channel, Standing.NEVER_TESTED, None, None, row.id)
    return Entry(sku, row.channel, found.standing, found.valid_until, found.retest_by, row.id)
