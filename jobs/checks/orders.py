"""What is asked of a check, and what is known of it while it runs and after."""

import hashlib
import secrets
import time
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from models.shipment import Shipment


class State(StrEnum):
    """Where a check stands. The last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self in (State.SUCCEEDED, State.FAILED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a check: kept under its hash, named as its sender named it.

    One that came inside another is not kept by itself: `enclosed_in` is the hash of the file that holds it,
    and its size is not told (0).
    """

    sha256: str
    file_name: str
    media_type: str
    size: int
    enclosed_in: str | None = None


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """Everything that an answer depends on, and who asks."""

    tenant: str
    submitted_by: str
    papers: tuple[Paper, ...]
    channel: str
    shipment: Shipment | None
    as_of: date
    language: str = "en"
    idempotency_key: str | None = None
    batch: str | None = None
    given_as_of: bool = True

    @property
    def body_hash(self) -> str:
        """The same for the same request; the day counts only where it was given."""
        goods = self.shipment.model_dump_json() if self.shipment else ""
        files = [f"{paper.sha256}:{paper.file_name}" for paper in self.papers]
        day = str(self.as_of) if self.given_as_of else ""
        parts = "\x1f".join([*files, self.channel, goods, day])
        return hashlib.sha256(parts.encode()).hexdigest()

    @property
    def size(self) -> int:
        """Bytes of all papers."""
        return sum(paper.size for paper in self.papers)


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """A check as the store knows it."""

    id: str
    tenant: str
    submitted_by: str
    state: State
    channel: str
    as_of: date
    language: str
    shipment: Shipment | None
    batch: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    pages_done: int
    pages_total: int
    verification: str | None
    first_verification: str | None
    verdict: str | None
    report_verdict: str | None
    valid_until: date | None
    retest_by: date | None
    failure: dict[str, Any] | None
    revision: int
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckFilter:
    """What a list of checks is narrowed by; `before` is the id that the last page ended with."""

    state: str | None = None
    verdict: str | None = None
    channel: str | None = None
    report_number: str | None = None
    sku: str | None = None
    bill_of_lading: str | None = None
    batch: str | None = None
    before: str | None = None
    limit: int = 50


def new_id() -> str:
    """An identifier that sorts by time and cannot be guessed."""
    return f"{int(time.time() * 1000):012x}{secrets.token_hex(10)}"


def folded(text: str) -> str:
    """How numbers and names are compared: without case, width, spaces and hyphens."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(mark for mark in plain if mark not in "\x00 \t-‐‑–—_")[:200]
