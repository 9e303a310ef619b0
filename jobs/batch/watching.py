"""Watching a folder: a file is taken when it has stopped changing; a rescan misses nothing."""

import time
from collections.abc import Callable
from pathlib import Path

from jobs.batch.plan import BatchPlan, files_of
from jobs.batch.run import Batch, BatchSummary
from jobs.settings import Settings
from jobs.store import open_store
from jobs.workers import WorkerPool

RESCAN_SECONDS = 2.0
STILL_SECONDS = 3.0
"""A file that is being copied grows or is touched within this time."""

Shape = dict[Path, tuple[int, int]]


def watch_folder(
    plan: BatchPlan,
    settings: Settings,
    say: Callable[[BatchSummary], None],
    rounds: int | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Runs the batch whenever the folder has changed and come to rest; for ever, or for so many rounds.

    Results come from the store, so that a file is read once however often it is seen.
    """
    store = open_store(settings)
    done: Shape | None = None
    with WorkerPool(settings) as pool:
        while rounds is None or rounds > 0:
            rounds = None if rounds is None else rounds - 1
            seen = _shape(plan)
            if seen != done and _at_rest(seen):
                say(Batch(plan, settings, store, _untold).run(pool))
                done = seen
            sleep(RESCAN_SECONDS)
    return 0


def _shape(plan: BatchPlan) -> Shape:
    """Every file with its size and time of change; a file that vanishes meanwhile is seen next time."""
    shape: Shape = {}
    for path in files_of(plan):
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        shape[path] = (stat.st_size, stat.st_mtime_ns)
    return shape


def _at_rest(shape: Shape) -> bool:
    now = time.time_ns()
    return all(now - changed >= STILL_SECONDS * 1e9 for _, changed in shape.values())


def _untold(done: int, total: int, name: str) -> None:  # noqa: ARG001
    return
