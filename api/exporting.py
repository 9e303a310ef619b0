"""The exports of the command line, by name: each makes bytes of a result."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO

from models.verification import Verification

COLUMNS = (
    "requirement",
    "outcome",
    "report",
    "line",
    "message",
    "remedy",
    "status",
    "sources",
    "valid_until",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the start of a cell."""


@dataclass(frozen=True, slots=True)
class Export:
    """A format: its media type, the ending of its file, and what makes it."""

    media_type: str
    ending: str
    make: Callable[[Verification], bytes]


def _json(result: Verification) -> bytes:
    return result.model_dump_json(indent=2).encode()


def findings_csv(result: Verification) -> bytes:
    """The findings as CSV with a byte order mark, so that spreadsheets read Chinese; no cell is a formula."""
    out = StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for one in result.findings:
        subject = one.subject
        row = (one.requirement, one.outcome, subject.report, subject.line, one.message, one.remedy)
        told = (*row, one.status, "; ".join(one.sources), one.valid_until)
        table.writerow([_cell("" if value is None else str(value)) for value in told])
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


FORMATS: dict[str, Export] = {
    "json": Export("application/json", "json", _json),
    "csv": Export("text/csv; charset=utf-8", "csv", findings_csv),
}
