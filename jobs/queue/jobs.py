"""What stands in the queue: small facts and addresses, never a document's bytes."""

from dataclasses import asdict, dataclass

APPLICATION = "greenlane"

JOBS_VERSION = "1"
"""The version of what stands in the queue, told to DBOS instead of its hash of our source.

With the hash, every change of a line would strand the jobs of the version before. It changes only when jobs
of this version could no longer be read.
"""

READ = "read_document"
CHECK = "work_check"
MAX_RECOVERY_ATTEMPTS = 3


def queue_name(knowledge: str) -> str:
    """The queue of everybody who reads alike: same engine, same catalogue, same local values."""
    return f"greenlane-{knowledge}"


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A document to read: its hash, its sender's name for it, and the URL under which documents are kept."""

    sha256: str
    file_name: str
    documents: str

    def as_data(self) -> dict[str, str]:
        """The job as it stands in the queue."""
        return asdict(self)


def read_id(key: str) -> str:
    """The job that makes the extraction of that key: the same for everybody who asks for it."""
    return f"read-{key}"


def check_id_of(job_id: str) -> str:
    """The check that a job works off."""
    return job_id.removeprefix("check-")


def check_job_id(check_id: str) -> str:
    """The job that works off a check."""
    return f"check-{check_id}"
