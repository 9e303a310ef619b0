"""Throughput of workers, the cost of isolation, and memory over a long batch.

    python -m benchmarks.batch throughput [--count 60] [--rounds 5] [--scanned]
    python -m benchmarks.batch isolation [--count 60] [--rounds 5]
    python -m benchmarks.batch memory [--count 2000]

`throughput`: two workers of the pool against two raw processes that call the same reading, each with a half
of the documents. `isolation`: one worker against the same calls in this process. Both sides are warm, take
turns within each round, and the figure is the median of the rounds' ratios: other work on the machine hits
both alike. `memory`: resident bytes of the batch and of its workers while a folder is read.

What makes documents is imported where they are made: a worker imports the main module of whoever starts it,
and pays here what it pays under `greenlane batch`.
"""

import argparse
import json
import multiprocessing
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import psutil

from jobs.batch import BatchPlan, run_batch
from jobs.settings import Settings, read_settings
from jobs.store import open_store
from jobs.workers import Task, WorkerPool
from jobs.workers.reading import read_task

WORKERS = 2
SAMPLE_SECONDS = 0.5
TURN = 10
"""Documents that one side reads before the other has its turn: a slower moment of the machine hits both."""


def documents(folder: Path, count: int, scanned: bool) -> list[Path]:
    """Made reports as files: of one page, digital or scanned."""
    from benchmarks.folders import short_report
    from fixtures.degrade import degrade

    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"{number}.pdf"
        made = short_report(number)
        path.write_bytes(degrade(made, "scan", number) if scanned else made)
        paths.append(path)
    return paths


def read_raw(paths: Sequence[Path]) -> int:
    """The reading itself, as JSON, without anything around it."""
    return sum(len(read_task(Task(path, path.name), _unheard).model_dump_json()) for path in paths)


def read_pooled(pool: WorkerPool, paths: Sequence[Path]) -> None:
    """The same through the pool. Raises AssertionError where a document was not read."""
    handles = [pool.submit(Task(path, path.name)) for path in paths]
    for handle in handles:
        assert handle.result(600).text is not None


def throughput(settings: Settings, paths: list[Path], rounds: int) -> dict[str, Any]:
    """Two workers against two raw processes, a whole round at a turn: both sides end with one idle worker."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, context) as raw, WorkerPool(settings) as pool:

        def alone(some: Sequence[Path]) -> None:
            list(raw.map(read_raw, [some[::2], some[1::2]]))

        return _ratios(alone, lambda some: read_pooled(pool, some), rounds, [paths])


def isolation(settings: Settings, paths: list[Path], rounds: int) -> dict[str, Any]:
    """One worker against this process, `TURN` documents at a turn."""
    turns = [paths[start : start + TURN] for start in range(0, len(paths), TURN)]
    with WorkerPool(settings.model_copy(update={"workers": 1})) as pool:
        return _ratios(read_raw, lambda some: read_pooled(pool, some), rounds, turns)


def memory(scratch: Path, count: int) -> dict[str, Any]:
    """Resident bytes while a folder is read: medians of its quarters, of the batch and of its workers."""
    from benchmarks.folders import make_folder

    make_folder(scratch / "papers", count, share=0)
    settings = read_settings(workers=WORKERS, data_dir=scratch / "data")
    samples: list[tuple[float, int, int]] = []
    done = threading.Event()
    progress = [0.0]

    def told(phase: str, number: int, total: int, name: str) -> None:  # noqa: ARG001
        if phase == "reading":
            progress[0] = number / total
        else:
            done.set()

    sampler = threading.Thread(target=_sample, args=(samples, progress, done), daemon=True)
    sampler.start()
    plan = BatchPlan(scratch / "papers", "ningbo-stem-toy", scratch / "out", date(2026, 11, 20))
    start = time.monotonic()
    run_batch(plan, settings, open_store(settings), told)
    seconds = time.monotonic() - start
    done.set()
    sampler.join()
    start = time.monotonic()
    again = run_batch(plan, settings, open_store(settings))
    return {
        "files": count,
        "first_run_seconds": round(seconds, 1),
        "unchanged_run_seconds": round(time.monotonic() - start, 1),
        "unchanged_run_read": again.read,
        "batch_MB_by_quarter": _quarters(samples, 1),
        "workers_MB_by_quarter": _quarters(samples, 2),
    }


def _ratios(
    one: Callable[[Sequence[Path]], object],
    other: Callable[[Sequence[Path]], object],
    rounds: int,
    turns: Sequence[Sequence[Path]],
) -> dict[str, Any]:
    """The other's throughput as a share of the one's, by the clock and by processor time, round by round.

    Processor time, of this process and its children, hardly feels what else the machine does; the clock also
    shows time that nobody worked. The first round only warms both.
    """
    by_clock, by_processor, seconds = [], [], []
    for number in range(rounds + 1):
        took = {one: (0.0, 0.0), other: (0.0, 0.0)}
        for turn, some in enumerate(turns):
            for run in (one, other) if (number + turn) % 2 else (other, one):
                clock, processor = _timed(run, some)
                took[run] = (took[run][0] + clock, took[run][1] + processor)
        if number:
            by_clock.append(took[one][0] / took[other][0])
            by_processor.append(took[one][1] / took[other][1])
            seconds.append(took[other][0])
    count = sum(map(len, turns))
    return {
        "documents": count,
        "by_clock": round(statistics.median(by_clock), 3),
        "by_processor": round(statistics.median(by_processor), 3),
        "rounds_by_clock": [round(ratio, 3) for ratio in by_clock],
        "rounds_by_processor": [round(ratio, 3) for ratio in by_processor],
        "documents_per_second": round(count / statistics.median(seconds), 2),
        "load": os.getloadavg()[0],
    }


def _timed(run: Callable[[Sequence[Path]], object], some: Sequence[Path]) -> tuple[float, float]:
    start, used = time.perf_counter(), _processor_seconds()
    run(some)
    return time.perf_counter() - start, _processor_seconds() - used


def _processor_seconds() -> float:
    """Of this process and all below it, with those that have ended: a worker may be replaced meanwhile."""
    own = psutil.Process()
    total = 0.0
    for process in (own, *own.children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total


def _sample(samples: list[tuple[float, int, int]], progress: list[float], done: threading.Event) -> None:
    own = psutil.Process()
    while not done.wait(SAMPLE_SECONDS):
        workers = 0
        for process in own.children(recursive=True):
            try:
                workers += process.memory_info().rss
            except psutil.Error:
                continue
        samples.append((progress[0], own.memory_info().rss, workers))


def _quarters(samples: Sequence[tuple[float, int, int]], which: int) -> list[float]:
    found = []
    for quarter in range(4):
        values = [one[which] for one in samples if quarter / 4 <= one[0] < (quarter + 1) / 4]
        found.append(round(statistics.median(values) / 1e6, 1) if values else 0.0)
    return found


def _unheard(pages_done: int, pages_total: int, file_name: str) -> None:  # noqa: ARG001
    return


def main() -> int:
    """Prints the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["throughput", "isolation", "memory"])
    parser.add_argument("--count", type=int)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scanned", action="store_true")
    given = parser.parse_args()
    for variable in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):
        os.environ[variable] = "1"
    scratch = Path(tempfile.mkdtemp(prefix="greenlane-batch-"))
    try:
        if given.what == "memory":
            shown = memory(scratch, given.count or 2000)
        else:
            paths = documents(scratch / "papers", given.count or 60, given.scanned)
            measure = throughput if given.what == "throughput" else isolation
            shown = measure(read_settings(workers=WORKERS, data_dir=scratch / "data"), paths, given.rounds)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(json.dumps(shown, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
