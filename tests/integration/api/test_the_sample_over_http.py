"""The sample submission, sent as a broker's system sends it, gets the command line's verdict, and more."""

import csv
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from catalog import load_catalogue
from jobs.shipments import load_shipment
from jobs.submission import check, read, receive
from tests.builders.services import SAMPLE, served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("service")) as (client, _):
        yield client


@pytest.fixture(scope="module")
def answer(client: TestClient) -> Any:
    files = [
        ("files", ("report.pdf", (SAMPLE / "report.pdf").read_bytes(), "application/pdf")),
        ("files", ("../../cpc.pdf", (SAMPLE / "cpc.pdf").read_bytes(), "image/png")),
        ("shipment", ("shipment.yaml", (SAMPLE / "shipment.yaml").read_bytes(), "text/yaml")),
    ]
    fields = {"channel": "ningbo-stem-toy", "as_of": "2026-11-20"}
    return client.post("/v1/checks", files=files, data=fields, headers={"Prefer": "wait=60"})


def test_it_is_answered_at_once_with_the_verdict(answer: Any) -> None:
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["state"] == "succeeded"
    assert body["verdict"] == body["result"]["verdict"] == body["decided_verdict"]
    assert body["pages"]["done"] == body["pages"]["total"] > 1
    assert len(body["finding_ids"]) == len(body["result"]["findings"])
    assert answer.headers["Preference-Applied"] == "wait=60"


def test_it_says_what_the_command_line_says(answer: Any) -> None:
    catalogue = load_catalogue()
    papers = [receive(SAMPLE / name) for name in ("report.pdf", "cpc.pdf")]
    alone = check(
        [read(paper, catalogue).report for paper in papers],
        load_shipment(SAMPLE / "shipment.yaml"),
        catalogue.channels["ningbo-stem-toy"],
        catalogue,
        date(2026, 11, 20),
    )
    assert answer.json()["result"] == alone.model_dump(mode="json")


def test_names_are_shown_without_folders_and_kinds_come_from_the_content(answer: Any) -> None:
    second = answer.json()["documents"][1]
    assert second["file_name"] == "cpc.pdf"
    assert second["media_type"] == "application/pdf"


def test_it_is_read_again_and_unchanged_answers_304(client: TestClient, answer: Any) -> None:
    place = answer.headers["Location"]
    again = client.get(place)
    assert again.json() == answer.json()
    unchanged = client.get(place, headers={"If-None-Match": again.headers["ETag"]})
    assert unchanged.status_code == 304


def test_the_same_verdict_speaks_chinese(client: TestClient, answer: Any) -> None:
    spoken = client.get(answer.headers["Location"], headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5"})
    ours, theirs = answer.json()["result"], spoken.json()["result"]
    assert theirs["verdict"] == ours["verdict"]
    assert [one["reason"] for one in theirs["findings"]] == [one["reason"] for one in ours["findings"]]
    assert any("\u4e00" <= mark <= "\u9fff" for mark in theirs["findings"][0]["message"])


def test_pages_and_marked_papers_are_drawn(client: TestClient, answer: Any) -> None:
    place = answer.headers["Location"]
    page = client.get(f"{place}/documents/1/pages/1.png")
    assert page.content.startswith(b"\x89PNG")
    assert client.get(f"{place}/annotated.pdf").content.startswith(b"%PDF")
    report = client.get(f"{place}/report.html?lang=zh")
    assert report.status_code == 200
    assert "sandbox" in report.headers["Content-Security-Policy"]
    assert client.get(f"{place}/documents/1/pages/99.png").status_code == 404
    assert client.get(f"{place}/documents/7/pages/1.png").status_code == 404


@pytest.mark.parametrize("wanted", ["report_number", "sku", "bill_of_lading"])
def test_it_is_found_by_what_people_know(client: TestClient, answer: Any, wanted: str) -> None:
    body = answer.json()
    number = body["result"]["reports"][0]["report_number"]["value"]
    goods = load_shipment(SAMPLE / "shipment.yaml")
    sku = goods.lines[0].sku.lower().replace("-", " ")
    known = {"report_number": number, "sku": sku, "bill_of_lading": str(goods.bill_of_lading).lower()}
    found = client.get("/v1/checks", params={wanted: known[wanted]}).json()["checks"]
    assert [one["id"] for one in found] == [body["id"]]
    assert client.get("/v1/checks", params={wanted: "no-such-thing"}).json()["checks"] == []


def test_exports_hold_the_result(client: TestClient, answer: Any) -> None:
    place, result = answer.headers["Location"], answer.json()["result"]
    assert client.get(f"{place}/exports/json").json() == result
    text = client.get(f"{place}/exports/csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["requirement"] for row in rows] == [one["requirement"] for one in result["findings"]]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert client.get(f"{place}/exports/none").status_code == 404
