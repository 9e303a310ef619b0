"""A user's own values over the catalogue: what they replace says so in its source."""

from dataclasses import replace
from typing import Any, TypeVar

from catalog.catalogue import Catalogue
from catalog.files import sha256_of
from models.channel import (
    Channel,
    LaboratoryAccreditationDemand,
    ReportValidityDemand,
    Requirement,
    ValidityWindow,
)
from models.knowledge import Host
from models.laboratory import ListedLaboratory, Standing
from models.local import LocalValues
from models.sourced import Source, Sourced, Status

T = TypeVar("T")

LOCAL = "local"
"""The source name that every value of the user's own carries."""

_SOURCE = Source(what="your own values (--local)")


def with_local(catalogue: Catalogue, local: LocalValues) -> Catalogue:
    """The catalogue with `local` layered over it; every value that it decides has the source `local`."""
    return replace(
        catalogue,
        channels={key: _channel(channel, local) for key, channel in catalogue.channels.items()},
        hosts=(*catalogue.hosts, *(_host(host) for host in local.verification_hosts)),
        laboratories=(*catalogue.laboratories, *_laboratories(local)),
        sources={**catalogue.sources, LOCAL: _SOURCE},
        digest=sha256_of(catalogue.digest, local.model_dump_json()),
        local=local,
    )


def _channel(channel: Channel, local: LocalValues) -> Channel:
    requirements = tuple(_regraded(_demand(demand, local), local) for demand in channel.requirements)
    sources = {**channel.sources, LOCAL: _SOURCE}
    return channel.model_copy(update={"requirements": requirements, "sources": sources})


def _demand(demand: Requirement, local: LocalValues) -> Requirement:
    if isinstance(demand, LaboratoryAccreditationDemand) and local.accreditation_schemes is not None:
        return demand.model_copy(update={"schemes": own(local.accreditation_schemes)})
    if isinstance(demand, ReportValidityDemand):
        return _validity(demand, local)
    return demand


def _validity(demand: ReportValidityDemand, local: LocalValues) -> ReportValidityDemand:
    changes: dict[str, Any] = {}
    if local.validity.default_days is not None:
        changes["default_days"] = own(local.validity.default_days)
    if local.validity.physical_days is not None:
        days = own(local.validity.physical_days)
        changes["windows"] = tuple(_window(window, days) for window in demand.windows)
    return demand.model_copy(update=changes)


def _window(window: ValidityWindow, days: Sourced[int]) -> ValidityWindow:
    return window.model_copy(update={"days": days}) if window.name == "physical" else window


def _regraded(demand: Requirement, local: LocalValues) -> Requirement:
    grade = local.requirements.get(demand.id)
    if grade is None:
        return demand
    changes = {"outcome_when_not_met": grade.outcome_when_not_met, "source": (*demand.source, LOCAL)}
    return demand.model_copy(update=changes)


def own(value: T) -> Sourced[T]:
    """A value of the user's own: no notice states it."""
    return Sourced[Any](value=value, status=Status.PROVISIONAL, source=(LOCAL,))


def _host(host: str) -> Host:
    return Host(host=host.strip().lower(), owner=_SOURCE.what, status=Status.PROVISIONAL, source=(LOCAL,))


def _laboratories(local: LocalValues) -> tuple[ListedLaboratory, ...]:
    return tuple(
        ListedLaboratory(
            scheme=accreditation.scheme,
            number=accreditation.number,
            name=laboratory.name,
            standing=Standing.ACCEPTED,
            source=(LOCAL,),
        )
        for laboratory in local.laboratories
        for accreditation in laboratory.accreditations
    )
