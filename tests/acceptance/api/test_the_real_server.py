"""The service as a process of its own: its door is shut, it loses nothing, the slow do not hold it up."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.builders.services import SAMPLE

ROOT = Path(__file__).parents[3]
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def start(tmp_path: Path, port: int) -> Iterator[Start]:
    running: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str, wait: bool = True) -> "subprocess.Popen[bytes]":
        given = {
            "GREENLANE_DATA_DIR": str(tmp_path),
            "GREENLANE_WORKERS": "1",
            "GREENLANE_HEADER_SECONDS": "2",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "cli.main", "serve", "--port", str(port), *arguments]
        log = (tmp_path / f"log{len(running)}").open("wb")
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **given}, stderr=log)
        running.append(process)
        if wait:
            alive(port)
        return process

    yield start
    for process in running:
        process.kill()
        process.wait()


def alive(port: int) -> None:
    for _ in range(900):
        try:
            if httpx.get(f"http://127.0.0.1:{port}/livez").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the service did not start")


def send(port: int, **headers: str) -> Any:
    files = [("files", ("report.pdf", (SAMPLE / "report.pdf").read_bytes(), "application/pdf"))]
    place = f"http://127.0.0.1:{port}/v1/checks"
    return httpx.post(place, files=files, data={"channel": "ningbo-stem-toy"}, headers=headers, timeout=60)


def test_it_does_not_stand_open_to_the_network(start: Start) -> None:
    process = start("--host", "0.0.0.0", wait=False)
    assert process.wait(180) == 2


def test_what_was_accepted_survives_kill_9_and_is_done_once(start: Start, port: int) -> None:
    process = start()
    accepted = send(port, **{"Idempotency-Key": "one"})
    assert accepted.status_code == 202
    process.send_signal(signal.SIGKILL)
    process.wait()
    start()
    place = f"http://127.0.0.1:{port}{accepted.headers['Location']}"
    done = httpx.get(place, params={"wait": 60}, timeout=90).json()
    assert done["state"] == "succeeded"
    again = send(port, **{"Idempotency-Key": "one", "Prefer": "wait=30"}).json()
    assert again["id"] == done["id"]
    assert len(httpx.get(f"http://127.0.0.1:{port}/v1/checks").json()["checks"]) == 1


def test_slow_and_oversize_headers_are_cut_off_and_it_stops_when_asked(start: Start, port: int) -> None:
    process = start()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
        slow.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\n")
        assert slow.recv(100) == b""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as fat:
        fat.sendall(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 40_000)
        assert fat.recv(12).startswith(b"HTTP/1.1 4")
    assert httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) in (0, -signal.SIGTERM)
