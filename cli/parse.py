"""`greenlane parse`: only reads, and prints the test report as data."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from catalog.texts import Texts
from cli.output import note, page_progress, write_result
from models.exceptions import EXIT_UNREADABLE
from models.report import TestReport


class ParseFormat(StrEnum):
    """How a parsed report is printed."""

    JSON = "json"
    TEXT = "text"


def parse(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="PDF or image files.")],
    form: Annotated[
        ParseFormat, typer.Option("--format", help="json: an object, one a line for several files.")
    ] = ParseFormat.TEXT,
    output: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
    as_pages: Annotated[
        bool, typer.Option("--as-pages", help="The images are the pages of one document, in this order.")
    ] = False,
) -> int:
    """Reads documents and prints what they say, with the evidence for each value."""
    from catalog import load_catalogue
    from jobs.loose_pages import with_images_joined
    from jobs.submission import read, receive

    catalogue = load_catalogue()
    received = [receive(path) for path in paths]
    if as_pages:
        received = with_images_joined(received)
    reports = []
    with page_progress() as progress:
        for file in received:
            reading = read(file, catalogue, progress)
            if reading.error is None:
                reports.append(reading.report)
            else:
                note(f"greenlane: {file.file_name}: {reading.error.message} {reading.error.remedy}")
    if reports:
        texts = Texts(catalogue)
        write_result(_printed(reports, form, texts, single=len(received) == 1), output)
    return 0 if len(reports) == len(received) else EXIT_UNREADABLE


def _printed(reports: list[TestReport], form: ParseFormat, texts: Texts, single: bool) -> str:
    if form is ParseFormat.TEXT:
        from cli.report_text import report_text

        return "\n".join(report_text(report, texts) for report in reports)
    if single:
        return reports[0].model_dump_json(indent=2)
    return "\n".join(report.model_dump_json() for report in reports)
