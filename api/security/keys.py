"""API keys: 32 random bytes, kept as SHA-256, compared in constant time, with scopes and an end."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from jobs.store import Store
from jobs.store.service_tables import ApiKeyRow, SessionRow
from jobs.store.tables import ANYBODY
from models.exceptions import InvalidField, KeyNeeded

PREFIX = "gl"
NO_HASH = hashlib.sha256(b"").hexdigest()


class Scope(StrEnum):
    """What a key may do."""

    READ = "read"
    WRITE = "write"
    REVIEW = "review"
    WEBHOOKS = "webhooks"
    OPERATE = "operate"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks. Limits left out are those of the settings."""

    tenant: str
    key_id: str
    name: str
    scopes: frozenset[str]
    requests_per_minute: int | None = None
    open_checks: int | None = None
    bytes_per_day: int | None = None

    @property
    def actor(self) -> str:
        """How the audit log names the caller."""
        return f"{self.tenant or 'local'}/{self.key_id}"


LOCAL = Caller(ANYBODY, "local", "this machine", frozenset(Scope))
"""Whoever asks a service on loopback that has no keys."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """What is wanted of a key."""

    name: str
    tenant: str
    scopes: Sequence[str]
    days: int | None = None
    requests_per_minute: int | None = None
    open_checks: int | None = None
    bytes_per_day: int | None = None


class Keys:
    """The keys in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, wanted: NewKey) -> tuple[str, ApiKeyRow]:
        """A new key, shown this once. Raises InvalidField for a scope that does not exist."""
        unknown = set(wanted.scopes) - set(Scope)
        if unknown or not wanted.scopes:
            raise InvalidField(f"scopes: choose from {', '.join(Scope)}.")
        secret, now = secrets.token_urlsafe(32), datetime.now(UTC)
        row = ApiKeyRow(
            id=secrets.token_hex(6),
            secret_sha256=_hash(secret),
            name=wanted.name[:120],
            tenant=wanted.tenant[:80],
            scopes=[str(scope) for scope in wanted.scopes],
            created_at=now,
            expires_at=now + timedelta(days=wanted.days) if wanted.days else None,
            requests_per_minute=wanted.requests_per_minute,
            open_checks=wanted.open_checks,
            bytes_per_day=wanted.bytes_per_day,
        )
        with self._store.session() as session:
            session.add(row)
            session.flush()
            session.expunge(row)
        return f"{PREFIX}_{row.id}_{secret}", row

    def all(self) -> list[ApiKeyRow]:
        """Every key, the newest first."""
        with self._store.session() as session:
            rows = list(session.scalars(select(ApiKeyRow).order_by(ApiKeyRow.created_at.desc())))
            session.expunge_all()
            return rows

    def exist(self) -> bool:
        """Whether there is a key at all: then every request must show one."""
        with self._store.session() as session:
            return session.scalar(select(ApiKeyRow.id).limit(1)) is not None

    def revoke(self, key_id: str) -> bool:
        """Ends a key at once; False where there is none of that id."""
        with self._store.session() as session:
            row = session.get(ApiKeyRow, key_id)
            if row is None:
                return False
            row.revoked_at = row.revoked_at or datetime.now(UTC)
            return True

    def caller(self, printed: str) -> Caller:
        """Who shows this key. Raises KeyNeeded for an unknown, ended or mistyped one, all alike."""
        prefix, _, rest = printed.partition("_")
        key_id, _, secret = rest.partition("_")
        with self._store.session() as session:
            row = session.get(ApiKeyRow, key_id[:40]) if prefix == PREFIX else None
            right = hmac.compare_digest(row.secret_sha256 if row else NO_HASH, _hash(secret))
            if row is None or not right or not _in_force(row):
                raise KeyNeeded
            return _caller(row)

    def open_session(self, printed: str, hours: int) -> str:
        """A cookie's value for whoever shows this key. Raises KeyNeeded."""
        caller = self.caller(printed)
        cookie = secrets.token_urlsafe(32)
        ends = datetime.now(UTC) + timedelta(hours=hours)
        with self._store.session() as session:
            session.add(SessionRow(secret_sha256=_hash(cookie), key_id=caller.key_id, expires_at=ends))
        return cookie

    def caller_of_session(self, cookie: str) -> Caller:
        """Who holds this cookie. Raises KeyNeeded."""
        with self._store.session() as session:
            held = session.get(SessionRow, _hash(cookie))
            row = session.get(ApiKeyRow, held.key_id) if held is not None else None
            if held is None or row is None or _past(held.expires_at) or not _in_force(row):
                raise KeyNeeded
            return _caller(row)

    def close_session(self, cookie: str) -> None:
        """Ends a sign-in."""
        with self._store.session() as session:
            held = session.get(SessionRow, _hash(cookie))
            if held is not None:
                session.delete(held)


def _hash(secret: str) -> str:
    """The secret is 32 random bytes: a slow hash would add nothing."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _in_force(row: ApiKeyRow) -> bool:
    return row.revoked_at is None and not (row.expires_at and _past(row.expires_at))


def _past(moment: datetime) -> bool:
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known <= datetime.now(UTC)


def _caller(row: ApiKeyRow) -> Caller:
    return Caller(
        row.tenant,
        row.id,
        row.name,
        frozenset(row.scopes),
        row.requests_per_minute,
        row.open_checks,
        row.bytes_per_day,
    )
