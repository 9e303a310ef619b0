"""Imported once by the process that all workers are forked from: a fresh worker reads at once, and the
memory of what all of them need is there once.

Nothing here may start a thread: a fork takes only the one that forks.
"""

import gc
import os
from contextlib import suppress

THREAD_VARIABLES = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

for variable in THREAD_VARIABLES:
    os.environ[variable] = "1"


def _warm() -> None:
    from jobs.workers.reading import catalogue_of
    from parser.extraction import warm

    warm(catalogue_of(None))


with suppress(Exception):
    # What is wrong here is told by the first worker that reads, as the error of a task.
    _warm()
gc.collect()
gc.freeze()
