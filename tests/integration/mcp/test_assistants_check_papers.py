"""An assistant lists the channels and has papers checked, over the protocol itself."""

import sys
from collections.abc import Callable, Coroutine
from typing import Any

import anyio
import pytest
import yaml
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters

from tests.acceptance.running import ROOT, SAMPLE

SERVER = StdioServerParameters(
    command=sys.executable,
    args=["-m", "cli.main", "mcp", "--folder", str(SAMPLE)],
    env={"PYTHONPATH": str(ROOT), "GREENLANE_WORKERS": "1"},
    cwd=ROOT,
)
PAPERS = ["report.pdf", "cpc.pdf"]

Call = Callable[[Client], Coroutine[Any, Any, Any]]


def asked(*calls: Call) -> list[Any]:
    """Starts the server as an assistant does, makes the calls and lets it go."""

    async def talk() -> list[Any]:
        async with Client(SERVER) as client:
            return [await call(client) for call in calls]

    return anyio.run(talk)


def check(**arguments: Any) -> Call:
    wanted = {"paths": PAPERS, "channel": "ningbo-stem-toy", "as_of": "2026-11-20", **arguments}
    return lambda client: client.call_tool("check_report", wanted)


@pytest.fixture(scope="module")
def answers() -> list[Any]:
    shipment = yaml.safe_load((SAMPLE / "shipment.yaml").read_text(encoding="utf-8"))
    shipment["departs_on"] = shipment["departs_on"].isoformat()
    return asked(
        lambda client: client.call_tool("list_channels", {"language": "zh"}),
        check(shipment=shipment),
        check(),
        check(paths=["../../pyproject.toml"]),
        check(channel="no-such-channel"),
        check(shipment={"bill_of_lading": "X", "lines": [{"quantity": "many"}]}),
    )


def test_the_channels_are_listed_in_the_language_asked_for(answers: list[Any]) -> None:
    channels = {one["id"]: one for one in answers[0].structured_content["channels"]}
    assert "绿色" in channels["ningbo-stem-toy"]["name"]
    assert "clause-coverage" in channels["ningbo-stem-toy"]["requirements"]


def test_a_complete_submission_is_ready(answers: list[Any]) -> None:
    verdict = answers[1].structured_content
    assert (verdict["verdict"], verdict["points"]) == ("ready", [])


def test_without_a_shipment_the_open_points_say_what_to_do(answers: list[Any]) -> None:
    verdict = answers[2].structured_content
    assert (verdict["verdict"], verdict["report_verdict"]) == ("needs_review", "ready")
    assert all(one["message"] and one["remedy"] for one in verdict["points"])
    assert "product-identity" in {one["requirement"] for one in verdict["points"]}


@pytest.mark.parametrize(
    ("number", "said"), [(3, "not in the folder"), (4, "ningbo-stem-toy"), (5, "shipment")]
)
def test_mistakes_are_told_in_a_sentence(answers: list[Any], number: int, said: str) -> None:
    assert answers[number].is_error
    assert said in answers[number].content[0].text
