"""Messages that are kept until delivered: written with the event, sent by a thread, tried again later."""

import json
import logging
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
from sqlalchemy import select, update

from jobs.checks.orders import CheckRecord, State
from jobs.settings import Settings
from jobs.store import Store
from jobs.store.service_tables import DeliveryRow, WebhookRow
from jobs.webhooks.addresses import Resolve, Target, resolve, target_of
from jobs.webhooks.signing import new_secret, signature
from models.exceptions import GreenlaneError, NoSuchPlace, WebhookRefused

LOG = logging.getLogger("greenlane.webhooks")
DELAYS = (5, 30, 120, 600, 3600, 10_800, 36_000)
"""Seconds until the next attempt; the last is used for all further ones."""
SEND_SECONDS = 5.0
LOOK_SECONDS = 2.0
CLAIM_SECONDS = 60
"""For so long a message is one sender's alone; where that one dies meanwhile, another sends it then."""
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class _Due:
    """A message to send now."""

    id: str
    url: str
    secret: str
    body: str
    attempts: int


class Outbox:
    """Webhooks and their messages. Sends only where the settings switch webhooks on."""

    def __init__(self, settings: Settings, store: Store, resolver: Resolve = resolve) -> None:
        self._settings, self._store, self._resolve = settings, store, resolver
        self._wake, self._closing = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._serve, name="webhooks", daemon=True)
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def start(self) -> None:
        """Begins to send, also what earlier runs left."""
        if self._settings.webhooks:
            self._thread.start()

    def close(self) -> None:
        """Stops; what was not delivered is kept."""
        self._closing.set()
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join()

    def subscribe(self, tenant: str, url: str, events: tuple[str, ...]) -> WebhookRow:
        """A new webhook with its secret. Raises WebhookRefused."""
        if not self._settings.webhooks:
            raise WebhookRefused("Webhooks are switched off (GREENLANE_WEBHOOKS).")
        target_of(url, self._settings.webhook_private, self._resolve)
        row = WebhookRow(
            id=secrets.token_hex(10),
            tenant=tenant,
            url=url,
            events=list(events),
            secret=new_secret(),
            created_at=self.now(),
        )
        with self._store.session() as session:
            session.add(row)
            session.flush()
            session.expunge(row)
        return row

    def all(self, tenant: str) -> list[WebhookRow]:
        """A tenant's webhooks."""
        with self._store.session() as session:
            rows = list(session.scalars(select(WebhookRow).where(WebhookRow.tenant == tenant)))
            session.expunge_all()
            return rows

    def unsubscribe(self, tenant: str, webhook_id: str) -> None:
        """Ends a webhook and what it still had to say. Raises NoSuchPlace."""
        with self._store.session() as session:
            row = session.get(WebhookRow, webhook_id)
            if row is None or row.tenant != tenant:
                raise NoSuchPlace
            session.delete(row)

    def tell_of(self, record: CheckRecord) -> None:
        """A check became final: told to whoever wants to be told."""
        data = {"check": record.id, "state": record.state, "verdict": record.verdict}
        self.tell(record.tenant, f"check.{State(record.state)}", dict(data))

    def tell(self, tenant: str, event: str, data: dict[str, object]) -> None:
        """Writes one message for each webhook of the tenant that wants this event."""
        if not self._settings.webhooks:
            return
        now = self.now()
        body = json.dumps({"type": event, "timestamp": now.isoformat(), "data": data}, ensure_ascii=False)
        with self._store.session() as session:
            for hook in session.scalars(select(WebhookRow).where(WebhookRow.tenant == tenant)):
                if event in hook.events:
                    message = DeliveryRow(
                        id=f"msg_{secrets.token_hex(12)}",
                        webhook_id=hook.id,
                        body=body,
                        attempts=0,
                        next_at=now,
                    )
                    session.add(message)
        self._wake.set()

    def send_due(self) -> int:
        """Sends what is due and no other service has begun to send; returns how many messages that was."""
        mine = 0
        for message in self._due():
            if self._claimed(message):
                self._note(message, self._sent(message))
                mine += 1
        return mine

    def _serve(self) -> None:
        while not self._closing.is_set():
            self._wake.clear()
            with suppress(GreenlaneError):
                if self.send_due():
                    continue
            self._wake.wait(LOOK_SECONDS)

    def _due(self) -> list[_Due]:
        statement = (
            select(DeliveryRow, WebhookRow)
            .join(WebhookRow, WebhookRow.id == DeliveryRow.webhook_id)
            .where(DeliveryRow.delivered_at.is_(None), DeliveryRow.next_at <= self.now())
            .order_by(DeliveryRow.next_at)
            .limit(AT_ONCE)
        )
        with self._store.session() as session:
            return [
                _Due(message.id, hook.url, hook.secret, message.body, message.attempts)
                for message, hook in session.execute(statement)
            ]

    def _claimed(self, message: _Due) -> bool:
        """Whether this service is the one that sends it: of several on one database one is."""
        now = self.now()
        still_due = (
            DeliveryRow.id == message.id,
            DeliveryRow.attempts == message.attempts,
            DeliveryRow.delivered_at.is_(None),
            DeliveryRow.next_at <= now,
        )
        statement = update(DeliveryRow).where(*still_due)
        claimed = statement.values(next_at=now + timedelta(seconds=CLAIM_SECONDS)).returning(DeliveryRow.id)
        with self._store.session() as session:
            return session.scalar(claimed) is not None

    def _sent(self, message: _Due) -> str | None:
        """None where it was taken, else what went wrong. The name is resolved and checked again each time."""
        try:
            target = target_of(message.url, self._settings.webhook_private, self._resolve)
            status = post(target, message.id, message.secret, message.body)
        except WebhookRefused as refused:
            return refused.message
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as cause:
            return type(cause).__name__
        return None if 200 <= status < 300 else f"status {status}"

    def _note(self, message: _Due, error: str | None) -> None:
        attempts = message.attempts + 1
        with self._store.session() as session:
            row = session.get(DeliveryRow, message.id)
            if row is None:
                return
            row.attempts, row.last_error = attempts, error
            if error is None:
                row.delivered_at, row.next_at = self.now(), None
            elif attempts >= self._settings.webhook_attempts:
                row.next_at = None
            else:
                row.next_at = self.now() + timedelta(seconds=DELAYS[min(attempts, len(DELAYS)) - 1])
        if error is not None:
            LOG.warning("a webhook was not taken", extra={"message_id": message.id, "error": error})


def post(target: Target, message_id: str, secret: str, body: str) -> int:
    """Sends one message to the checked address and returns the status. Follows nothing, trusts no proxy."""
    timestamp = int(time.time())
    headers = {
        "Host": target.host,
        "Content-Type": "application/json",
        "User-Agent": "greenlane",
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, message_id, timestamp, body),
    }
    with httpx.Client(follow_redirects=False, trust_env=False, timeout=SEND_SECONDS) as client:
        request = client.build_request(
            "POST",
            target.url,
            content=body.encode(),
            headers=headers,
            extensions={"sni_hostname": target.name},
        )
        response = client.send(request, stream=True)
        response.close()
        return response.status_code
