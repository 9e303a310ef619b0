"""Messages are signed, tried again until taken, never led elsewhere, and not sent unless switched on."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from jobs.settings import read_settings
from jobs.store import open_store
from jobs.webhooks.outbox import CLAIM_SECONDS, Outbox
from models.exceptions import NoSuchPlace, WebhookRefused

HOOK = "http://hook.example:{port}/take"


class Taker(HTTPServer):
    """A receiver that answers with the statuses it is given, then with 204."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hand)
        self.taken: list[tuple[dict[str, str], bytes]] = []
        self.statuses: list[int] = []
        self.meanwhile: Callable[[], object] = lambda: None


class Hand(BaseHTTPRequestHandler):
    server: Taker

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.meanwhile()
        self.server.taken.append(({name.lower(): value for name, value in self.headers.items()}, body))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 204)
        self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def taker() -> Iterator[Taker]:
    taker = Taker()
    thread = threading.Thread(target=taker.serve_forever, daemon=True)
    thread.start()
    yield taker
    taker.shutdown()
    taker.server_close()


def outbox(folder: Path, **given: Any) -> Outbox:
    settings = read_settings(**{"data_dir": folder, "webhooks": True, "webhook_private": True, **given})
    return Outbox(settings, open_store(settings), resolver=lambda name, port: ["127.0.0.1"])


def test_a_message_is_signed_as_standard_webhooks_has_it(tmp_path: Path, taker: Taker) -> None:
    box = outbox(tmp_path)
    hook = box.subscribe("a", HOOK.format(port=taker.server_port), ("check.succeeded",))
    box.tell("a", "check.succeeded", {"check": "1"})
    assert box.send_due() == 1
    headers, body = taker.taken[0]
    key = base64.b64decode(hook.secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["host"] == f"hook.example:{taker.server_port}"
    assert json.loads(body)["data"] == {"check": "1"}
    assert box.send_due() == 0


def test_what_is_not_taken_is_tried_again_with_the_same_id(tmp_path: Path, taker: Taker) -> None:
    box = outbox(tmp_path)
    box.subscribe("a", HOOK.format(port=taker.server_port), ("check.succeeded",))
    box.tell("a", "check.succeeded", {})
    taker.statuses = [500]
    box.send_due()
    assert box.send_due() == 0
    later = outbox(tmp_path)
    later.now = lambda: datetime.now(UTC) + timedelta(minutes=1)
    assert later.send_due() == 1
    ids = [headers["webhook-id"] for headers, _ in taker.taken]
    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_of_two_services_one_sends_a_message(tmp_path: Path, taker: Taker) -> None:
    box, other = outbox(tmp_path), outbox(tmp_path)
    box.subscribe("a", HOOK.format(port=taker.server_port), ("check.succeeded",))
    box.tell("a", "check.succeeded", {})
    taker.meanwhile = other.send_due
    assert box.send_due() == 1
    assert len(taker.taken) == 1


def test_what_a_service_died_over_is_sent_by_another(tmp_path: Path, taker: Taker) -> None:
    box, other = outbox(tmp_path), outbox(tmp_path)
    box.subscribe("a", HOOK.format(port=taker.server_port), ("check.succeeded",))
    box.tell("a", "check.succeeded", {})
    assert box._claimed(box._due()[0])
    assert other.send_due() == 0
    other.now = lambda: datetime.now(UTC) + timedelta(seconds=CLAIM_SECONDS + 1)
    assert other.send_due() == 1


def test_attempts_end(tmp_path: Path, taker: Taker) -> None:
    box = outbox(tmp_path, webhook_attempts=1)
    box.subscribe("a", HOOK.format(port=taker.server_port), ("check.succeeded",))
    box.tell("a", "check.succeeded", {})
    taker.statuses = [500]
    box.send_due()
    box.now = lambda: datetime.now(UTC) + timedelta(days=30)
    assert box.send_due() == 0


def test_a_redirect_is_not_followed(tmp_path: Path, taker: Taker) -> None:
    box = outbox(tmp_path)
    box.subscribe("a", HOOK.format(port=taker.server_port), ("check.succeeded",))
    box.tell("a", "check.succeeded", {})
    taker.statuses = [302]
    box.send_due()
    assert len(taker.taken) == 1


def test_other_events_and_other_tenants_are_not_told(tmp_path: Path, taker: Taker) -> None:
    box = outbox(tmp_path)
    hook = box.subscribe("a", HOOK.format(port=taker.server_port), ("check.failed",))
    box.tell("a", "check.succeeded", {})
    box.tell("b", "check.failed", {})
    assert box.send_due() == 0
    assert box.all("b") == []
    with pytest.raises(NoSuchPlace):
        box.unsubscribe("b", hook.id)


def test_a_name_that_turns_private_later_is_refused_then(tmp_path: Path, taker: Taker) -> None:
    box = outbox(tmp_path, webhook_private=False)
    box._resolve = lambda name, port: ["93.184.216.34"]
    box.subscribe("a", "https://hook.example/", ("check.succeeded",))
    box._resolve = lambda name, port: ["127.0.0.1"]
    box.tell("a", "check.succeeded", {})
    box.send_due()
    assert taker.taken == []


def test_nothing_is_sent_unless_switched_on(tmp_path: Path) -> None:
    with pytest.raises(WebhookRefused):
        outbox(tmp_path, webhooks=False).subscribe("a", "http://hook.example/", ("check.failed",))
