"""Every file of a folder has one outcome, a second run reads nothing, and totals add up."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from jobs.batch import BatchPlan, BatchSummary
from jobs.batch.reading import OwnWorkers
from jobs.batch.run import Batch
from jobs.settings import Settings, read_settings
from jobs.store import Store, open_store
from jobs.workers import WorkerPool

SAMPLE = Path(__file__).parent.parent.parent.parent / "fixtures" / "sample"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return read_settings(workers=1, data_dir=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def store(settings: Settings) -> Store:
    return open_store(settings)


@pytest.fixture(scope="module")
def pool(settings: Settings) -> Iterator[WorkerPool]:
    with WorkerPool(settings) as pool:
        yield pool


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "deep").mkdir()
    for name in ("report.pdf", "cpc.pdf", "shipment.yaml"):
        shutil.copy(SAMPLE / name, folder / "deep" / name)
    (folder / "broken.pdf").write_text("no PDF")
    (folder / ".hidden.pdf").write_text("never seen")
    return folder


@pytest.fixture(scope="module")
def plan(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> BatchPlan:
    return BatchPlan(
        folder, "ningbo-stem-toy", tmp_path_factory.mktemp("out"), date(2026, 11, 20),
        shipments=folder / "deep" / "shipment.yaml",
    )  # fmt: skip


def run(plan: BatchPlan, settings: Settings, store: Store, pool: WorkerPool) -> BatchSummary:
    batch = Batch(plan, settings, store)
    return batch.run(OwnWorkers(pool, batch.extractions, settings))


@pytest.fixture(scope="module")
def first(plan: BatchPlan, settings: Settings, store: Store, pool: WorkerPool) -> BatchSummary:
    return run(plan, settings, store, pool)


def test_every_file_has_one_outcome(first: BatchSummary, plan: BatchPlan) -> None:
    assert first.adds_up
    assert first.states == {"failed": 1, "not_a_document": 1, "ready": 2}
    lines = (plan.output / "results.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["file"] for row in rows] == [
        "broken.pdf", "deep/cpc.pdf", "deep/report.pdf", "deep/shipment.yaml",
    ]  # fmt: skip
    assert "renaming a file" in rows[0]["reason"]


def test_report_and_certificate_are_one_submission(first: BatchSummary, plan: BatchPlan) -> None:
    rows = [json.loads(line) for line in (plan.output / "results.jsonl").read_text().splitlines()]
    assert rows[1]["submission"] == rows[2]["submission"] != ""
    assert (plan.output / rows[2]["page"]).is_file()


def test_the_tables_open_and_agree(first: BatchSummary, plan: BatchPlan) -> None:
    sheet = load_workbook(plan.output / "results.xlsx").active
    assert sheet is not None
    assert sheet.max_row == first.files + 1
    assert parquet.read_table(plan.output / "results.parquet").num_rows == first.files
    assert "deep/report.pdf" in (plan.output / "index.html").read_text(encoding="utf-8")


def test_a_second_run_reads_nothing(
    first: BatchSummary, plan: BatchPlan, settings: Settings, store: Store, pool: WorkerPool
) -> None:
    before = (plan.output / "results.jsonl").read_bytes()
    again = run(plan, settings, store, pool)
    assert (again.read, again.states) == (0, first.states)
    assert (plan.output / "results.jsonl").read_bytes() == before


def test_another_day_verifies_again_without_reading(
    first: BatchSummary, plan: BatchPlan, settings: Settings, store: Store, pool: WorkerPool
) -> None:
    later = BatchPlan(plan.folder, plan.channel, plan.output, date(2028, 1, 1), shipments=plan.shipments)
    summary = run(later, settings, store, pool)
    assert summary.read == 0
    assert summary.states["not_ready"] == 2
