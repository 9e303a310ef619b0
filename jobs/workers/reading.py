"""The reading itself, as it runs inside a worker."""

from functools import cache
from pathlib import Path

from catalog import Catalogue, load_catalogue
from catalog.local_file import load_local
from jobs.limits import reading_options
from jobs.settings import settings
from jobs.workers.tasks import Task
from models.exceptions import FileMissing, LimitExceeded
from models.progress import Progress
from models.report import TestReport
from parser.pipeline import parse_document


def read_task(task: Task, progress: Progress) -> TestReport:
    """The report of the task's document. Raises what reading raises, FileMissing where the file is gone."""
    data = bytes_of(task)
    return parse_document(data, task.file_name, catalogue_of(task.local), reading_options(), progress)


def bytes_of(task: Task) -> bytes:
    """The task's document. Raises LimitExceeded, and FileMissing where it is gone meanwhile."""
    allowed = settings().upload_bytes
    try:
        size = task.path.stat().st_size
        if size > allowed:
            raise LimitExceeded("upload_bytes", allowed, size)
        return task.path.read_bytes()
    except FileNotFoundError as cause:
        raise FileMissing(f"{task.file_name} is gone since it was found.") from cause


@cache
def catalogue_of(local: Path | None) -> Catalogue:
    """The catalogue with the local values of a file, once for each process."""
    return load_catalogue(load_local(local) if local else None)
