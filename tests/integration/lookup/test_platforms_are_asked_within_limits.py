"""A platform on loopback: asked over the checked address, never led elsewhere, capped in time and size."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from jobs.lookup.asking import Answer, Limits, asker

HOST = "verify.example-lab.com"
PRIVATE = Limits(seconds=3, size_bytes=2000, private=True)


class Platform(ThreadingHTTPServer):
    """Answers every path in its own way and remembers who asked for what."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hand)
        self.asked: list[tuple[str, str]] = []


class Hand(BaseHTTPRequestHandler):
    server: Platform

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"]))
        getattr(self, f"_{self.path.strip('/').split('?')[0]}", self._found)()

    def _found(self) -> None:
        self._say(200, b"Report QXT2609001234A")

    def _moved(self) -> None:
        self._say(302, b"", Location=f"http://{HOST}:{self.server.server_port}/found")

    def _large(self) -> None:
        self._say(200, b"x" * 5000)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 500)

    def _packed(self) -> None:
        self._say(200, b"\x1f\x8b", **{"Content-Encoding": "gzip"})

    def _dripping(self) -> None:
        for byte in b"HTTP/1.0 200 OK\r\nX: " + b"y" * 100:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.1)

    def _say(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def platform() -> Iterator[Platform]:
    server = Platform()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def asked(platform: Platform, path: str, limits: Limits = PRIVATE) -> Answer:
    ask = asker((HOST,), limits, lambda name, port: ["127.0.0.1"])
    return ask(f"http://{HOST}:{platform.server_port}/{path}")


def test_the_answer_comes_from_the_resolved_address(platform: Platform) -> None:
    assert asked(platform, "found?no=1") == Answer(200, b"Report QXT2609001234A")
    assert platform.asked == [("/found?no=1", f"{HOST}:{platform.server_port}")]


TROUBLES = {"moved": "redirect_refused", "large": "too_large", "endless": "too_large", "packed": "packed"}


@pytest.mark.parametrize(("path", "trouble"), TROUBLES.items())
def test_troubles(platform: Platform, path: str, trouble: str) -> None:
    answer = asked(platform, path)
    assert (answer.trouble, answer.body) == (trouble, b"")
    assert len(platform.asked) == 1


def test_all_of_it_is_done_in_time(platform: Platform) -> None:
    started = time.monotonic()
    assert asked(platform, "dripping", Limits(seconds=0.5, private=True)).trouble == "too_slow"
    assert time.monotonic() - started < 3


def test_all_questions_together_are_done_in_time(platform: Platform) -> None:
    limits = Limits(seconds=3, private=True, all_seconds=0.2)
    ask = asker((HOST,), limits, lambda name, port: ["127.0.0.1"])
    address = f"http://{HOST}:{platform.server_port}/found"
    assert ask(address).trouble is None
    time.sleep(0.3)
    assert ask(address).trouble == "too_slow"
    assert len(platform.asked) == 1


def test_nobody_listens() -> None:
    ask = asker((HOST,), PRIVATE, lambda name, port: ["127.0.0.1"])
    answer = ask(f"http://{HOST}:1/x")
    assert (answer.status, answer.trouble) == (0, "ConnectError")


REFUSED = {
    "a private address": (f"https://{HOST}/x", ["10.0.0.1"], "address_refused"),
    "loopback": (f"https://{HOST}/x", ["127.0.0.1"], "address_refused"),
    "public beside private": (f"https://{HOST}/x", ["93.184.216.34", "192.168.0.1"], "address_refused"),
    "plain http": (f"http://{HOST}/x", ["93.184.216.34"], "address_refused"),
    "a user name": (f"https://user@{HOST}/x", ["93.184.216.34"], "address_refused"),
    "a port of its own": (f"https://{HOST}:8443/x", ["93.184.216.34"], "port_refused"),
    "no address": (f"https://{HOST}/x", [], "address_refused"),
    "no URL": (f"https://{HOST}:x/", ["93.184.216.34"], "address_refused"),
}


@pytest.mark.parametrize(("address", "leads_to", "trouble"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_before_anything_is_sent(address: str, leads_to: list[str], trouble: str) -> None:
    assert asker((HOST,), Limits(), lambda name, port: leads_to)(address) == Answer(0, trouble=trouble)


@pytest.mark.parametrize("host", ["other.example", f"{HOST}.evil.example", "verify.example-1ab.com"])
def test_a_host_that_is_not_listed_is_not_even_resolved(host: str) -> None:
    def resolver(name: str, port: int) -> list[str]:
        raise AssertionError(name)

    assert asker((HOST,), PRIVATE, resolver)(f"https://{host}/x").trouble == "host_not_listed"
