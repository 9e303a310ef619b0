"""Who a process is in the queue: the same after a restart, never the same as a living neighbour."""

import fcntl
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from models.exceptions import StoreUnavailable

MOST_PROCESSES = 256
"""Processes of one data folder."""


@dataclass(slots=True)
class Identity:
    """A name that is held as long as the process lives; the kernel takes the lock back when it dies."""

    name: str
    _lock: IO[str]

    def release(self) -> None:
        """Gives the name back."""
        self._lock.close()


def take_identity(folder: Path) -> Identity:
    """The first name of this data folder that no living process holds. Raises StoreUnavailable.

    A process that was killed and starts again gets its old name, so that DBOS gives it its own
    jobs back.
    """
    places = folder / "executors"
    try:
        places.mkdir(parents=True, exist_ok=True)
        machine = _machine(places / "machine")
        for number in range(MOST_PROCESSES):
            lock = (places / f"{number}.lock").open("a+")
            if _locked(lock):
                return Identity(f"{machine}-{number}", lock)
            lock.close()
    except OSError as cause:
        raise StoreUnavailable(f"{places} cannot be written to: {cause.strerror or cause}.") from cause
    raise StoreUnavailable(f"More than {MOST_PROCESSES} processes work in {folder}.")


def _machine(path: Path) -> str:
    """A name for this data folder, made once; the first of two processes that make it wins."""
    own = path.with_name(f"machine.{os.getpid()}")
    own.write_text(secrets.token_hex(8), encoding="ascii")
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink()
    return path.read_text(encoding="ascii").strip()


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
