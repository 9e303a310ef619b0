"""The sample of `scripts/check`: report, certificate and shipment that satisfy the STEM channel."""

import json
from pathlib import Path

import pytest
import yaml

from tests.acceptance.running import SAMPLE, Ran, greenlane

STEM = ("--channel", "ningbo-stem-toy", "--as-of", "2026-11-20")
PAPERS = (SAMPLE / "report.pdf", SAMPLE / "cpc.pdf")


@pytest.fixture(scope="module")
def checked() -> Ran:
    return greenlane("check", *PAPERS, *STEM, "--shipment", SAMPLE / "shipment.yaml", "--format", "json")


def test_it_is_ready(checked: Ran) -> None:
    assert checked.code == 0, checked.text_of("document-integrity")
    assert checked.data["verdict"] == "ready"
    assert {one["outcome"] for one in checked.data["findings"]} <= {"met", "not_applicable"}


def test_it_says_until_when(checked: Ran) -> None:
    assert checked.data["valid_until"] > "2026-11-20"
    assert checked.data["retest_by"] < checked.data["valid_until"]


def test_every_met_value_shows_where_it_stands(checked: Ran) -> None:
    for finding in checked.data["findings"]:
        for evidence in finding["evidence"]:
            assert evidence["page"] >= 1
            assert len(evidence["box"]) == 4
            assert evidence["text"]


def test_the_same_input_gives_the_same_bytes(checked: Ran) -> None:
    again = greenlane(
        "check", *reversed(PAPERS), *STEM, "--shipment", SAMPLE / "shipment.yaml", "--format", "json"
    )
    assert again.out == checked.out


def test_without_a_shipment_it_goes_to_review() -> None:
    ran = greenlane("check", *PAPERS, *STEM, "--format", "json")
    assert (ran.code, ran.data["verdict"], ran.data["report_verdict"]) == (3, "needs_review", "ready")


def test_a_feature_without_its_clause_is_named(tmp_path: Path) -> None:
    shipment = yaml.safe_load((SAMPLE / "shipment.yaml").read_text(encoding="utf-8"))
    shipment["lines"][0]["features"].append("battery")
    changed = tmp_path / "shipment.json"
    changed.write_text(json.dumps(shipment, default=str), encoding="utf-8")
    ran = greenlane("check", *PAPERS, *STEM, "--shipment", changed, "--format", "json")
    assert ran.data["verdict"] != "ready"
    assert "4.25" in ran.text_of("clause-coverage")


def test_chinese_and_html_and_marked_papers_come_out(tmp_path: Path) -> None:
    page = tmp_path / "verdict.html"
    ran = greenlane(
        "check", *PAPERS, *STEM, "--shipment", SAMPLE / "shipment.yaml", "--format", "html",
        "--output", page, "--annotate", tmp_path / "marked", "--lang", "zh",
    )  # fmt: skip
    assert ran.code == 0
    assert 'lang="zh-CN"' in page.read_text(encoding="utf-8")
    assert (tmp_path / "marked" / "report-annotated.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_channel_it_proposes_some() -> None:
    ran = greenlane("check", PAPERS[0])
    assert ran.code == 0
    assert "ningbo-stem-toy" in ran.out
