"""A user's own values, layered over the catalogue (contract, section 5)."""

from datetime import date
from typing import Literal

from pydantic import Field

from models.base import Data
from models.channel import RequirementId


class LocalValidity(Data):
    """Own windows in days."""

    default_days: int | None = Field(default=None, gt=0)
    physical_days: int | None = Field(default=None, gt=0)


class LocalRequirement(Data):
    """A re-graded requirement: never silently, the finding names it."""

    outcome_when_not_met: Literal["not_met", "needs_review"]


class LocalAccreditation(Data):
    """An ID that the user vouches for."""

    scheme: str
    number: str


class LocalLaboratory(Data):
    """A laboratory that the user knows."""

    name: str
    accreditations: tuple[LocalAccreditation, ...] = ()


class LocalList(Data):
    """An official list that the user has downloaded: CSV or XLSX.

    `file` is relative to the local file; `dated` is the day of the list. Absence of an ID means something
    only where the list is `complete`.
    """

    file: str
    scheme: str
    dated: date
    complete: bool = True


class LocalLookup(Data):
    """A verification platform that answers programs: where to ask, and where its JSON says what.

    `address` is https and holds `{number}`; `number_at` and `state_at` are names, one within the other.
    `states` translates the platform's words, for example `{ACTIVE: valid, CANCELLED: withdrawn}`.
    """

    address: str = Field(pattern=r"^https?://[^\s{}]+\{number\}[^\s{}]*$")
    state_at: tuple[str, ...] = Field(min_length=1)
    states: dict[str, str] = Field(min_length=1)
    number_at: tuple[str, ...] = ()


class LocalValues(Data):
    """The whole local file. `verification_hosts` are added, `accreditation_schemes` replace the list.

    `lookups` are asked only where looking up is switched on, and only on accepted hosts. `channels` are files
    of channels of the user's own, relative to the local file. `hs_pilot_list` are the HS codes, or their
    beginnings, of the pilot list as the user's customs told it.
    """

    verification_hosts: tuple[str, ...] = ()
    accreditation_schemes: tuple[str, ...] | None = None
    validity: LocalValidity = LocalValidity()
    requirements: dict[RequirementId, LocalRequirement] = Field(default_factory=dict)
    laboratories: tuple[LocalLaboratory, ...] = ()
    accreditation_lists: tuple[LocalList, ...] = ()
    lookups: tuple[LocalLookup, ...] = ()
    channels: tuple[str, ...] = ()
    hs_pilot_list: tuple[str, ...] | None = None
