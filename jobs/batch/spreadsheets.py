"""The outcomes of a batch as tables: CSV, XLSX with filters and links, Parquet."""

import csv
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from exports.tables import harmless
from jobs.batch.outcomes import FileOutcome

COLUMNS = tuple(field.name for field in fields(FileOutcome))
COLOURS = {"ready": "#d9efe2", "not_ready": "#f6d9d6", "failed": "#f6d9d6", "needs_review": "#fbeccb"}
WIDTHS = {"file": 44, "laboratory": 36, "reason": 60, "not_met": 36, "needs_review": 36, "sha256": 16}


def write_csv(path: Path, outcomes: Sequence[FileOutcome]) -> None:
    """UTF-8 with a mark, so that Excel shows Chinese; no cell can act as a formula."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for outcome in outcomes:
            writer.writerow([harmless(value) for value in outcome.as_row().values()])
    part.replace(path)


def write_workbook(path: Path, outcomes: Sequence[FileOutcome]) -> None:
    """One sheet: frozen head, filters, colours by state, links to the pages."""
    import xlsxwriter

    part = path.with_name(path.name + ".part")
    book = xlsxwriter.Workbook(str(part), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("results")
    head = book.add_format({"bold": True, "bottom": 1})
    formats = {state: book.add_format({"bg_color": colour}) for state, colour in COLOURS.items()}
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, WIDTHS.get(name, 18))
    for row, outcome in enumerate(outcomes, start=1):
        _write_row(sheet, row, outcome, formats.get(outcome.state))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(outcomes)), len(COLUMNS) - 1)
    book.close()
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


def _write_row(sheet: Any, row: int, outcome: FileOutcome, colour: Any) -> None:
    for column, (name, value) in enumerate(outcome.as_row().items()):
        style = colour if name in ("file", "state") else None
        if name == "page" and value:
            sheet.write_url(row, column, f"external:{value}", string=str(value))
        else:
            sheet.write_string(row, column, "" if value is None else str(value), style)
