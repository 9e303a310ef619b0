"""A running service and a browser that looks at its page; without Chromium these tests are left out."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pikepdf
import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from api.security.keys import Keys, NewKey
from fixtures import make_submission, spoilt
from jobs.settings import read_settings
from jobs.store import open_store
from tests.acceptance.page.visitor import Visitor

ROOT = Path(__file__).parents[3]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 60_000
"""Milliseconds: a machine with other work takes its time; a test that passes does not wait."""

expect.set_options(timeout=PATIENCE)

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a service with one worker and an empty store answers."""
    with running(tmp_path_factory.mktemp("page")) as place:
        yield place


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A service of its own process over a folder; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = {"GREENLANE_DATA_DIR": str(folder), "GREENLANE_WORKERS": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cli.main", "serve", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **given}, stderr=log)
    place = f"http://127.0.0.1:{port}"
    try:
        _wait_for(place)
        yield place
    finally:
        process.terminate()
        process.wait(30)


def settled_keys(folder: Path) -> str:
    """Makes the first key of a store: from then on every request must show one."""
    store = open_store(read_settings(data_dir=folder))
    try:
        return Keys(store).create(NewKey("test", "a", ("read", "write", "review")))[0]
    finally:
        store.engine.dispose()


def _wait_for(place: str) -> None:
    for _ in range(600):
        try:
            if httpx.get(f"{place}/livez").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the service did not start")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of the page.

    It goes when the next test is of another room: Playwright keeps an event loop running in its thread, in
    which nothing that others start with `asyncio.run` would run.
    """
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (requirements/system.txt)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A visitor's own cookies and storage."""
    made = browser.new_context(base_url=address, locale="en-GB", viewport={"width": 1360, "height": 900})
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """An open tab; whatever its policy forbids or its scripts break fails the test."""
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
    yield tab
    assert wrong == []


@pytest.fixture(scope="package")
def visitor(address: str) -> Visitor:
    """Sends papers as a form of the page does."""
    return Visitor(address)


@pytest.fixture(scope="package")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A digital English submission whose test date can be read two ways."""
    made = make_submission(5, "ningbo-stem-toy", "northwater", "test-date.ambiguous")
    return _written(tmp_path_factory.mktemp("doubtful"), made)


@pytest.fixture(scope="package")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The cover of a Chinese report, scanned, and the number that is printed on it."""
    made = make_submission(6, "ningbo-infant-code", "yonglan")
    document = next(one for one in made.documents if one.file_name == "report.pdf")
    path = tmp_path_factory.mktemp("scanned") / "扫描报告.pdf"
    path.write_bytes(spoilt(_cover(document.data), "scan", 6))
    return {"report": path, "number": (document.answers or {})["report_number"]}


def _cover(data: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as whole, pikepdf.new() as cover:
        cover.pages.append(whole.pages[0])
        cover.save(out)
    return out.getvalue()


def _written(folder: Path, made: Any) -> dict[str, Path]:
    files = {}
    for one in made.documents:
        files[one.file_name] = folder / one.file_name
        files[one.file_name].write_bytes(one.data)
    files["shipment.yaml"] = folder / "shipment.yaml"
    files["shipment.yaml"].write_text(yaml.safe_dump(made.shipment, allow_unicode=True), encoding="utf-8")
    return files
