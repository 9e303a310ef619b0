"""Progress by page only grows, whatever happens to the worker, and each task's is told to its own watcher."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs.settings import read_settings
from jobs.workers import Task, WorkerPool


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(read_settings(workers=1, document_seconds=20, silence_seconds=10)) as pool:
        yield pool


def task(folder: Path, engine: str) -> Task:
    path = folder / f"{engine}.pdf"
    path.write_bytes(b"%PDF-")
    return Task(path, path.name, reader=f"tests.faults.engines:{engine}")


def test_a_second_attempt_does_not_start_again_at_the_first_page(pool: WorkerPool, tmp_path: Path) -> None:
    told: list[int] = []
    handle = pool.submit(task(tmp_path, "dies_on_the_second_page"), lambda done, _: told.append(done))
    assert handle.result(40).report is not None
    assert handle.attempts == 2
    assert told == [1, 2, 3]


def test_every_page_is_told_before_the_answer_and_to_nobody_else(pool: WorkerPool, tmp_path: Path) -> None:
    first: list[int] = []
    second: list[int] = []
    handle = pool.submit(task(tmp_path, "hasty"), lambda done, _: first.append(done))
    after = pool.submit(task(tmp_path, "silent"), lambda done, _: second.append(done))
    assert handle.result(30).report is not None
    assert first == list(range(1, 2001))
    assert after.result(30).report is not None
    assert second == []
