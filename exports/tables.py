"""Findings and the clause matrix as CSV, for whoever works in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from models.verification import Finding, Verification

FINDING_COLUMNS = (
    "requirement", "outcome", "line", "report", "message", "remedy", "valid_until", "status", "file", "page",
)  # fmt: skip
COVERAGE_COLUMNS = ("line", "report", "standard", "clause", "title", "required_because", "result", "outcome")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def findings_csv(verification: Verification) -> bytes:
    """One row for each finding, with the place of its first evidence. UTF-8 with a mark, for Excel."""
    return as_csv(FINDING_COLUMNS, finding_rows(verification))


def coverage_csv(verification: Verification) -> bytes:
    """The matrix of shipment lines and clauses, one cell a row."""
    return as_csv(COVERAGE_COLUMNS, coverage_rows(verification))


def finding_rows(verification: Verification) -> list[list[object]]:
    """The cells of every finding, by `FINDING_COLUMNS`."""
    return [_finding(finding) for finding in verification.findings]


def coverage_rows(verification: Verification) -> list[list[object]]:
    """The cells of the matrix, by `COVERAGE_COLUMNS`."""
    return [[getattr(cell, column) for column in COVERAGE_COLUMNS] for cell in verification.coverage]


def _finding(finding: Finding) -> list[object]:
    first = finding.evidence[0] if finding.evidence else None
    return [
        finding.requirement, finding.outcome, finding.subject.line, finding.subject.report, finding.message,
        finding.remedy, finding.valid_until, finding.status,
        first.file_name if first else None, first.page if first else None,
    ]  # fmt: skip


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table with its header, every cell harmless. UTF-8 with a mark, for Excel."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value
