"""`greenlane portfolio` takes a folder of results: eligible, expiring, never tested."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app
from tests.acceptance.decision_table.changes import line, without
from tests.builders.toys import AS_OF, TESTED, toy_submission


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One SKU that is ready, one whose report lacks a row, both checked on the same day."""
    results = tmp_path / "results"
    (results / "deep").mkdir(parents=True)
    good, broken = toy_submission().verified(), without("4.7")(line(sku="BT100")(toy_submission())).verified()
    (results / "good.json").write_text(good.model_dump_json(), encoding="utf-8")
    answered = {"id": "1", "result": json.loads(broken.model_dump_json())}
    (results / "deep" / "answered.json").write_text(json.dumps(answered), encoding="utf-8")
    return results


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["portfolio", *map(str, arguments)], standalone_mode=False)


def test_where_each_sku_stands(folder: Path) -> None:
    data = json.loads(run(folder, "--at", AS_OF, "--format", "json").stdout)
    assert [(one["sku"], one["standing"]) for one in data["entries"]] == [
        ("BT-100", "eligible"),
        ("BT100", "not_ready"),
    ]


def test_the_day_makes_the_difference(folder: Path) -> None:
    for day, standing in ((date(2027, 9, 1), "expiring"), (date(2027, 10, 1), "expired")):
        data = json.loads(run(folder, "--at", day, "--format", "json").stdout)
        assert data["entries"][0]["standing"] == standing


def test_what_is_in_no_result_was_never_tested(folder: Path, tmp_path: Path) -> None:
    skus = tmp_path / "skus.txt"
    skus.write_text("BT-100\nZZ-1\n", encoding="utf-8")
    told = run(folder, "--at", AS_OF, "--skus", skus).stdout
    assert told.splitlines()[-2:] == ["never tested (1)", "  ZZ-1"]


def test_a_file_without_a_result_is_told_and_left_out(folder: Path) -> None:
    (folder / "other.json").write_text('{"a": 1}', encoding="utf-8")
    ran = run(folder, "--at", AS_OF)
    assert "other.json" in ran.stderr
    assert "may travel (1)" in ran.stdout


def test_nothing_but_files_without_results(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("no JSON", encoding="utf-8")
    assert run(tmp_path).return_value == 4


def test_a_table_for_spreadsheets(folder: Path) -> None:
    rows = run(folder, "--at", AS_OF, "--format", "csv").stdout.splitlines()
    assert rows[0].lstrip("\ufeff").startswith("sku,channel,standing,valid_until")
    assert rows[1].startswith(f"BT-100,ningbo-stem-toy,eligible,{TESTED.replace(year=2027)}")
