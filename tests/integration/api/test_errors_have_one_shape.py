"""Whatever is wrong with a request, the answer is a problem of one shape, with a code and what to do."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from models.exceptions import StoreUnavailable
from tests.builders.services import CHANNEL, PDF, post, served

FIELDS = {"type", "title", "status", "detail", "instance", "code", "retryable", "remedy", "request_id"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("service")
    limits = {"request_bytes": 4000, "upload_bytes": 2000, "request_files": 2}
    with served(folder, "prompt", **limits) as (client, _):
        yield client


def problem(answer: Any, status: int, code: str) -> Any:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    body = answer.json()
    assert set(body) - {"limit"} == FIELDS
    assert (body["code"], body["status"]) == (code, status)
    assert body["remedy"]
    assert answer.headers["X-Request-Id"] == body["request_id"]
    return body


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "not_found"),
        ("PUT", "/v1/checks", 405, "wrong_method"),
        ("GET", "/v1/checks/0", 404, "check_unknown"),
        ("GET", f"/v1/checks/{'0' * 32}", 404, "check_unknown"),
        ("DELETE", f"/v1/checks/{'0' * 32}", 404, "check_unknown"),
        ("GET", f"/v1/checks/{'0' * 32}/events", 404, "check_unknown"),
        ("GET", f"/v1/checks/{'0' * 32}/report.html", 404, "check_unknown"),
        ("GET", "/v1/channels/none", 404, "unknown_channel"),
        ("GET", "/v1/batches/none", 404, "not_found"),
        ("GET", "/v1/checks?limit=0", 422, "invalid_field"),
        ("GET", "/v1/portfolio?at=yesterday", 422, "invalid_field"),
        ("POST", "/v1/checks", 415, "unsupported_media"),
        ("POST", "/v1/webhooks", 422, "invalid_field"),
    ],
)
def test_wrong_requests(client: TestClient, method: str, path: str, status: int, code: str) -> None:
    problem(client.request(method, path), status, code)


@pytest.mark.parametrize(
    ("paper", "fields", "status", "code"),
    [
        (b"MZ not a report", {}, 415, "unsupported_media"),
        (b"", {}, 422, "empty_file"),
        (PDF, {"channel": "none"}, 404, "unknown_channel"),
        (PDF, {"shipment": "lines: []"}, 422, "invalid_shipment"),
        (PDF, {"shipment": "{{{"}, 422, "invalid_shipment"),
        (PDF, {"as_of": "2026-13-01"}, 422, "invalid_field"),
        (PDF, {"chanel": CHANNEL}, 422, "invalid_field"),
    ],
)
def test_wrong_forms(
    client: TestClient, paper: bytes, fields: dict[str, str], status: int, code: str
) -> None:
    problem(post(client, paper, **fields), status, code)


def test_a_document_over_its_limit_names_the_limit(client: TestClient) -> None:
    body = problem(post(client, PDF + b"x" * 2500), 413, "limit_exceeded")
    assert body["limit"] == {"name": "upload_bytes", "allowed": 2000.0, "got": 2509.0}


def test_an_announced_size_is_refused_before_the_body(client: TestClient) -> None:
    body = problem(post(client, PDF + b"x" * 9000), 413, "limit_exceeded")
    assert body["limit"]["name"] == "request_bytes"


def test_an_unannounced_size_is_counted_while_it_is_received(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n%PDF-'
        for _ in range(1000):
            yield b"x" * 1000

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    body = problem(client.post("/v1/checks", content=endless(), headers=headers), 413, "limit_exceeded")
    assert body["limit"]["name"] == "request_bytes"


def test_too_many_documents(client: TestClient) -> None:
    answer = post(client, PDF, PDF, PDF)
    assert problem(answer, 413, "limit_exceeded")["limit"]["name"] == "files"


def test_a_broken_form_is_a_bad_request(client: TestClient) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    problem(client.post("/v1/checks", content=b"no form", headers=headers), 400, "bad_request")
    headers = {"Content-Type": "multipart/form-data"}
    problem(client.post("/v1/checks", content=b"no form", headers=headers), 400, "bad_request")


def test_problems_speak_chinese(client: TestClient) -> None:
    body = problem(client.get("/nowhere", headers={"Accept-Language": "zh"}), 404, "not_found")
    assert "请" in body["remedy"]


def test_a_store_that_is_away_is_503_with_a_time(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(client.app.state.service.records, "list", away)  # type: ignore[attr-defined]
    answer = client.get("/v1/checks")
    assert problem(answer, 503, "store_unavailable")["retryable"] is True
    assert int(answer.headers["Retry-After"]) > 0


def test_what_nobody_foresaw_says_nothing_of_its_cause(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(client.app.state.service.records, "list", broken)  # type: ignore[attr-defined]
    answer = client.get("/v1/checks")
    problem(answer, 500, "internal")
    assert "secret" not in answer.text


def test_requests_in_flight_are_bounded_and_let_go(tmp_path: Path) -> None:
    with served(tmp_path, "prompt", inflight_bytes=1024) as (client, _):
        body = problem(post(client, PDF + b"x" * 2000), 429, "busy")
        assert body["limit"]["name"] == "inflight_bytes"
        assert post(client, PDF).status_code in (200, 202)
