"""What a batch is asked to do, and the files that it is about."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.exceptions import FileMissing, UsageError

BESIDE = frozenset({".yaml", ".yml", ".json", ".csv", ".xlsx"})
"""Endings of the files that go with documents: shipments and manifests. They are counted, not read."""


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """A folder, a channel and where the results go. `retry` is `failed` or `quarantined`."""

    folder: Path
    channel: str
    output: Path
    as_of: date
    shipments: Path | None = None
    manifest: Path | None = None
    local: Path | None = None
    retry: str | None = None
    language: str = "en"

    @property
    def id(self) -> str:
        """The same for the same folder, channel and output: by it a stopped batch goes on."""
        parts = (str(self.folder.resolve()), self.channel, str(self.output.resolve()))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def files_of(plan: BatchPlan) -> list[Path]:
    """Every file below the folder, sorted; hidden ones and the batch's own output left out.

    Raises FileMissing or UsageError where the folder cannot be used.
    """
    if not plan.folder.exists():
        raise FileMissing(f"There is no folder {plan.folder}.")
    if not plan.folder.is_dir():
        raise UsageError(f"{plan.folder} is a file; `greenlane check` is for single files.")
    output = plan.output.resolve()
    return sorted(path for path in _walked(plan.folder) if output not in path.resolve().parents)


def is_document(path: Path) -> bool:
    """Whether a file is to be read; what goes beside documents is told by its ending."""
    return path.suffix.lower() not in BESIDE


def _walked(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path
