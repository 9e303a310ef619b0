"""A verdict kept in English is told in Chinese, also once texts of the catalogue have changed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.builders.services import PDF, post, served

CHINESE = {"Accept-Language": "zh"}


def in_chinese(result: Any) -> bool:
    return all(any("\u4e00" <= mark <= "\u9fff" for mark in one["message"]) for one in result["findings"])


def test_after_the_catalogue_has_changed(tmp_path: Path) -> None:
    with served(tmp_path, "prompt") as (client, service):
        kept = post(client, PDF, headers={"Prefer": "wait=30"}).json()
        changed = replace(service.catalogue, digest="0" * 64)
        service.judge = replace(service.judge, catalogue=changed)
        told = client.get(f"/v1/checks/{kept['id']}", headers=CHINESE).json()
    assert in_chinese(told["result"])
    assert told["finding_ids"] == kept["finding_ids"]
    assert told["result"]["engine"] == kept["result"]["engine"]


def test_a_channel_that_is_gone_leaves_the_verdict_as_it_was_kept(tmp_path: Path) -> None:
    with served(tmp_path, "prompt") as (client, service):
        kept = post(client, PDF, headers={"Prefer": "wait=30"}).json()
        service.judge = replace(service.judge, catalogue=replace(service.catalogue, channels={}))
        told = client.get(f"/v1/checks/{kept['id']}", headers=CHINESE).json()
    assert told["result"]["findings"] == kept["result"]["findings"]
