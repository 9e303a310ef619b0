"""The rows of a CSV or XLSX file, whatever its encoding and separator."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from models.exceptions import FileMissing, InvalidAccreditationList, NotAFile

MAX_BYTES = 50_000_000
MAX_ROWS = 200_000
"""Several times the largest official list; more is not a list."""

_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True)
class Row:
    """One row: its 1-based number in the file and its cells."""

    number: int
    cells: tuple[Any, ...]


def read_rows(path: Path) -> list[Row]:
    """Every row that holds something. Raises `FileMissing`, `NotAFile`, `InvalidAccreditationList`."""
    if not path.exists():
        raise FileMissing(f"There is no file {path}.")
    if path.is_dir():
        raise NotAFile(f"{path} is a directory; a CSV or XLSX file is wanted here.")
    if path.stat().st_size > MAX_BYTES:
        raise InvalidAccreditationList(f"{path.name} is larger than {MAX_BYTES} bytes.")
    data = path.read_bytes()
    cells = _workbook(data, path) if data.startswith(b"PK") else _separated(data, path)
    rows = [Row(place, row) for place, row in enumerate(cells, start=1) if any(_filled(cell) for cell in row)]
    if len(rows) > MAX_ROWS:
        raise InvalidAccreditationList(f"{path.name} has more than {MAX_ROWS} rows.")
    return rows


def _filled(cell: Any) -> bool:
    return cell is not None and str(cell).strip() != ""


def _separated(data: bytes, path: Path) -> list[tuple[Any, ...]]:
    text = _decoded(data, path)
    separator = max(",;\t|", key=text[:10_000].count)
    try:
        return [tuple(row) for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise InvalidAccreditationList(f"{path.name} is not a table of values: {error}.") from error


def _decoded(data: bytes, path: Path) -> str:
    if b"\0" in data:
        raise InvalidAccreditationList(
            f"{path.name} is neither CSV nor XLSX; old .xls files: save them as .xlsx."
        )
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidAccreditationList(f"{path.name} is in no known encoding; save it as UTF-8.")


def _workbook(data: bytes, path: Path) -> list[tuple[Any, ...]]:
    """The rows of the first sheet that has any."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in workbook.worksheets:
            rows = [
                row for row, _ in zip(sheet.iter_rows(values_only=True), range(MAX_ROWS + 1), strict=False)
            ]
            if rows:
                return rows
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise InvalidAccreditationList(f"{path.name} is not a readable XLSX file.") from error
    return []
