"""The outcomes of a batch as tables: CSV, XLSX with filters and links, Parquet."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from exports.tables import harmless
from exports.words import Words
from jobs.batch.outcomes import FileOutcome

COLUMNS = tuple(field.name for field in fields(FileOutcome))
COLOURS = {
    "ready": ("#d9efe2", "#1b6e4a"),
    "not_ready": ("#f6d9d6", "#a3312a"),
    "failed": ("#f6d9d6", "#a3312a"),
    "quarantined": ("#f6d9d6", "#a3312a"),
    "needs_review": ("#fbeccb", "#8a5a00"),
}
"""Ground and ink of a state."""

HEAD = {"bold": True, "bottom": 1, "valign": "vcenter", "bg_color": "#eef2f0"}
SHEET_COLUMNS = {
    "file": 46, "state": 18, "number": 24, "laboratory": 36, "valid_until": 14, "retest_by": 14,
    "not_met": 40, "needs_review": 40, "reason": 60, "submission": 24,
}  # fmt: skip
"""The columns of the workbook and their widths in characters."""

MOST_LINKS = 65_000


def write_csv(path: Path, outcomes: Sequence[FileOutcome]) -> None:
    """UTF-8 with a mark, so that Excel shows Chinese; no cell can act as a formula."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for outcome in outcomes:
            writer.writerow([harmless(value) for value in outcome.as_row().values()])
    part.replace(path)


def write_workbook(path: Path, outcomes: Sequence[FileOutcome], words: Words) -> None:
    """A sheet of files with filters, colours and links to the pages, and a sheet of totals."""
    import xlsxwriter

    part = path.with_name(path.name + ".part")
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(part), options) as book:
        book.set_properties({"title": words("batch.title"), "author": "Greenlane"})
        _Results(book, words).write(outcomes)
        _write_totals(book, words, outcomes)
    part.replace(path)


def write_parquet(path: Path, outcomes: Sequence[FileOutcome]) -> None:
    """The same columns with their types."""
    import pyarrow
    from pyarrow import parquet

    dates = {"valid_until", "retest_by"}
    schema = pyarrow.schema(
        [(name, pyarrow.date32() if name in dates else pyarrow.string()) for name in COLUMNS]
    )
    rows = [outcome.as_row() for outcome in outcomes]
    part = path.with_name(path.name + ".part")
    parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), part)
    part.replace(path)


class _Results:
    """The sheet with a row for each file."""

    def __init__(self, book: Any, words: Words) -> None:
        self._words = words
        self._sheet = book.add_worksheet(words("batch.sheet.files"))
        self._head = book.add_format(HEAD)
        self._plain = book.add_format({"valign": "top", "text_wrap": True})
        self._day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self._link = book.add_format({"valign": "top", "font_color": "#1b4f9c", "underline": 1})
        self._tones = {
            state: book.add_format({"valign": "top", "bg_color": colour, "font_color": ink, "bold": True})
            for state, (colour, ink) in COLOURS.items()
        }

    def write(self, outcomes: Sequence[FileOutcome]) -> None:
        sheet = self._sheet
        for column, (name, width) in enumerate(SHEET_COLUMNS.items()):
            sheet.write_string(0, column, self._words(f"batch.column.{name}"), self._head)
            sheet.set_column(column, column, width)
        for row, outcome in enumerate(outcomes, start=1):
            self._write_row(row, outcome)
        sheet.set_row(0, 22)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(1, len(outcomes)), len(SHEET_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _write_row(self, row: int, outcome: FileOutcome) -> None:
        self._write_file(row, outcome)
        state = self._words(f"state.{outcome.state}")
        self._sheet.write_string(row, 1, state, self._tones.get(outcome.state, self._plain))
        for column, value in enumerate(self._cells(outcome), start=2):
            if isinstance(value, date):
                self._sheet.write_datetime(row, column, value, self._day)
            elif value:
                self._sheet.write_string(row, column, value, self._plain)

    def _write_file(self, row: int, outcome: FileOutcome) -> None:
        """The file's name, which leads to its page. Excel takes no more than 65,530 links in a sheet."""
        if outcome.page and row <= MOST_LINKS:
            self._sheet.write_url(row, 0, f"external:{outcome.page}", self._link, string=outcome.file)
        else:
            self._sheet.write_string(row, 0, outcome.file, self._plain)

    def _cells(self, outcome: FileOutcome) -> list[str | date | None]:
        """What stands in the columns after the state."""
        return [
            outcome.report_number,
            outcome.laboratory,
            outcome.valid_until,
            outcome.retest_by,
            requirements_in_words(outcome.not_met, self._words),
            requirements_in_words(outcome.needs_review, self._words),
            outcome.reason,
            outcome.submission.partition(":")[2] if outcome.submission.startswith("number:") else "",
        ]


def _write_totals(book: Any, words: Words, outcomes: Sequence[FileOutcome]) -> None:
    """How many files stand where, counted by the workbook itself: a filter or a change shows."""
    sheet = book.add_worksheet(words("batch.sheet.totals"))
    head, bold = book.add_format(HEAD), book.add_format({"bold": True, "top": 1})
    counts = Counter(words(f"state.{outcome.state}") for outcome in outcomes)
    sheet.set_column(0, 0, 30)
    sheet.write_row(0, 0, [words("batch.column.state"), words("batch.count")], head)
    quoted = words("batch.sheet.files").replace("'", "''")
    for row, (state, count) in enumerate(sorted(counts.items()), start=1):
        sheet.write_string(row, 0, state)
        sheet.write_formula(row, 1, f"=COUNTIF('{quoted}'!B:B,A{row + 1})", None, count)
    last = len(counts) + 1
    sheet.write_string(last, 0, words("batch.total"), bold)
    sheet.write_formula(last, 1, f"=SUM(B2:B{last})", bold, len(outcomes))


def requirements_in_words(names: str, words: Words) -> str:
    """Requirement ids, as an outcome holds them, in the reader's words."""
    return "; ".join(words(f"requirement.{name}") for name in names.split(", ") if name)
