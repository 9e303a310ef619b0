"""The manifest: a CSV that says which files make a submission (`submission,file,shipment,channel`)."""

import csv
from dataclasses import dataclass
from pathlib import Path

from models.exceptions import FileMissing, UsageError

COLUMNS = ("submission", "file", "shipment", "channel")


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One file of a submission; shipment and channel may be left empty."""

    submission: str
    file: Path
    shipment: Path | None
    channel: str | None


def read_manifest(path: Path) -> list[ManifestRow]:
    """The rows; files are named beside the manifest. Raises FileMissing or UsageError naming the line."""
    if not path.is_file():
        raise FileMissing(f"There is no manifest {path}.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if not {"submission", "file"} <= set(reader.fieldnames or ()):
            raise UsageError(f"{path.name}: the first line must name the columns {', '.join(COLUMNS)}.")
        return [_row(path, number, row) for number, row in enumerate(reader, start=2)]


def _row(path: Path, number: int, row: dict[str, str]) -> ManifestRow:
    submission, file = (row.get("submission") or "").strip(), (row.get("file") or "").strip()
    if not submission or not file:
        raise UsageError(f"{path.name}, line {number}: submission and file must be given.")
    named = path.parent / file
    if not named.is_file():
        raise UsageError(f"{path.name}, line {number}: there is no file {file}.")
    shipment = (row.get("shipment") or "").strip()
    if shipment and not (path.parent / shipment).is_file():
        raise UsageError(f"{path.name}, line {number}: there is no shipment {shipment}.")
    return ManifestRow(
        submission,
        named.resolve(),
        path.parent / shipment if shipment else None,
        (row.get("channel") or "").strip() or None,
    )
