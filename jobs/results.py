"""A folder of results: what `greenlane check --format json` and the service wrote, read again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.exceptions import FileMissing, UsageError
from models.verification import Verification


def results_in(folder: Path) -> tuple[list[Verification], list[Path]]:
    """The verifications in the JSON files of a folder, however deep, and the files that hold none.

    A file may hold a verification, a check as the service answers it, or a list of either.
    Raises FileMissing, or UsageError where it is no folder.
    """
    if not folder.exists():
        raise FileMissing(f"There is no folder {folder}.")
    if not folder.is_dir():
        raise UsageError(f"{folder} is a file; a folder of results is wanted here.")
    found: list[Verification] = []
    left_out: list[Path] = []
    for path in sorted(folder.rglob("*.json")):
        try:
            own = list(_verifications(json.loads(path.read_text(encoding="utf-8-sig"))))
        except (OSError, ValueError, ValidationError, RecursionError):
            own = []
        found += own
        if not own:
            left_out.append(path)
    return found, left_out


def _verifications(data: Any) -> Iterator[Verification]:
    """The verifications in a file's data. Raises ValidationError where it is something else."""
    for one in data if isinstance(data, list) else [data]:
        inner = one.get("result") if isinstance(one, dict) else None
        yield Verification.model_validate_json(json.dumps(inner or one))
