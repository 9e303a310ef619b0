"""Which SKUs may travel and until when, at a glance."""

from collections import Counter
from datetime import date

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.page.charts import HEIGHT, LEFT, ORDER, WIDTH, expiries, standings
from api.page.checks import channel_names
from api.page.looks import look_of, shown
from api.security.callers import Reader, Serving
from api.uploads import day_of
from jobs.checks.portfolio import Entry, portfolio
from jobs.submission import today_in_ningbo

router = APIRouter(include_in_schema=False)

MOST_ROWS = 500


@router.get("/portfolio")
def overview(
    request: Request,
    service: Serving,
    caller: Reader,
    at: str = Query(default="", max_length=10),
    channel: str = Query(default=""),
    standing: str = Query(default=""),
) -> Response:
    """Every SKU at a day, those that end first on top."""
    today: date = today_in_ningbo()
    day = day_of(at) if at else today
    names = channel_names(service, look_of(request).language)
    entries = portfolio(service.store, caller.tenant, day, channel if channel in names else None)
    chosen = [one for one in entries if not standing or one.standing == standing]
    counts = Counter(one.standing for one in entries)
    context = {
        "day": day,
        "today": today,
        "entries": sorted(chosen, key=_soonest)[:MOST_ROWS],
        "hidden": max(0, len(chosen) - MOST_ROWS),
        "total": len(entries),
        "counts": counts,
        "order": ORDER,
        "bar": standings(counts),
        "chart": expiries(entries, day),
        "size": (WIDTH, HEIGHT, LEFT),
        "names": names,
        "channel": channel,
        "standing": standing,
    }
    return shown(request, "portfolio.html", context)


def _soonest(entry: Entry) -> tuple[date, int, str]:
    return entry.valid_until or date.max, ORDER.index(entry.standing), entry.sku
