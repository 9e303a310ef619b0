"""Requests made from the description, right and wrong ones: none breaks the service.

A small sample; CASES_PER_CALL=400 makes it ten thousand.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.builders.services import served

SAMPLE = int(os.environ.get("CASES_PER_CALL", "8"))
AS_DESCRIBED = [content_type_conformance, response_schema_conformance, status_code_conformance]
LIMITS = {"body_seconds": 5, "wait_seconds": 1, "queue_checks": 10_000}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("service"), "prompt", **LIMITS) as (client, _):
        yield client


def send(client: TestClient, case: Any) -> Any:
    """The case as an HTTP request: schemathesis speaks `requests`, the client `httpx`."""
    wanted = case.as_transport_kwargs(base_url="http://localhost")
    known = {name: wanted.get(name) for name in ("params", "json", "data", "files", "cookies")}
    if isinstance(known["data"], bytes | str):
        known["content"] = known.pop("data")
    headers = {name: str(value).encode("latin-1", "replace") for name, value in wanted["headers"].items()}
    answer = client.request(wanted["method"], wanted["url"], headers=headers, **known)
    answer.request.read()
    return answer


def test_no_answer_is_a_5xx_or_another_shape(client: TestClient) -> None:
    schema = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
    calls = [one.ok() for one in schema.get_all_operations()]
    assert len(calls) > 15

    @settings(
        max_examples=SAMPLE * len(calls),
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def asked(data: st.DataObject) -> None:
        call = data.draw(st.sampled_from(calls))
        case = data.draw(call.as_strategy())
        answer = send(client, case)
        assert answer.status_code < 500 or answer.status_code == 503, (call.label, answer.text)
        case.validate_response(answer, checks=AS_DESCRIBED)

    asked()
