"""Whatever one document does to its worker, its neighbours finish and nothing is left behind."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from jobs.settings import GIB, Settings, read_settings
from jobs.workers import Task, WorkerPool

ENGINES = "tests.faults.engines"


@pytest.fixture
def limits() -> Settings:
    return read_settings(
        workers=2, document_seconds=2, silence_seconds=1.5, address_space_bytes=4 * GIB, resident_bytes=GIB
    )


@pytest.fixture
def pool(limits: Settings) -> Iterator[WorkerPool]:
    with WorkerPool(limits) as pool:
        yield pool


def task(tmp_path: Path, engine: str, name: str = "a.pdf") -> Task:
    path = tmp_path / name
    path.write_bytes(b"%PDF-")
    return Task(path, name, reader=f"{ENGINES}:{engine}")


@pytest.mark.parametrize(
    ("engine", "code", "said"),
    [
        ("hangs", "out_of_time", "silence_seconds"),
        ("crawls", "out_of_time", "document_seconds"),
        ("crashes", "quarantined", "SIGSEGV"),
        ("is_killed", "quarantined", "SIGKILL"),
        ("has_a_mistake", "internal", "Unsendable"),
    ],
)
def test_the_cause_is_named_and_the_neighbours_finish(
    pool: WorkerPool, tmp_path: Path, engine: str, code: str, said: str
) -> None:
    before = [pool.submit(task(tmp_path, "good", f"b{n}.pdf")) for n in range(3)]
    bad = pool.submit(task(tmp_path, engine))
    after = [pool.submit(task(tmp_path, "good", f"c{n}.pdf")) for n in range(3)]
    answer = bad.result(120)
    assert answer.failure is not None
    assert (answer.failure.code, said in answer.failure.message) == (code, True), answer.failure
    assert all(handle.result(120).report is not None for handle in [*before, *after])


def test_memory_without_end_is_stopped_by_its_limit(limits: Settings, tmp_path: Path) -> None:
    patient = limits.model_copy(update={"silence_seconds": 40.0})
    with WorkerPool(patient) as pool:
        bad = pool.submit(task(tmp_path, "allocates"))
        neighbour = pool.submit(task(tmp_path, "good", "b.pdf"))
        failure = bad.result(120).failure
        assert failure is not None
        assert "resident_bytes" in failure.message
        assert neighbour.result(120).report is not None


def test_a_flood_of_output_harms_nobody(pool: WorkerPool, tmp_path: Path) -> None:
    assert pool.submit(task(tmp_path, "floods")).result(120).report is not None


def test_a_crash_is_tried_twice_and_no_more(pool: WorkerPool, tmp_path: Path) -> None:
    handle = pool.submit(task(tmp_path, "crashes"))
    assert handle.result(120).attempts == 2


def test_grandchildren_die_with_their_worker(pool: WorkerPool, tmp_path: Path) -> None:
    pool.submit(task(tmp_path, "leaves_a_grandchild")).result(120)
    grandchild = int((tmp_path / "a.grandchild").read_text())
    _await_gone(grandchild)


def test_cancelling_frees_the_worker(limits: Settings, tmp_path: Path) -> None:
    patient = limits.model_copy(update={"workers": 1, "silence_seconds": 60.0, "document_seconds": 60.0})
    with WorkerPool(patient) as pool:
        handle = pool.submit(task(tmp_path, "hangs"))
        time.sleep(1.0)
        handle.cancel()
        answer = handle.result(60)
        assert answer.failure is not None
        assert answer.failure.code == "cancelled"
        assert pool.submit(task(tmp_path, "good", "b.pdf")).result(120).report is not None


def test_closing_leaves_no_process(limits: Settings, tmp_path: Path) -> None:
    with WorkerPool(limits) as pool:
        answers = [pool.submit(task(tmp_path, "good", f"{n}.pdf")).result(120) for n in range(4)]
        pool.submit(task(tmp_path, "hangs"))
        time.sleep(0.5)
    for answer in answers:
        assert answer.report is not None
        _await_gone(int(answer.report.document.producer or 0))


def test_a_worker_is_recycled_after_its_documents(limits: Settings, tmp_path: Path) -> None:
    chosen = limits.model_copy(update={"workers": 1, "recycle_after_documents": 2})
    with WorkerPool(chosen) as pool:
        pids = [_pid(pool, task(tmp_path, "good", f"{n}.pdf")) for n in range(5)]
    assert len(set(pids)) == 3
    assert pids[0] == pids[1] != pids[2]


def _pid(pool: WorkerPool, one: Task) -> str:
    report = pool.submit(one).result(120).report
    assert report is not None
    return report.document.producer or ""


def _await_gone(pid: int, seconds: float = 8.0) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.05)
    os.kill(pid, 9)
    pytest.fail(f"process {pid} was left behind")
