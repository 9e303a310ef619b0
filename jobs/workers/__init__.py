"""Long-lived worker processes that read documents: bounded, killed as a group on overrun, recycled."""

from jobs.workers.answers import Answer
from jobs.workers.pool import Handle, WorkerPool
from jobs.workers.tasks import Task

__all__ = ["Answer", "Handle", "Task", "WorkerPool"]
