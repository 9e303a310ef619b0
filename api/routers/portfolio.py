"""Which SKUs may travel, which soon may not, which were never tested."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.documented import PROBLEMS
from api.security.callers import Reader, Serving
from jobs.checks.portfolio import Entry, Standing, portfolio
from jobs.submission import today_in_ningbo

router = APIRouter(prefix="/v1/portfolio", tags=["portfolio"], responses=PROBLEMS)


class EntryView(BaseModel):
    """A SKU in a channel."""

    sku: str
    channel: str
    standing: Standing
    valid_until: date | None
    retest_by: date | None
    check: str


class PortfolioView(BaseModel):
    """Every SKU at a day; the counts add up to the entries."""

    at: date
    counts: dict[Standing, int]
    entries: list[EntryView]


@router.get("", response_model=PortfolioView)
def get_portfolio(
    service: Serving,
    caller: Reader,
    at: Annotated[date | None, Query(description="The day; today where it is left out.")] = None,
    channel: str | None = Query(default=None, pattern="^[a-z0-9-]{1,80}$"),
) -> PortfolioView:
    """The newest verdict on each SKU, seen from a day."""
    day = at or today_in_ningbo()
    entries = portfolio(service.store, caller.tenant, day, channel)
    counts = dict.fromkeys(Standing, 0)
    for entry in entries:
        counts[entry.standing] += 1
    return PortfolioView(at=day, counts=counts, entries=[_view(entry) for entry in entries])


def _view(entry: Entry) -> EntryView:
    return EntryView(
        sku=entry.sku,
        channel=entry.channel,
        standing=entry.standing,
        valid_until=entry.valid_until,
        retest_by=entry.retest_by,
        check=entry.check,
    )
