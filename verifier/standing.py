"""How sure the channel's values are, where they stand written, and which are the user's own."""

from collections.abc import Iterable
from typing import Any

from catalog.layering import LOCAL
from models.channel import Demand
from models.sourced import Sourced, Status


def local_name(setting: str, *values: Sourced[Any]) -> tuple[str, ...]:
    """The setting's name when one of the values is the user's own, else nothing."""
    return (setting,) if any(LOCAL in value.source for value in values) else ()


def status_of(demand: Demand, values: Iterable[Sourced[Any]]) -> Status:
    """Provisional as soon as the demand or any value that decided is."""
    provisional = Status.PROVISIONAL in (demand.status, *(value.status for value in values))
    return Status.PROVISIONAL if provisional else Status.CONFIRMED


def sources_of(demand: Demand, values: Iterable[Sourced[Any]]) -> tuple[str, ...]:
    """The names of all sources, each once, the demand's first."""
    return tuple(dict.fromkeys([*demand.source, *(name for value in values for name in value.source)]))
