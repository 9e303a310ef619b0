"""The verdict as a workbook: the findings and the clause matrix, each on a sheet of its own."""

import io
from collections.abc import Sequence
from typing import Any

from exports.tables import COVERAGE_COLUMNS, FINDING_COLUMNS, coverage_rows, finding_rows, harmless
from models.verification import Verification

COLOURS = {"met": "#e3f1e8", "not_met": "#f8dfdb", "needs_review": "#fbeccb"}
WIDTHS = {"message": 70, "remedy": 60, "title": 40, "required_because": 34, "report": 22, "file": 28}


def verdict_workbook(verification: Verification) -> bytes:
    """An XLSX file: frozen heads, filters, colours by outcome; no cell can act as a formula."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    _sheet(book, "findings", FINDING_COLUMNS, finding_rows(verification))
    _sheet(book, "coverage", COVERAGE_COLUMNS, coverage_rows(verification))
    book.close()
    return out.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    tones = {
        outcome: book.add_format({"bg_color": colour, "text_wrap": True, "valign": "top"})
        for outcome, colour in COLOURS.items()
    }
    outcome = columns.index("outcome")
    for column, title in enumerate(columns):
        sheet.write_string(0, column, title, head)
        sheet.set_column(column, column, WIDTHS.get(title, 16))
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            tone = tones.get(str(row[outcome]), plain) if column == outcome else plain
            sheet.write_string(number, column, str(harmless(value)), tone)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
