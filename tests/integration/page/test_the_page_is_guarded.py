"""The page asks for the same keys as the API, and takes forms from nowhere but itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.security.keys import Keys, NewKey
from tests.builders.services import PDF, served

OURS = {"Origin": "http://localhost", "Accept": "text/html"}
VIEWS = ("/", "/review", "/history", "/portfolio")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("service"), "prompt") as (client, _):
        client.follow_redirects = False
        yield client


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A service with keys, and a key for each of two tenants."""
    with served(tmp_path, "prompt", allowed_hosts="localhost") as (client, service):
        client.follow_redirects = False
        keys = Keys(service.store)
        scopes = ("read", "write", "review")
        yield client, {name: keys.create(NewKey("k", name, scopes))[0] for name in ("a", "b")}


def send(client: TestClient, **headers: str) -> str:
    files = [("files", ("a.pdf", PDF))]
    fields = {"channel": "ningbo-stem-toy", "goods": "none"}
    answer = client.post("/checks", files=files, data=fields, headers={**OURS, **headers})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


@pytest.mark.parametrize("path", ["/checks", "/checks/x/again", "/checks/x/cancel", "/signout"])
def test_a_form_without_an_origin_is_refused(client: TestClient, path: str) -> None:
    answer = client.post(path, headers={"Accept": "text/html"})
    assert answer.status_code == 403
    assert "<h1>" in answer.text


def test_a_form_of_another_site_is_refused(client: TestClient) -> None:
    answer = client.post("/checks", headers={"Origin": "https://evil.example", "Accept": "text/html"})
    assert answer.status_code == 403


def test_what_is_said_without_an_origin_changes_nothing(client: TestClient) -> None:
    check = send(client)
    client.get(f"/v1{check}", params={"wait": 30})
    fields = {"finding": "x", "outcome": "met", "reason": "r", "by": "b"}
    assert client.post(f"{check}/decisions", data=fields).status_code == 403
    fields = {"path": "report_number", "value": "X", "reason": "r", "by": "b"}
    assert client.post(f"{check}/corrections", data=fields).status_code == 403
    assert client.get(f"/v1{check}").json()["corrections"] == []


@pytest.mark.parametrize("path", [*VIEWS, "/checks/00000000000000000000000000000000"])
def test_without_a_key_every_view_leads_to_the_door(
    locked: tuple[TestClient, dict[str, str]], path: str
) -> None:
    client, _ = locked
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/signin?next=/")


def test_a_key_opens_the_door_and_leaving_shuts_it(locked: tuple[TestClient, dict[str, str]]) -> None:
    client, keys = locked
    wrong = client.post("/signin", data={"key": "gl_0_x"}, headers=OURS)
    assert wrong.status_code == 401
    assert "Set-Cookie" not in wrong.headers
    entered = client.post("/signin", data={"key": keys["a"], "next": "/history"}, headers=OURS)
    assert (entered.status_code, entered.headers["location"]) == (303, "/history")
    assert client.get("/history", headers={"Accept": "text/html"}).status_code == 200
    assert client.post("/signout", headers=OURS).status_code == 303
    assert client.get("/history", headers={"Accept": "text/html"}).status_code == 303


@pytest.mark.parametrize(
    "place", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:1"]
)
def test_the_door_leads_nowhere_else(locked: tuple[TestClient, dict[str, str]], place: str) -> None:
    client, keys = locked
    entered = client.post("/signin", data={"key": keys["a"], "next": place}, headers=OURS)
    assert entered.headers["location"] == "/"


def test_another_tenants_check_is_not_shown(locked: tuple[TestClient, dict[str, str]]) -> None:
    client, keys = locked
    mine, other = ({"Authorization": f"Bearer {keys[name]}"} for name in ("a", "b"))
    check = send(client, **mine)
    client.get(f"/v1{check}", params={"wait": 30}, headers=mine)
    assert client.get(check, headers={**OURS, **mine}).status_code == 200
    assert client.get(check, headers={**OURS, **other}).status_code == 404
    assert check not in client.get("/history", headers={**OURS, **other}).text
    for act in ("again", "cancel"):
        answer = client.post(f"{check}/{act}", data={"channel": "ningbo-stem-toy"}, headers={**OURS, **other})
        assert answer.status_code == 404


@pytest.mark.parametrize("name", ["../looks.py", "..%2Flooks.py", "htmx.LICENSE.txt", "nothing.js"])
def test_only_its_own_files_are_served(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("path", VIEWS)
def test_no_view_holds_an_inline_script_or_style(client: TestClient, path: str) -> None:
    text = client.get(path, headers={"Accept": "text/html"}).text
    assert "<style" not in text
    assert " style=" not in text
    assert all("src=" in part.partition(">")[0] for part in text.split("<script")[1:])


def test_names_of_files_and_goods_are_only_text(client: TestClient) -> None:
    files = [("files", ("<img src=x onerror=alert(1)>.pdf", PDF))]
    fields = {"goods": "typed", "line.0.sku": "<script>alert(1)</script>", "channel": "ningbo-stem-toy"}
    check = client.post("/checks", files=files, data=fields, headers=OURS).headers["location"]
    client.get(f"/v1{check}", params={"wait": 30})
    for path in (check, "/history", "/", "/portfolio"):
        text = client.get(path, headers={"Accept": "text/html"}).text
        assert "<img src=x" not in text
        assert "<script>alert" not in text
