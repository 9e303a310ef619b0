"""The service asks platforms about its reports where it is told to: once, and beside the loop."""

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.builders.services import PDF, post, served
from tests.builders.toys import NUMBER

WAIT = {"Prefer": "wait=30"}
HOST = "verify.example-lab.com"


class Platform(ThreadingHTTPServer):
    """Says of every report what `state` is, as soon as `open` lets it, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hand)
        self.asked: list[str] = []
        self.state = "ACTIVE"
        self.open = threading.Event()
        self.open.set()


class Hand(BaseHTTPRequestHandler):
    server: Platform

    def do_GET(self) -> None:
        self.server.asked.append(self.path.rpartition("/")[2])
        self.server.open.wait(10)
        body = json.dumps({"status": self.server.state}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> Iterator[Platform]:
    """A platform whose name leads to this machine."""
    server, resolve = Platform(), socket.getaddrinfo

    def resolved(host: Any, *rest: Any, **more: Any) -> Any:
        return resolve("127.0.0.1" if host == HOST else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.open.set()
    server.shutdown()
    server.server_close()


def told(platform: Platform, folder: Path, hosts: str = f"[{HOST}]", **given: Any) -> dict[str, Any]:
    """Settings of a service that may ask the platform on loopback."""
    own = folder / "local.yaml"
    own.write_text(
        f"""
verification_hosts: {hosts}
lookups:
  - address: http://{HOST}:{platform.server_port}/reports/{{number}}
    state_at: [status]
    states: {{ACTIVE: valid, CANCELLED: withdrawn}}
""",
        encoding="utf-8",
    )
    return {"local": own, "lookup": True, "lookup_private": True, **given}


def said(check: Any) -> dict[str, str]:
    """What platforms said in a check's result: reason to outcome."""
    findings = check["result"]["findings"]
    return {one["reason"]: one["outcome"] for one in findings if "platform" in one["reason"]}


def test_a_report_that_its_platform_withdrew_is_not_ready(platform: Platform, tmp_path: Path) -> None:
    platform.state = "CANCELLED"
    with served(tmp_path, "toys", **told(platform, tmp_path)) as (client, _):
        check = post(client, PDF, headers=WAIT).json()
    assert said(check) == {"verification-code.platform-withdrawn": "not_met"}
    assert (check["verdict"], platform.asked) == ("not_ready", [NUMBER])


def test_nothing_is_asked_unless_it_is_switched_on(platform: Platform, tmp_path: Path) -> None:
    with served(tmp_path, "toys", **told(platform, tmp_path, lookup=False)) as (client, _):
        check = post(client, PDF, headers=WAIT).json()
    assert (said(check), platform.asked) == ({}, [])


def test_a_host_that_is_not_listed_is_not_asked(platform: Platform, tmp_path: Path) -> None:
    with served(tmp_path, "toys", **told(platform, tmp_path, hosts="[other.example-lab.com]")) as (
        client,
        _,
    ):
        check = post(client, PDF, headers=WAIT).json()
    assert (said(check), platform.asked) == ({}, [])


def test_loopback_is_not_asked_unless_private_networks_are_allowed(
    platform: Platform, tmp_path: Path
) -> None:
    with served(tmp_path, "toys", **told(platform, tmp_path, lookup_private=False)) as (client, _):
        check = post(client, PDF, headers=WAIT).json()
    assert (said(check), platform.asked) == ({"verification-code.platform-silent": "met"}, [])


def test_other_words_and_corrections_ask_nothing_again(platform: Platform, tmp_path: Path) -> None:
    with served(tmp_path, "toys", **told(platform, tmp_path)) as (client, _):
        check = post(client, PDF, headers=WAIT).json()
        platform.state = "CANCELLED"
        address = f"/v1/checks/{check['id']}"
        chinese = client.get(address, headers={"Accept-Language": "zh"}).json()
        person = {"reason": "It is on the cover.", "by": "Li Wei"}
        corrected = client.post(
            f"{address}/corrections", json={"path": "applicant", "value": "Elm", **person}
        )
    confirmed = {"verification-code.platform-confirms": "met"}
    assert [said(one) for one in (check, chinese, corrected.json())] == [confirmed] * 3
    assert chinese["result"]["disclaimer"] != check["result"]["disclaimer"]
    assert platform.asked == [NUMBER]


def test_a_corrected_number_is_asked_about(platform: Platform, tmp_path: Path) -> None:
    with served(tmp_path, "toys", **told(platform, tmp_path)) as (client, _):
        check = post(client, PDF, headers=WAIT).json()
        platform.state = "CANCELLED"
        wanted = {"path": "report_number", "value": "NW-1", "reason": "It is on the cover.", "by": "Li Wei"}
        corrected = client.post(f"/v1/checks/{check['id']}/corrections", json=wanted).json()
    assert said(corrected) == {"verification-code.platform-withdrawn": "not_met"}
    assert platform.asked == [NUMBER, "NW-1"]


def test_the_service_answers_on_while_a_platform_does_not(platform: Platform, tmp_path: Path) -> None:
    platform.open.clear()
    with served(tmp_path, "toys", **told(platform, tmp_path)) as (client, _):
        check = post(client, PDF).json()
        while not platform.asked:
            assert client.get("/livez").status_code == 200
        assert client.get(f"/v1/checks/{check['id']}").json()["state"] == "running"
        platform.open.set()
        done = client.get(f"/v1/checks/{check['id']}", headers=WAIT).json()
        while done["state"] == "running":
            done = client.get(f"/v1/checks/{check['id']}").json()
    assert said(done) == {"verification-code.platform-confirms": "met"}


def test_a_platform_that_is_too_slow_is_silent(platform: Platform, tmp_path: Path) -> None:
    platform.open.clear()
    with served(tmp_path, "toys", **told(platform, tmp_path, lookup_seconds=0.5)) as (client, _):
        check = post(client, PDF, headers=WAIT).json()
    assert said(check) == {"verification-code.platform-silent": "met"}
