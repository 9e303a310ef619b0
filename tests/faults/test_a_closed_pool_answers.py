"""Whoever hands a task to a pool that is closed is answered, not left waiting."""

from pathlib import Path

from jobs.settings import read_settings
from jobs.workers import Task, WorkerPool


def test_a_task_after_closing_is_cancelled(tmp_path: Path) -> None:
    pool = WorkerPool(read_settings(workers=1))
    pool.close()
    failure = pool.submit(Task(tmp_path / "a.pdf", "a.pdf")).result(5).failure
    assert failure is not None
    assert failure.code == "cancelled"
