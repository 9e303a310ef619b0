"""What the catalogue knows of laboratories: accreditation schemes, withdrawals, printed names."""

from datetime import date
from enum import StrEnum

from models.base import Data
from models.sourced import Bilingual


class Standing(StrEnum):
    """The state of an accreditation."""

    ACCEPTED = "accepted"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class Scheme(Data):
    """An accreditation scheme: how its IDs are printed (`written_forms`) and shaped (`well_formed`).

    Both are regular expressions; group `number` captures the ID.
    """

    id: str
    name: Bilingual
    written_forms: tuple[str, ...]
    well_formed: str
    source: tuple[str, ...]
    note: str | None = None


class ListedLaboratory(Data):
    """An entry of a scheme's list. `since` is the first day of its present standing."""

    scheme: str
    number: str
    name: str
    standing: Standing
    since: date | None = None
    until: date | None = None
    reason: str | None = None
    scopes: tuple[str, ...] = ()
    number_form: str | None = None
    note: str | None = None
    source: tuple[str, ...]


class KnownLaboratory(Data):
    """A laboratory known by name only: no accreditation is asserted.

    `number_forms` are regular expressions for its report numbers, a hint where samples were seen.
    """

    name: str
    zh: str | None = None
    aliases: tuple[str, ...] = ()
    number_forms: tuple[str, ...] = ()
    source: tuple[str, ...]


class ListWords(Data):
    """How official lists call their columns (`number`, `name`, `standing`, `since`, `until`, `scopes`,
    `reason`) and the standings."""

    columns: dict[str, tuple[str, ...]]
    standings: dict[Standing, tuple[str, ...]]


class AccreditationList(Data):
    """A scheme's official list, loaded by the user; absence of an ID means something only in a full list."""

    scheme: str
    dated: date
    complete: bool
    laboratories: tuple[ListedLaboratory, ...]
    source: str
