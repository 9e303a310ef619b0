"""What the store or an online lookup knows, handed to the pure verifier by `jobs/`."""

from datetime import date, datetime

from models.base import Data


class OtherContent(Data):
    """The same report number was seen before with other content."""

    report_number: str
    sha256: str
    seen_on: date


class Lookup(Data):
    """What a verification platform answered for a report number, and the evidence for it.

    `state` is `silent` where no usable answer came; `trouble` then says why in a word. `status` is the HTTP
    status, `answer_sha256` the hash of what came back.
    """

    report_number: str
    host: str
    state: str
    asked_on: date
    asked_at: datetime | None = None
    address: str | None = None
    status: int | None = None
    trouble: str | None = None
    answer_sha256: str | None = None


class KnownFacts(Data):
    """Facts from outside the papers. Empty means that nobody looked."""

    other_contents: tuple[OtherContent, ...] = ()
    lookups: tuple[Lookup, ...] = ()
