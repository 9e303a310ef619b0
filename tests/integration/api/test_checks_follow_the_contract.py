"""Posting, waiting, repeating, following and cancelling checks, as the contract has it."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.builders.services import CHANNEL, PDF, post, served


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path, "prompt") as (client, _):
        yield client


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path, "slow") as (client, _):
        yield client


def until(client: TestClient, place: str, state: str) -> Any:
    for _ in range(100):
        body = client.get(place).json()
        if body["state"] == state:
            return body
        time.sleep(0.05)
    raise AssertionError(body)


def test_without_waiting_it_is_accepted_and_followed(client: TestClient) -> None:
    answer = post(client, PDF)
    assert answer.status_code in (200, 202)
    place = answer.headers["Location"]
    body = client.get(f"{place}?wait=30").json()
    assert body["state"] == "succeeded"
    assert body["verdict"] in ("not_ready", "needs_review")
    assert body["result"]["channel"]["id"] == CHANNEL


def test_a_wait_that_ends_before_the_result_answers_202(slow: TestClient) -> None:
    answer = post(slow, PDF, headers={"Prefer": "respond-async, wait=1"})
    assert answer.status_code == 202
    assert answer.headers["Retry-After"]
    assert answer.json()["state"] in ("queued", "running")


def test_a_cancelled_check_frees_its_worker(slow: TestClient) -> None:
    place = post(slow, PDF).headers["Location"]
    body = until(slow, place, "running")
    assert slow.delete(place).json()["state"] == "cancelled"
    slow.app.state.service.engine.desk.extractions.reader = "tests.builders.readers:prompt"  # type: ignore[attr-defined]
    start = time.monotonic()
    other = post(slow, PDF + b"2", headers={"Prefer": "wait=20"}).json()
    assert other["state"] == "succeeded", body
    assert time.monotonic() - start < 15
    assert slow.get(place).json()["state"] == "cancelled"


def test_a_finished_check_stays_finished_when_cancelled(client: TestClient) -> None:
    place = post(client, PDF, headers={"Prefer": "wait=30"}).headers["Location"]
    assert client.delete(place).json()["state"] == "succeeded"


def test_the_same_key_and_request_is_the_same_check(client: TestClient) -> None:
    key = {"Idempotency-Key": "order-1"}
    first, second = post(client, PDF, headers=key), post(client, PDF, headers=key)
    assert first.json()["id"] == second.json()["id"]
    other = post(client, PDF + b"other", headers=key)
    assert other.status_code == 409
    assert other.json()["code"] == "other_body"


def test_progress_comes_as_events(tmp_path: Path) -> None:
    with served(tmp_path, "leisurely") as (client, _):
        place = post(client, PDF).headers["Location"]
        text = client.get(f"{place}/events").text
    events = [block.splitlines() for block in text.strip().split("\n\n")]
    assert events[-1][0] == "event: final"
    pages = [
        json.loads(lines[1].removeprefix("data: "))["pages"]["done"] for lines in events if len(lines) > 1
    ]
    assert pages == sorted(pages)
    assert pages[-1] == 3


def test_nothing_readable_fails_with_what_to_do(tmp_path: Path) -> None:
    with served(tmp_path, "locked") as (client, _):
        alone = post(client, PDF + b"locked", headers={"Prefer": "wait=30", "Accept-Language": "zh"}).json()
        beside = post(client, PDF + b"locked", PDF, headers={"Prefer": "wait=30"}).json()
    assert (alone["state"], alone["failure"]["code"]) == ("failed", "password_needed")
    assert any("\u4e00" <= mark <= "\u9fff" for mark in alone["failure"]["remedy"])
    assert beside["state"] == "succeeded"
    assert beside["verdict"] != "ready"
    assert {one["document"]["page_count"] for one in beside["result"]["reports"]} == {0, 3}


def test_a_document_that_kills_its_worker_costs_only_itself(tmp_path: Path) -> None:
    with served(tmp_path, "deadly") as (client, _):
        bad = post(client, PDF + b"deadly", headers={"Prefer": "wait=30"}).json()
        good = post(client, PDF, headers={"Prefer": "wait=30"}).json()
    assert (bad["state"], bad["failure"]["code"]) == ("failed", "quarantined")
    assert good["state"] == "succeeded"


def test_lists_go_by_cursor_newest_first(client: TestClient) -> None:
    made = [
        post(client, PDF + bytes([number]), headers={"Prefer": "wait=30"}).json()["id"] for number in range(3)
    ]
    first = client.get("/v1/checks?limit=2").json()
    second = client.get("/v1/checks", params={"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [one["id"] for one in (*first["checks"], *second["checks"])] == made[::-1]
    assert second["next_cursor"] is None


def test_a_full_queue_says_when_to_come_back(tmp_path: Path) -> None:
    with served(tmp_path, "slow", queue_checks=1) as (client, _):
        assert post(client, PDF).status_code == 202
        refused = post(client, PDF + b"2")
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert refused.json()["retryable"] is True
    assert refused.json()["limit"]["name"] == "queue_checks"


def test_what_was_accepted_is_done_after_a_restart(tmp_path: Path) -> None:
    with served(tmp_path, "slow") as (client, _):
        first, second = (post(client, PDF + bytes([one])).headers["Location"] for one in range(2))
        until(client, first, "running")
    with served(tmp_path, "prompt") as (client, _):
        for place in (first, second):
            assert client.get(f"{place}?wait=30").json()["state"] == "succeeded"
