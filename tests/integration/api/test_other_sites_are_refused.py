"""A browser that another site misuses, or that a rebound name leads here, changes and sees nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.builders.services import PDF, post, served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("service"), "prompt") as (client, _):
        yield client


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "evil.example"},
        {"Host": "localhost.evil.example:8080"},
    ],
)
def test_a_change_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    answer = post(client, PDF, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_a_rebound_name_reads_nothing(client: TestClient) -> None:
    assert client.get("/v1/checks", headers={"Host": "evil.example"}).status_code == 403


@pytest.mark.parametrize("headers", [{"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}, {}])
def test_our_own_page_may_post(client: TestClient, headers: dict[str, str]) -> None:
    assert post(client, PDF, headers=headers).status_code in (200, 202)


def test_named_hosts_alone_are_answered(tmp_path: Path) -> None:
    with served(tmp_path, "prompt", allowed_hosts="green.example") as (client, _):
        assert client.get("/v1/channels", headers={"Host": "green.example:443"}).status_code == 200
        assert client.get("/v1/channels", headers={"Host": "other.example"}).status_code == 403


@pytest.mark.parametrize("path", ["/livez", "/nowhere", "/v1/checks", "/openapi.json"])
def test_every_answer_tells_browsers_what_not_to_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Server" not in headers
