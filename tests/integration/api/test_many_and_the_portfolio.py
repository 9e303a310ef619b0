"""Batches add up, the portfolio says where each SKU stands, and the description describes what there is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.builders.services import CHANNEL, PDF, post, served

SHIPMENT = '{"bill_of_lading": "B-1", "lines": [{"sku": "JY-201"}, {"sku": "JY-202"}]}'


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path, "locked") as (client, _):
        yield client


def test_a_batch_counts_every_document_once(client: TestClient) -> None:
    papers = [PDF, PDF + b"2", PDF + b"locked"]
    files = [("files", (f"{number}.pdf", paper, "application/pdf")) for number, paper in enumerate(papers)]
    key = {"Idempotency-Key": "b"}
    made = client.post("/v1/batches", files=files, data={"channel": CHANNEL}, headers=key)
    assert made.status_code == 202
    for check in client.get(made.json()["checks"]).json()["checks"]:
        client.get(f"/v1/checks/{check['id']}?wait=30")
    body = client.get(made.headers["Location"]).json()
    assert body["done"]
    assert body["total"] == sum(body["states"].values()) == 3
    assert (body["states"]["succeeded"], body["states"]["failed"]) == (2, 1)
    assert sum(body["verdicts"].values()) == sum(body["report_verdicts"].values()) == 2
    again = client.post("/v1/batches", files=files, data={"channel": CHANNEL}, headers=key)
    assert again.json()["id"] == body["id"]
    assert again.json()["total"] == 3


def test_a_sku_that_no_report_names_was_never_tested(client: TestClient) -> None:
    check = post(client, PDF, shipment=SHIPMENT, headers={"Prefer": "wait=30"}).json()
    body = client.get("/v1/portfolio?at=2026-11-20").json()
    assert [one["sku"] for one in body["entries"]] == ["JY-201", "JY-202"]
    assert {one["check"] for one in body["entries"]} == {check["id"]}
    assert sum(body["counts"].values()) == 2
    assert {one["standing"] for one in body["entries"]} <= {"never_tested", "not_ready", "needs_review"}


def test_the_description_lists_every_call(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    page = client.get("/docs").text
    for path in ("/v1/checks", "/v1/checks/{check_id}", "/v1/batches", "/v1/portfolio", "/livez"):
        assert path in paths
        assert path in page
    assert "<script" not in page


def test_operation_is_told_in_numbers(client: TestClient) -> None:
    post(client, PDF, headers={"Prefer": "wait=30"})
    page = client.get("/metrics").text
    assert 'greenlane_requests_total{method="POST",route="/v1/checks",status="200"} 1.0' in page
    assert "greenlane_checks_finished_total" in page
    assert client.get("/readyz").json() == {"status": "ok"}
    assert client.get("/version").json()["catalogue_digest"]
