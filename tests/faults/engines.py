"""Engines that misbehave, put in the place of the reader to see whether their neighbours are safe."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from jobs.workers.tasks import Task
from models.progress import Progress
from models.report import DocumentInfo, DocumentKind, TestReport


def good(task: Task, progress: Progress) -> TestReport:
    """Reads nothing and succeeds: the neighbour. Its pid is told as the producer."""
    progress(1, 1, task.file_name)
    info = DocumentInfo(
        sha256="0" * 64,
        file_name=task.file_name,
        media_type="application/pdf",
        page_count=1,
        kind=DocumentKind.UNKNOWN,
        producer=str(os.getpid()),
    )
    return TestReport(document=info)


def hangs(task: Task, progress: Progress) -> TestReport:
    """Sleeps for ever after its first page, deaf to SIGTERM."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    progress(1, 2, task.file_name)
    time.sleep(3600)
    raise AssertionError


def crawls(task: Task, progress: Progress) -> TestReport:
    """Gives a sign of life for ever, and never ends."""
    for page in range(1_000_000):
        progress(page, 1_000_000, task.file_name)
        time.sleep(0.02)
    raise AssertionError


def crashes(task: Task, progress: Progress) -> TestReport:
    """Dies of a segmentation fault, as a native parser does."""
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def is_killed(task: Task, progress: Progress) -> TestReport:
    """Dies as the kernel's out-of-memory killer would have it."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def floods(task: Task, progress: Progress) -> TestReport:
    """Writes without end to standard output and error, then succeeds."""
    for _ in range(200):
        os.write(1, b"x" * 10_000)
        os.write(2, b"\xff" * 10_000)
    return good(task, progress)


def allocates(task: Task, progress: Progress) -> TestReport:
    """Takes memory without end."""
    hoard = []
    while True:
        hoard.append(bytearray(64 << 20))


def leaves_a_grandchild(task: Task, progress: Progress) -> TestReport:
    """Starts a process that hangs, tells its pid in the document's folder, and hangs too."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
    Path(task.path).with_suffix(".grandchild").write_text(str(child.pid))
    return hangs(task, progress)


def dies_on_the_second_page(task: Task, progress: Progress) -> TestReport:
    """Dies after its second page the first time, and reads all three the second time."""
    mark = task.path.with_suffix(".tried")
    again = mark.exists()
    mark.touch()
    for page in (1, 2, 3):
        progress(page, 3, task.file_name)
        if page == 2 and not again:
            time.sleep(0.3)
            os.kill(os.getpid(), signal.SIGKILL)
    return good(task, _unheard)


def hasty(task: Task, progress: Progress) -> TestReport:
    """Tells of two thousand pages in one breath, and answers before anybody can have heard them all."""
    for page in range(1, 2001):
        progress(page, 2000, task.file_name)
    return good(task, _unheard)


def silent(task: Task, progress: Progress) -> TestReport:
    """Tells of no page."""
    time.sleep(0.2)
    return good(task, _unheard)


def _unheard(pages_done: int, pages_total: int, file_name: str) -> None:
    """Progress that is not passed on."""


def has_a_mistake(task: Task, progress: Progress) -> TestReport:
    """Fails as a mistake of ours does, with an error that cannot even be sent to another process."""

    class Unsendable(Exception):
        pass

    raise Unsendable(lambda: None)
