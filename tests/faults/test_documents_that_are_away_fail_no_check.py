"""While the disk of the documents is away nothing new is accepted, and what was accepted waits for it."""

import time
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from tests.builders.services import PDF, post, served

CHECKS = 5


def ended(client: TestClient, check: str) -> Any:
    """The state of a check once it is final."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        answer = client.get(f"/v1/checks/{check}", params={"wait": 1}).json()
        if answer["state"] not in ("queued", "running"):
            return answer["state"], answer.get("failure")
    return "open", None


def test_they_end_when_it_is_back(tmp_path: Path) -> None:
    documents, away = tmp_path / "data" / "documents", tmp_path / "away"
    with served(tmp_path / "data", "leisurely") as (client, _):
        accepted = [post(client, PDF + bytes([number])) for number in range(CHECKS)]
        documents.rename(away)
        documents.mkdir()
        refused = post(client, PDF + b"new")
        time.sleep(2)
        documents.rmdir()
        away.rename(documents)
        assert [ended(client, one.json()["id"]) for one in accepted] == [("succeeded", None)] * CHECKS
    assert refused.status_code == 503
    assert refused.headers["retry-after"]
    assert "away" in refused.json()["detail"]
