"""The papers inside a portfolio are documents of the check: seen, marked and corrected like all others."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.builders.portfolios import portfolio
from tests.builders.services import SAMPLE, served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("service")) as (client, _):
        yield client


@pytest.fixture(scope="module")
def answer(client: TestClient) -> Any:
    papers = {name: (SAMPLE / name).read_bytes() for name in ("report.pdf", "cpc.pdf")}
    files = [
        ("files", ("sent.pdf", portfolio(papers), "application/pdf")),
        ("shipment", ("shipment.yaml", (SAMPLE / "shipment.yaml").read_bytes(), "text/yaml")),
    ]
    fields = {"channel": "ningbo-stem-toy", "as_of": "2026-11-20"}
    return client.post("/v1/checks", files=files, data=fields, headers={"Prefer": "wait=60"})


def test_they_are_numbered_after_the_file_that_came(answer: Any) -> None:
    documents = answer.json()["documents"]
    assert [one["file_name"] for one in documents] == ["sent.pdf", "sent.pdf/cpc.pdf", "sent.pdf/report.pdf"]
    assert {one["enclosed_in"] for one in documents[1:]} == {documents[0]["sha256"]}
    assert answer.json()["verdict"] == "ready"


def test_their_pages_are_drawn(client: TestClient, answer: Any) -> None:
    place = answer.headers["Location"]
    inside = client.get(f"{place}/documents/3/pages/2.png")
    assert (inside.status_code, inside.headers["content-type"]) == (200, "image/png")
    assert client.get(f"{place}/documents/4/pages/1.png").status_code == 404


def test_they_come_back_with_their_marks(client: TestClient, answer: Any) -> None:
    marked = client.get(f"{answer.headers['Location']}/documents/3/annotated.pdf")
    assert marked.content.startswith(b"%PDF")


def test_the_page_shows_them(client: TestClient, answer: Any) -> None:
    page = client.get(answer.headers["Location"].replace("/v1", ""))
    assert "/documents/3/pages/1.png" in page.text


def test_a_value_in_one_of_them_can_be_corrected(client: TestClient, answer: Any) -> None:
    said = {"path": "report_number", "value": "TR-1", "reason": "As printed.", "by": "Li Wei"}
    corrected = client.post(f"{answer.headers['Location']}/corrections", json={"document": 3, **said})
    assert corrected.status_code == 201, corrected.text
    numbers = {
        one["document"]["file_name"]: (one["report_number"] or {}).get("value")
        for one in corrected.json()["result"]["reports"]
    }
    assert numbers["sent.pdf/report.pdf"] == "TR-1"
