"""A user's own values over the catalogue: what they replace says so in its source."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from catalog.catalogue import Catalogue
from catalog.channel_rules import HOST
from catalog.files import sha256_of
from catalog.list_reader import read_accreditation_list
from models.base import Data
from models.channel import (
    Channel,
    LaboratoryAccreditationDemand,
    ProductScopeDemand,
    ReportValidityDemand,
    Requirement,
    ValidityWindow,
)
from models.exceptions import FileMissing, InvalidLocalValues
from models.knowledge import Host
from models.laboratory import AccreditationList, ListedLaboratory, Standing
from models.local import LocalValues
from models.sourced import Source, Sourced, Status

T = TypeVar("T")

LOCAL = "local"
"""The source name that every value of the user's own carries."""

_SOURCE = Source(what="your own values (--local)")


_STATES = ("adverse_states", "unknown_states", "confirming_states")
"""The lists of the vocabulary that say what an answer of a platform means."""


def with_local(catalogue: Catalogue, local: LocalValues) -> Catalogue:
    """The catalogue with `local` layered over it; every value that it decides has the source `local`.

    Raises `InvalidLocalValues` for a scheme that nobody knows, a host or an HS code that is none, and what
    reading the user's accreditation lists raises.
    """
    _require_known(catalogue, local)
    lists = _lists(catalogue, local)
    own_channels = _own_channels(catalogue, local)
    channels = {**catalogue.channels, **own_channels}
    return replace(
        catalogue,
        channels={key: _channel(channel, local) for key, channel in channels.items()},
        hosts=(*catalogue.hosts, *(_host(host) for host in local.verification_hosts)),
        laboratories=(*catalogue.laboratories, *_laboratories(local)),
        lists=(*catalogue.lists, *lists),
        sources={**catalogue.sources, LOCAL: _SOURCE},
        digest=_digest(catalogue, local, (*own_channels.values(), *lists)),
        local=local,
    )


def own(value: T) -> Sourced[T]:
    """A value of the user's own: no notice states it."""
    return Sourced[Any](value=value, status=Status.PROVISIONAL, source=(LOCAL,))


def _require_known(catalogue: Catalogue, local: LocalValues) -> None:
    for scheme in _schemes(local):
        if scheme not in catalogue.schemes:
            known = ", ".join(sorted(catalogue.schemes))
            raise InvalidLocalValues(f"There is no accreditation scheme {scheme!r}; there are: {known}.")
    for host in local.verification_hosts:
        if not re.fullmatch(HOST, host.strip().lower()):
            raise InvalidLocalValues(f"{host!r} is not a host name such as verify.example-lab.com.")
    known_states = {state for name in _STATES for state in catalogue.vocabulary.terms.get(name, ())}
    for lookup in local.lookups:
        if strange := sorted(set(lookup.states.values()) - known_states):
            known = ", ".join(sorted(known_states))
            raise InvalidLocalValues(f"{strange[0]!r} is no state of a report; there are: {known}.")
    for code in local.hs_pilot_list or ():
        if not re.fullmatch(r"\d[\d.\s-]{1,12}\d", code.strip()):
            raise InvalidLocalValues(f"{code!r} is not an HS code such as 8544.42.")


def _lists(catalogue: Catalogue, local: LocalValues) -> tuple[AccreditationList, ...]:
    return tuple(
        read_accreditation_list(Path(one.file), one.scheme, one.dated, one.complete, catalogue)
        for one in local.accreditation_lists
    )


def _digest(catalogue: Catalogue, local: LocalValues, read: tuple[Data, ...]) -> str:
    """Over the catalogue, the local values and what stands in the files they name, not where those lie."""
    values = local.model_dump_json(exclude={"accreditation_lists", "channels"})
    return sha256_of(catalogue.digest, values, *(data.model_dump_json() for data in read))


def _own_channels(catalogue: Catalogue, local: LocalValues) -> dict[str, Channel]:
    paths = [Path(name) for name in local.channels]
    ids = {*catalogue.channels, *(path.stem for path in paths)}
    channels = (_own_channel(path, catalogue, ids) for path in paths)
    return {channel.id: channel for channel in channels}


def _own_channel(path: Path, catalogue: Catalogue, ids: set[str]) -> Channel:
    from catalog.channel_file import read_channel  # PyYAML is needed for own channels only

    if not path.is_file():
        raise FileMissing(f"There is no file {path}.")
    file = read_channel(path.read_bytes(), catalogue, ids)
    if file.channel is None or file.problems:
        first = file.problems[0]
        raise InvalidLocalValues(f"{path.name}, line {first.line}: {first.where}: {first.message.en}")
    if file.channel.id in catalogue.channels:
        raise InvalidLocalValues(f"{path.name}: the catalogue has a channel {file.channel.id} already.")
    return file.channel


def _schemes(local: LocalValues) -> Iterator[str]:
    yield from local.accreditation_schemes or ()
    yield from (one.scheme for one in local.accreditation_lists)
    for laboratory in local.laboratories:
        yield from (accreditation.scheme for accreditation in laboratory.accreditations)


def _channel(channel: Channel, local: LocalValues) -> Channel:
    requirements = tuple(_regraded(_demand(demand, local), local) for demand in channel.requirements)
    sources = {**channel.sources, LOCAL: _SOURCE}
    return channel.model_copy(update={"requirements": requirements, "sources": sources})


def _demand(demand: Requirement, local: LocalValues) -> Requirement:
    if isinstance(demand, LaboratoryAccreditationDemand) and local.accreditation_schemes is not None:
        return demand.model_copy(update={"schemes": own(local.accreditation_schemes)})
    if isinstance(demand, ReportValidityDemand):
        return _validity(demand, local)
    if isinstance(demand, ProductScopeDemand) and not demand.hs_prefixes.value and local.hs_pilot_list:
        return demand.model_copy(update={"pilot_list": own(local.hs_pilot_list)})
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


def _host(host: str) -> Host:
    name = host.strip().lower()
    return Host(host=name, owner=_SOURCE.what, status=Status.PROVISIONAL, source=(LOCAL,))


def _laboratories(local: LocalValues) -> Iterator[ListedLaboratory]:
    for laboratory in local.laboratories:
        for accreditation in laboratory.accreditations:
            yield ListedLaboratory(
                scheme=accreditation.scheme,
                number=accreditation.number,
                name=laboratory.name,
                standing=Standing.ACCEPTED,
                source=(LOCAL,),
            )
