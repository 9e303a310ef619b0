"""Watching a folder: a file is taken when it has stopped changing; a rescan misses nothing."""

import time
from collections.abc import Callable
from pathlib import Path

from jobs.batch.plan import BatchPlan, files_of
from jobs.batch.reading import Hands
from jobs.batch.run import Batch, BatchSummary

RESCAN_SECONDS = 2.0
STILL_SECONDS = 3.0
"""A file that is being copied grows or is touched within this time."""

Shapes = dict[Path, tuple[int, int]]


def watch_folder(
    batch: Batch,
    hands: Hands,
    say: Callable[[BatchSummary], None],
    rounds: int | None = None,
    pause: float = RESCAN_SECONDS,
) -> None:
    """Runs the batch over the files at rest whenever they have changed; for ever, or for so many rounds.

    A file that is still being written waits for a later round and holds nobody up. Results come from the
    store, so that a file is read once however often it is seen. Raises Stopped when the batch is stopped.
    """
    done: Shapes | None = None
    while (rounds is None or rounds > 0) and not batch.stopping.is_set():
        rounds = None if rounds is None else rounds - 1
        still = _at_rest(shapes_of(batch.plan))
        if still != done:
            say(batch.run(hands, sorted(still)))
            done = still
        batch.stopping.wait(pause)


def shapes_of(plan: BatchPlan) -> Shapes:
    """Every file with its size and time of change; a file that vanishes meanwhile is seen next time."""
    shapes: Shapes = {}
    for path in files_of(plan):
        try:
            stat = path.stat()
        except FileNotFoundError:
            continue
        shapes[path] = (stat.st_size, stat.st_mtime_ns)
    return shapes


def _at_rest(shapes: Shapes) -> Shapes:
    """The files that have not changed for a while by this machine's clock; a future date is at rest."""
    now = time.time_ns()
    return {path: shape for path, shape in shapes.items() if not 0 <= now - shape[1] < STILL_SECONDS * 1e9}
