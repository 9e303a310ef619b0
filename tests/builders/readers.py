"""Readers in the place of the real one: prompt, slow or broken, for tests of what runs around them."""

import hashlib
import os
import signal
import time

from jobs.workers.reading import bytes_of
from jobs.workers.tasks import Task
from models.exceptions import PasswordNeeded
from models.progress import Progress
from models.report import DocumentInfo, DocumentKind, TestReport
from tests.builders.toys import toy_report

PAGES = 3


def prompt(task: Task, progress: Progress) -> TestReport:
    """Reads nothing, at once; what it says hangs on the content alone."""
    data = bytes_of(task)
    info = DocumentInfo(
        sha256=hashlib.sha256(data).hexdigest(),
        file_name=task.file_name,
        media_type="application/pdf",
        page_count=PAGES,
        kind=DocumentKind.TEST_REPORT,
    )
    for page in range(1, PAGES + 1):
        progress(page, PAGES, task.file_name)
    return TestReport(document=info)


def toys(task: Task, progress: Progress) -> TestReport:
    """Finds a complete report on a toy in every paper."""
    read, report = prompt(task, progress), toy_report()
    info = report.document.model_copy(update={"sha256": read.document.sha256, "file_name": task.file_name})
    return report.model_copy(update={"document": info})


def slow(task: Task, progress: Progress) -> TestReport:
    """Finishes a page, then takes a minute over the next."""
    progress(1, PAGES, task.file_name)
    time.sleep(60)
    return prompt(task, progress)


def leisurely(task: Task, progress: Progress) -> TestReport:
    """Takes half a second, a page at a time."""
    for page in range(1, PAGES + 1):
        time.sleep(0.17)
        progress(page, PAGES, task.file_name)
    return prompt(task, progress)


def locked(task: Task, progress: Progress) -> TestReport:
    """Finds a password where the content asks for one."""
    if b"locked" in task.path.read_bytes():
        raise PasswordNeeded
    return prompt(task, progress)


def deadly(task: Task, progress: Progress) -> TestReport:
    """Dies, as a native parser does, where the content asks for it."""
    if b"deadly" in task.path.read_bytes():
        os.kill(os.getpid(), signal.SIGSEGV)
    return prompt(task, progress)
