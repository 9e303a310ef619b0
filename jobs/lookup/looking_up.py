"""From reports to facts: what the platforms answered, where and when."""

from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import urlsplit

from catalog import Catalogue
from jobs.lookup.asking import Ask, Limits, asker
from jobs.lookup.platforms import SILENT, Platform, platforms
from jobs.settings import Settings
from models.channel import Channel, VerificationCodeDemand
from models.exceptions import Cancelled
from models.facts import Lookup
from models.local import LocalValues
from models.report import DocumentKind, TestReport

__all__ = ["Limits", "limits_of", "look_up"]


def limits_of(settings: Settings) -> Limits:
    """The limits of the settings."""
    return Limits(
        settings.lookup_seconds,
        settings.lookup_bytes,
        settings.lookup_private,
        settings.lookup_check_seconds,
    )


def _never() -> bool:
    return False


def look_up(
    reports: Sequence[TestReport],
    channel: Channel,
    catalogue: Catalogue,
    now: datetime,
    limits: Limits,
    ask: Ask | None = None,
    stopping: Callable[[], bool] = _never,
) -> tuple[Lookup, ...]:
    """What platforms say of the reports, one answer for each. Nothing is asked of a host that is not listed.

    The hosts are the catalogue's, the channel's and the user's own. A platform that gives no usable answer
    is told as `silent`, with the trouble. Raises Cancelled as soon as `stopping` says so.
    """
    asking = ask or asker(_hosts(channel, catalogue), limits)
    local = catalogue.local or LocalValues()
    tried = platforms(local.lookups)
    found: list[Lookup | None] = []
    for report in reports:
        if stopping():
            raise Cancelled
        found.append(_of(report, tried, asking, now))
    return tuple(one for one in found if one)


def _hosts(channel: Channel, catalogue: Catalogue) -> tuple[str, ...]:
    demands = (one for one in channel.requirements if isinstance(one, VerificationCodeDemand))
    own = (host.casefold() for demand in demands for host in demand.hosts.value)
    return tuple(dict.fromkeys([*(one.host.casefold() for one in catalogue.hosts), *own]))


def _of(report: TestReport, tried: Sequence[Platform], ask: Ask, now: datetime) -> Lookup | None:
    """The first usable answer about a report, else the last silent one; None where nobody could be asked."""
    number = report.report_number.value if report.report_number else None
    if report.document.kind is not DocumentKind.TEST_REPORT or not number:
        return None
    last = None
    for platform in tried:
        address = platform.address(report, number)
        if address is None:
            continue
        answer = ask(address)
        if answer.trouble == "host_not_listed":
            continue
        state = SILENT if answer.trouble else platform.state(answer, number)
        last = Lookup(
            report_number=number,
            host=urlsplit(address).hostname or "",
            state=state,
            asked_on=now.date(),
            asked_at=now,
            address=address,
            status=answer.status or None,
            trouble=answer.trouble,
            answer_sha256=answer.sha256,
        )
        if state != SILENT:
            return last
    return last
