"""What the store or an online lookup knows, handed to the pure verifier by `jobs/`."""

from datetime import date

from models.base import Data


class OtherContent(Data):
    """The same report number was seen before with other content."""

    report_number: str
    sha256: str
    seen_on: date


class Lookup(Data):
    """What a verification platform answered for a report number."""

    report_number: str
    host: str
    state: str
    asked_on: date


class KnownFacts(Data):
    """Facts from outside the papers. Empty means that nobody looked."""

    other_contents: tuple[OtherContent, ...] = ()
    lookups: tuple[Lookup, ...] = ()
