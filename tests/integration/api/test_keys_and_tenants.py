"""Who has no key sees nothing; a key sees its own tenant's checks, within its scopes and limits."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from api.security.keys import Keys, NewKey
from jobs.store.tables import AuditRow
from tests.builders.services import PDF, post, served

Make = Callable[..., dict[str, str]]
EVERY_SCOPE = ("read", "write", "review", "webhooks", "operate")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path, "prompt") as (client, _):
        yield client


@pytest.fixture
def make(client: TestClient) -> Make:
    def make(tenant: str, scopes: tuple[str, ...] = EVERY_SCOPE, **limits: Any) -> dict[str, str]:
        printed, _ = keys_of(client).create(NewKey("test", tenant, scopes, **limits))
        return {"Authorization": f"Bearer {printed}"}

    return make


def keys_of(client: TestClient) -> Keys:
    keys: Keys = client.app.state.service.keys  # type: ignore[attr-defined]
    return keys


def test_the_first_key_closes_the_door_at_once(client: TestClient, make: Make) -> None:
    assert client.get("/v1/checks").status_code == 200
    key = make("a")
    refused = client.get("/v1/checks")
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert client.get("/v1/checks", headers=key).status_code == 200


@pytest.mark.parametrize("path", ["/v1/checks", "/v1/channels", "/v1/portfolio", "/v1/webhooks", "/metrics"])
@pytest.mark.parametrize("wrong", ["", "Bearer ", "Bearer gl_0_x", "Basic Z2w6eA==", "Bearer \u00ff"])
def test_wrong_keys_are_refused_alike(client: TestClient, make: Make, path: str, wrong: str) -> None:
    make("a")
    answer = client.get(path, headers={"Authorization": wrong.encode("latin-1")})  # type: ignore[dict-item]
    assert (answer.status_code, answer.json()["code"]) == (401, "key_needed")


def test_a_right_id_with_a_wrong_secret_is_refused(client: TestClient, make: Make) -> None:
    printed = make("a")["Authorization"]
    assert client.get("/v1/checks", headers={"Authorization": printed[:-1] + "~"}).status_code == 401


def test_a_revoked_key_ends_at_once(client: TestClient, make: Make) -> None:
    key = make("a")
    assert keys_of(client).revoke(keys_of(client).all()[0].id)
    assert client.get("/v1/checks", headers=key).status_code == 401


def test_an_expired_key_is_refused(client: TestClient, make: Make) -> None:
    assert client.get("/v1/checks", headers=make("a", days=-1)).status_code == 401


def test_only_the_hash_is_kept(client: TestClient, make: Make) -> None:
    secret = make("a")["Authorization"].rpartition("_")[2]
    row = keys_of(client).all()[0]
    assert secret not in repr(vars(row))
    assert len(row.secret_sha256) == 64


@pytest.mark.parametrize(
    ("scopes", "method", "path"),
    [
        (("read",), "POST", "/v1/checks"),
        (("read",), "DELETE", "/v1/checks/{id}"),
        (("write",), "GET", "/v1/checks/{id}"),
        (("read", "write"), "POST", "/v1/checks/{id}/decisions"),
        (("read", "write"), "POST", "/v1/checks/{id}/corrections"),
        (("read", "write", "review"), "GET", "/v1/webhooks"),
        (("read", "write", "review"), "GET", "/metrics"),
    ],
)
def test_a_scope_that_is_missing_forbids(
    client: TestClient, make: Make, scopes: tuple[str, ...], method: str, path: str
) -> None:
    check = post(client, PDF, headers=make("a")).json()["id"]
    answer = client.request(method, path.format(id=check), headers=make("a", scopes), json={})
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/checks/{id}"),
        ("DELETE", "/v1/checks/{id}"),
        ("GET", "/v1/checks/{id}/events"),
        ("GET", "/v1/checks/{id}/documents/1/pages/1.png"),
        ("GET", "/v1/checks/{id}/annotated.pdf"),
        ("GET", "/v1/checks/{id}/report.html"),
        ("GET", "/v1/checks/{id}/exports/json"),
        ("GET", "/v1/batches/{batch}"),
    ],
)
def test_another_tenants_check_does_not_exist(client: TestClient, make: Make, method: str, path: str) -> None:
    ours, theirs = make("a"), make("b")
    check = post(client, PDF, headers={**ours, "Prefer": "wait=30"}).json()["id"]
    files = [("files", ("a.pdf", PDF, "application/pdf"))]
    made = client.post("/v1/batches", files=files, data={"channel": "ningbo-stem-toy"}, headers=ours)
    place = path.format(id=check, batch=made.json()["id"])
    assert client.request(method, place, headers=theirs).status_code == 404
    if method == "GET" and not place.endswith(("png", "pdf")):
        assert client.get(place, headers=ours).status_code == 200
    assert client.get("/v1/checks", headers=theirs).json()["checks"] == []


def test_people_of_another_tenant_can_say_nothing(client: TestClient, make: Make) -> None:
    ours, theirs = make("a"), make("b")
    body = post(client, PDF, headers={**ours, "Prefer": "wait=30"}).json()
    decision = {"finding": body["finding_ids"][0], "outcome": "met", "reason": "r", "by": "x"}
    correction = {"path": "report_number", "value": "X", "reason": "r", "by": "x"}
    place = f"/v1/checks/{body['id']}"
    assert client.post(f"{place}/decisions", json=decision, headers=theirs).status_code == 404
    assert client.post(f"{place}/corrections", json=correction, headers=theirs).status_code == 404


def test_the_same_paper_keeps_each_senders_file_name(client: TestClient, make: Make) -> None:
    def sent(tenant: str, name: str) -> Any:
        files = [("files", (name, PDF, "application/pdf"))]
        headers = {**make(tenant), "Prefer": "wait=30"}
        fields = {"channel": "ningbo-stem-toy"}
        return client.post("/v1/checks", files=files, data=fields, headers=headers)

    assert "theirs.pdf" in sent("a", "theirs.pdf").text
    answer = sent("b", "ours.pdf")
    assert "ours.pdf" in answer.text
    assert "theirs.pdf" not in answer.text


def test_a_key_has_limits_of_its_own(client: TestClient, make: Make) -> None:
    busy = make("a", requests_per_minute=2)
    answers = [client.get("/v1/channels", headers=busy) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert int(answers[2].headers["Retry-After"]) > 0
    small = make("a", bytes_per_day=5)
    refused = post(client, PDF, headers=small)
    assert (refused.status_code, refused.json()["limit"]["name"]) == (429, "bytes_per_day")


def test_a_browser_signs_in_with_a_key_and_out_again(client: TestClient, make: Make) -> None:
    printed = make("a")["Authorization"].removeprefix("Bearer ")
    assert client.post("/v1/session", json={"key": "gl_0_x"}).status_code == 401
    answer = client.post("/v1/session", json={"key": printed})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert printed not in cookie
    assert client.get("/v1/checks").status_code == 200
    assert client.delete("/v1/session").status_code == 204
    assert client.get("/v1/checks").status_code == 401


def test_who_did_what_is_written_down_without_secrets(client: TestClient, make: Make) -> None:
    key = make("a")
    post(client, PDF, headers={**key, "Prefer": "wait=30"})
    with client.app.state.service.store.session() as session:  # type: ignore[attr-defined]
        lines = [(row.actor, row.action) for row in session.scalars(select(AuditRow).order_by(AuditRow.id))]
    actor = f"a/{keys_of(client).all()[0].id}"
    assert lines == [(actor, "check.create"), (actor, "check.read")]
