"""The rest of what the catalogue holds: features, hosts, the words that laboratories print."""

from pydantic import Field

from models.base import Data
from models.report import Result
from models.sourced import Bilingual, Status


class Feature(Data):
    """A product fact that triggers clauses. `words` find it in descriptions, either language."""

    key: str
    title: Bilingual
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


class Host(Data):
    """A verification host that belongs to a report's issuer or to an authority.

    `number_in` are query parameters or path patterns in which it carries the report number.
    """

    host: str
    owner: str
    number_in: tuple[str, ...] = ()
    status: Status
    source: tuple[str, ...]


class Analyte(Data):
    """A substance or element: `key` as in limits ("Pb", "DEHP"), names and symbols as printed, CAS."""

    key: str
    names: tuple[str, ...]
    cas: tuple[str, ...] = ()
    group: str


class Vocabulary(Data):
    """The words that laboratories print, English and Chinese.

    `labels`: field name to its labels. `columns`: column role to its header words. `results`: outcome to its
    words. `terms`: further named lists (stop words, document kinds, laboratory words, months).
    """

    labels: dict[str, tuple[str, ...]]
    columns: dict[str, tuple[str, ...]]
    results: dict[Result, tuple[str, ...]]
    analytes: tuple[Analyte, ...]
    terms: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class MessageEntry(Data):
    """A text for a broker with `{named}` places; the remedy says what the sender does next."""

    message: str
    remedy: str | None = None
