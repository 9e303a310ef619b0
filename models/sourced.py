"""Values that say where they come from and whether anybody has confirmed them."""

from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from models.base import Data

T = TypeVar("T")


class Status(StrEnum):
    """Whether an official notice states a value, or we assume it until one does."""

    CONFIRMED = "confirmed"
    PROVISIONAL = "provisional"


class Sourced(Data, Generic[T]):
    """A value with its standing; `source` names entries of the file's own list of sources."""

    value: T
    status: Status
    source: tuple[str, ...]
    note: str | None = None


class Source(Data):
    """Where a fact comes from; `seen` is the day on which it was read there."""

    what: str
    url: str | None = None
    seen: date | None = None


class Bilingual(Data):
    """The same text in English and Chinese."""

    en: str
    zh: str
