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


class LocalValues(Data):
    """The whole local file. `verification_hosts` are added, `accreditation_schemes` replace the list.

    `channels` are files of channels of the user's own, relative to the local file.
    """

    verification_hosts: tuple[str, ...] = ()
    accreditation_schemes: tuple[str, ...] | None = None
    validity: LocalValidity = LocalValidity()
    requirements: dict[RequirementId, LocalRequirement] = Field(default_factory=dict)
    laboratories: tuple[LocalLaboratory, ...] = ()
    accreditation_lists: tuple[LocalList, ...] = ()
    channels: tuple[str, ...] = ()
