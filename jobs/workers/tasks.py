"""What is asked of a worker, and which code answers it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from models.progress import Progress
from models.report import TestReport

READER = "jobs.workers.reading:read_task"
"""The code that reads documents: `module:function`, so that tests can put a faulty one in its place."""


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read: its path on this machine, the name it came under and its local values' file."""

    path: Path
    file_name: str
    local: Path | None = None
    reader: str = READER


Reader = Callable[[Task, Progress], TestReport]


def reader_of(task: Task) -> Reader:
    """The function that the task names. Raises ImportError or AttributeError for a name that is not there."""
    module, function = task.reader.split(":")
    found: Reader = getattr(import_module(module), function)
    return found
