"""What a channel must keep to beyond its shape."""

import re
from collections.abc import Container, Iterator
from typing import Any

from catalog.catalogue import Catalogue
from catalog.flaws import Flaw, Path, duplicates, unknown
from models.base import Data
from models.channel import (
    Channel,
    ClauseCoverageDemand,
    CoverageMode,
    DestinationDemand,
    LaboratoryAccreditationDemand,
    PortDemand,
    ProductScopeDemand,
    ReportValidityDemand,
    Requirement,
    StandardEditionDemand,
    VerificationCodeDemand,
)
from models.sourced import Sourced
from models.standard import Standard

HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}"
"""The name of a host in lower case, without scheme, port or path."""

_SHAPES = {
    "hs": re.compile(r"\d{2,10}"),
    "country": re.compile(r"[A-Z]{2}"),
    "port": re.compile(r"[A-Z]{2}[A-Z2-9]{3}"),
    "host": re.compile(HOST),
}


def channel_flaws(channel: Channel, catalogue: Catalogue, channel_ids: Container[str]) -> Iterator[Flaw]:
    """Every mistake of a channel that has the right shape; `channel_ids` are those that there are."""
    if channel.replaced_by and channel.replaced_by not in channel_ids:
        yield Flaw(("replaced_by",), "unknown_channel", {"name": channel.replaced_by})
    if channel.valid_to.value and channel.valid_to.value < channel.valid_from.value:
        yield Flaw(("valid_to",), "dates_reversed")
    yield from _sources(channel, set(channel.sources), ())
    yield from (
        Flaw(("requirements", flaw.path[-1], "id"), flaw.reason, flaw.details)
        for flaw in duplicates(demand.id for demand in channel.requirements)
    )
    for position, demand in enumerate(channel.requirements):
        for flaw in _demand(demand, channel, catalogue):
            yield flaw.under("requirements", position)


def _sources(data: Any, known: set[str], path: Path) -> Iterator[Flaw]:
    if isinstance(data, tuple):
        for position, part in enumerate(data):
            yield from _sources(part, known, (*path, position))
    if isinstance(data, Data):
        source = getattr(data, "source", None)
        if isinstance(source, tuple):
            yield from unknown(source, known, "source", *path, "source")
        for name in type(data).model_fields:
            yield from _sources(getattr(data, name), known, (*path, name))


def _demand(demand: Requirement, channel: Channel, catalogue: Catalogue) -> Iterator[Flaw]:
    match demand:
        case StandardEditionDemand():
            yield from _editions(demand, catalogue)
        case ReportValidityDemand():
            yield from _validity(demand, channel, catalogue)
        case LaboratoryAccreditationDemand():
            yield from unknown(demand.schemes.value, catalogue.schemes, "scheme", "schemes", "value")
        case ClauseCoverageDemand():
            yield from _coverage(demand, catalogue)
        case VerificationCodeDemand():
            yield from _shaped(demand.hosts, "host", "hosts")
        case ProductScopeDemand():
            yield from _shaped(demand.hs_prefixes, "hs", "hs_prefixes")
            yield from _shaped(demand.mixed_prefixes, "hs", "mixed_prefixes")
            yield from _shaped(demand.pilot_list, "hs", "pilot_list")
        case DestinationDemand():
            yield from _shaped(demand.countries, "country", "countries")
        case PortDemand():
            yield from _ports(demand)


def _editions(demand: StandardEditionDemand, catalogue: Catalogue) -> Iterator[Flaw]:
    for position, accepted in enumerate(demand.accepted.value):
        if catalogue.standard(accepted.designation, accepted.edition) is None:
            name = f"{accepted.designation} {accepted.edition}"
            yield Flaw(("accepted", "value", position), "unknown_standard", {"name": name})


def _validity(demand: ReportValidityDemand, channel: Channel, catalogue: Catalogue) -> Iterator[Flaw]:
    for name in ("default_days", "retest_lead_days"):
        if getattr(demand, name).value <= 0:
            yield Flaw((name, "value"), "days_not_positive")
    coverage = next((r for r in channel.requirements if isinstance(r, ClauseCoverageDemand)), None)
    standard = catalogue.standards.get(coverage.standard) if coverage else None
    for position, window in enumerate(demand.windows):
        here = ("windows", position)
        if window.days.value <= 0:
            yield Flaw((*here, "days", "value"), "days_not_positive")
        if standard is not None:
            clauses, items = _names(standard)
            yield from unknown(window.clauses, clauses, "clause", *here, "clauses")
            yield from unknown(window.items, items, "item", *here, "items")


def _coverage(demand: ClauseCoverageDemand, catalogue: Catalogue) -> Iterator[Flaw]:
    standard = catalogue.standards.get(demand.standard)
    if standard is None:
        yield Flaw(("standard",), "unknown_standard", {"name": demand.standard})
        return
    clauses, items = _names(standard)
    yield from unknown(demand.sections, {number.split(".")[0] for number in clauses}, "section", "sections")
    for name, known in (("clauses", clauses), ("items", items)):
        listed = getattr(demand, name)
        if listed is not None:
            yield from unknown(listed.value, known, name.removesuffix("s"), name, "value")
            yield from duplicates(listed.value, name, "value")
    for position, minimum in enumerate(demand.substances):
        yield from unknown(minimum.items, items, "item", "substances", position, "items")
    yield from _listed(demand)


def _names(standard: Standard) -> tuple[list[str], list[str]]:
    return [clause.number for clause in standard.clauses], [item.key for item in standard.items]


def _listed(demand: ClauseCoverageDemand) -> Iterator[Flaw]:
    wanted = {CoverageMode.LISTED_CLAUSES: "clauses", CoverageMode.LISTED_ITEMS: "items"}.get(demand.mode)
    if wanted is None:
        return
    listed: Sourced[tuple[str, ...]] | None = getattr(demand, wanted)
    if listed is None or not listed.value:
        yield Flaw(("mode",), "list_missing", {"name": wanted})
    elif demand.required_count and demand.required_count.value != len(listed.value):
        counts = {"count": str(demand.required_count.value), "listed": str(len(listed.value))}
        yield Flaw(("required_count", "value"), "count_disagrees", counts)


def _shaped(listed: Sourced[tuple[str, ...]] | None, shape: str, name: str) -> Iterator[Flaw]:
    for position, text in enumerate(listed.value if listed else ()):
        if not _SHAPES[shape].fullmatch(text):
            yield Flaw((name, "value", position), f"shape_{shape}", {"name": text})


def _ports(demand: PortDemand) -> Iterator[Flaw]:
    yield from duplicates((port.locode for port in demand.ports.value), "ports", "value")
    for position, port in enumerate(demand.ports.value):
        here = ("ports", "value", position)
        if not _SHAPES["port"].fullmatch(port.locode):
            yield Flaw((*here, "locode"), "shape_port", {"name": port.locode})
        if port.valid_from and port.valid_to and port.valid_to < port.valid_from:
            yield Flaw((*here, "valid_to"), "dates_reversed")
