"""A process that is killed with SIGKILL leaves no worker behind, not even one that hangs, nor its child."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
OWNER = """
import sys
from pathlib import Path
from jobs.settings import read_settings
from jobs.workers import Task, WorkerPool
place = Path(sys.argv[1])
place.write_bytes(b"%PDF-")
pool = WorkerPool(read_settings(workers=1, silence_seconds=600))
pool.submit(Task(place, "a.pdf", reader="tests.faults.engines:leaves_a_grandchild")).result(600)
"""


def test_a_worker_that_hangs_dies_with_its_owner(tmp_path: Path) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(tmp_path / "a.pdf")], cwd=ROOT)
    told = tmp_path / "a.grandchild"
    deadline = time.monotonic() + 120
    while not (told.exists() and told.read_text()) and time.monotonic() < deadline:
        time.sleep(0.1)
    grandchild = psutil.Process(int(told.read_text()))
    group = [grandchild, *grandchild.parents()]
    left = [one for one in group if one.pid not in (os.getpid(), 1) and one.pid != owner.pid]
    left = [one for one in left if one in psutil.Process(owner.pid).children(recursive=True)]
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    assert len(left) == 3, "grandchild, worker, fork server"
    _, alive = psutil.wait_procs(left, timeout=15)
    assert alive == []
