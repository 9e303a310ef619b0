"""Corrections are verified again, decisions stand beside findings, and the machine's word stays visible."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.builders.services import PDF, post, served


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path, "prompt") as (client, _):
        yield client


@pytest.fixture
def check(client: TestClient) -> Any:
    return post(client, PDF, headers={"Prefer": "wait=30"}).json()


def correct(client: TestClient, check: Any, **fields: Any) -> Any:
    body = {
        "path": "report_number",
        "value": "NW-1",
        "reason": "It is on the cover.",
        "by": "Li Wei",
        **fields,
    }
    return client.post(f"/v1/checks/{check['id']}/corrections", json=body)


def decide(client: TestClient, check: Any, **fields: Any) -> Any:
    body = {"outcome": "met", "reason": "The laboratory wrote.", "by": "Li Wei", **fields}
    return client.post(f"/v1/checks/{check['id']}/decisions", json=body)


def test_a_corrected_value_is_verified_again(client: TestClient, check: Any) -> None:
    answer = correct(client, check)
    assert answer.status_code == 201, answer.text
    body = answer.json()
    assert body["result"]["reports"][0]["report_number"]["value"] == "NW-1"
    assert body["original_verdict"] == check["verdict"]
    kept = body["corrections"][0]
    assert (kept["original"], kept["value"], kept["by"]) == (None, "NW-1", "Li Wei")
    assert kept["at"]
    assert client.get("/v1/checks?report_number=nw1").json()["checks"][0]["id"] == check["id"]


@pytest.mark.parametrize(
    "fields",
    [
        {"path": "document.sha256"},
        {"path": "dates.nowhere"},
        {"path": "clauses.0.result"},
        {"path": "__class__"},
        {"path": "dates.issued", "value": "soon"},
        {"document": 9},
        {"reason": ""},
        {"by": ""},
    ],
)
def test_what_cannot_be_corrected_changes_nothing(client: TestClient, check: Any, fields: Any) -> None:
    assert correct(client, check, **fields).status_code == 422
    now = client.get(f"/v1/checks/{check['id']}").json()
    assert now["corrections"] == []
    assert now["result"] == check["result"]


def test_a_decision_stands_beside_the_finding(client: TestClient, check: Any) -> None:
    outcomes = [one["outcome"] for one in check["result"]["findings"]]
    name = check["finding_ids"][outcomes.index("needs_review")]
    answer = decide(client, check, finding=name)
    assert answer.status_code == 201, answer.text
    body = answer.json()
    assert body["decisions"][0]["finding"] == name
    assert body["result"] == check["result"]
    assert body["verdict"] == check["verdict"]


def test_only_what_needs_review_can_be_decided_on(client: TestClient, check: Any) -> None:
    outcomes = [one["outcome"] for one in check["result"]["findings"]]
    settled = next(place for place, outcome in enumerate(outcomes) if outcome != "needs_review")
    name = check["finding_ids"][settled]
    assert decide(client, check, finding=name).status_code == 422
    assert decide(client, check, finding="none").status_code == 422


def test_the_etag_changes_with_what_people_say(client: TestClient, check: Any) -> None:
    place = f"/v1/checks/{check['id']}"
    before = client.get(place).headers["ETag"]
    correct(client, check)
    assert client.get(place, headers={"If-None-Match": before}).status_code == 200
