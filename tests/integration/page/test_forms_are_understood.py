"""What is typed, pasted or left out in the page's form."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.builders.services import PDF, served

OURS = {"Origin": "http://localhost", "Accept": "text/html"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("service"), "prompt") as (client, _):
        client.follow_redirects = False
        yield client


def sent(client: TestClient, **fields: Any) -> Any:
    files = [("files", ("a.pdf", PDF))]
    return client.post("/checks", files=files, data={"channel": "ningbo-stem-toy", **fields}, headers=OURS)


def goods_of(client: TestClient, answer: Any) -> Any:
    service = client.app.state.service  # type: ignore[attr-defined]
    return service.records.get(answer.headers["location"].rpartition("/")[2], "").shipment


def test_typed_lines(client: TestClient) -> None:
    answer = sent(
        client,
        **{
            "goods": "typed",
            "bill_of_lading": " NGBO1 ",
            "departs_on": "2026-12-05",
            "line.0.sku": "A-1",
            "line.0.quantity": "1,200",
            "line.0.features": ["coating", "textile"],
            "line.3.sku": "A-2",
            "line.3.features": "none",
            "line.4.sku": "A-3",
        },
    )
    goods = goods_of(client, answer)
    assert goods.bill_of_lading == "NGBO1"
    assert [line.sku for line in goods.lines] == ["A-1", "A-2", "A-3"]
    assert goods.lines[0].quantity == 1200
    assert [line.features for line in goods.lines] == [("coating", "textile"), (), None]


def test_pasted_rows(client: TestClient) -> None:
    rows = "SKU\tDescription\tHS\nB-1\tBlocks, wooden\t9503.00\t40\t3+\n\nB-2\tPuzzle"
    goods = goods_of(client, sent(client, goods="typed", pasted=rows))
    assert [(line.sku, line.description) for line in goods.lines] == [
        ("B-1", "Blocks, wooden"),
        ("B-2", "Puzzle"),
    ]
    assert goods.lines[0].age_grade == "3+"


def test_fields_that_are_not_chosen_are_not_read(client: TestClient) -> None:
    assert goods_of(client, sent(client, **{"goods": "none", "line.0.sku": "A-1"})) is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"goods": "typed", "line.0.description": "Blocks"}, "Line 1 has no SKU"),
        ({"goods": "typed", "exporter": "X"}, "At least one line"),
        ({"goods": "typed", "line.0.sku": "A", "line.0.quantity": "many"}, "quantity"),
        ({"goods": "typed", "line.0.sku": "A", "departs_on": "soon"}, "departs_on"),
        ({"goods": "file"}, "choose a file"),
        ({"as_of": "tomorrow"}, "as_of"),
        ({"channel": "nowhere"}, "nowhere"),
    ],
)
def test_a_mistake_is_named(client: TestClient, fields: dict[str, str], said: str) -> None:
    answer = sent(client, **fields)
    assert 400 <= answer.status_code < 500
    assert said in answer.text


def test_a_form_sent_twice_is_one_check_and_changed_another(client: TestClient) -> None:
    first = sent(client, once="0123456789abcdef", as_of="2026-11-20").headers["location"]
    assert sent(client, once="0123456789abcdef", as_of="2026-11-20").headers["location"] == first
    assert sent(client, once="0123456789abcdef", as_of="2026-11-21").headers["location"] != first


def test_a_part_of_the_page_gets_the_mistake_as_a_notice(client: TestClient) -> None:
    answer = client.post("/checks", data={"goods": "none"}, headers={**OURS, "HX-Request": "true"})
    assert answer.headers["HX-Retarget"] == "#notice"
    assert "<html" not in answer.text
    assert 'class="notice bad"' in answer.text


def test_the_same_papers_against_another_channel(client: TestClient) -> None:
    check = sent(client, **{"goods": "typed", "line.0.sku": "A-1"}).headers["location"]
    fields = {"channel": "ningbo-infant-code"}
    again = client.post(f"{check}/again", data=fields, headers=OURS)
    assert again.headers["location"] != check
    assert goods_of(client, again).lines[0].sku == "A-1"
