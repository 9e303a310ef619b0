"""`greenlane check`: the main job, from documents to a verdict with reasons and remedies."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from catalog.texts import Language, Texts
from cli.output import note, page_progress, write_result
from models.exceptions import EXIT_NEEDS_REVIEW, EXIT_UNREADABLE, DocumentUnreadable
from models.facts import KnownFacts
from models.verification import Verdict, Verification

if TYPE_CHECKING:
    from catalog import Catalogue
    from jobs.submission import Reading, Received
    from models.channel import Channel
    from models.report import TestReport

EXIT_CODES = {Verdict.READY: 0, Verdict.NOT_READY: 1, Verdict.NEEDS_REVIEW: EXIT_NEEDS_REVIEW}


class CheckFormat(StrEnum):
    """How a verdict is printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


@dataclass(frozen=True)
class Printing:
    """Where and how the answer goes."""

    form: CheckFormat
    output: Path | None
    annotate: Path | None


def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="The documents of one submission: reports, CPCs.")
    ],
    channel: Annotated[str | None, typer.Option(help="The channel; left out, channels are proposed.")] = None,
    shipment: Annotated[Path | None, typer.Option(help="What is exported: YAML or JSON.")] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Check as of this day; today if left out.")
    ] = None,
    form: Annotated[CheckFormat, typer.Option("--format", help="How to print.")] = CheckFormat.TEXT,
    output: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
    annotate: Annotated[
        Path | None, typer.Option(help="Write PDFs with the evidence marked into this folder.")
    ] = None,
    local: Annotated[
        Path | None, typer.Option(envvar="GREENLANE_LOCAL", help="Your own values, over the catalogue.")
    ] = None,
    lookup: Annotated[
        bool,
        typer.Option(
            "--lookup", envvar="GREENLANE_LOOKUP", help="Ask verification platforms on accepted hosts."
        ),
    ] = False,
    as_pages: Annotated[
        bool, typer.Option("--as-pages", help="The images are the pages of one document, in this order.")
    ] = False,
    lang: Annotated[Language, typer.Option(help="Language of the answer.")] = Language.ENGLISH,
) -> int:
    """Checks one submission against a channel: what is missing, and how to mend it."""
    from catalog import load_catalogue
    from catalog.local_file import load_local
    from jobs.loose_pages import with_images_joined
    from jobs.shipments import load_shipment
    from jobs.submission import channel_of, receive, today_in_ningbo, unfolded

    catalogue = load_catalogue(load_local(local) if local else None)
    chosen = channel_of(catalogue, channel) if channel else None
    goods = load_shipment(shipment) if shipment else None
    received = [receive(path) for path in paths]
    if as_pages:
        received = with_images_joined(received)
    texts = Texts(catalogue, lang)
    readings = _read_all(received, catalogue, texts)
    if all(reading.error for reading in readings):
        return EXIT_UNREADABLE
    if not any(reading.error or reading.report.document.page_count for reading in readings):
        raise DocumentUnreadable("There is data here and no paper.")
    reports = unfolded(reading.report for reading in readings)
    if chosen is None:
        _propose(reports, catalogue, texts, form, output)
        return 0
    from jobs.submission import check as check_submission

    day = as_of.date() if as_of else today_in_ningbo()
    facts = _asked(reports, chosen, catalogue) if lookup else KnownFacts()
    verification = check_submission(reports, goods, chosen, catalogue, day, lang, facts)
    _print(verification, received, Printing(form, output, annotate), texts, goods is not None)
    return EXIT_CODES[verification.verdict]


def language_of_arguments(arguments: Sequence[str]) -> str:
    """The language asked for, found before the arguments are understood: for errors in them."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            return "zh" if arguments[place + 1] == "zh" else "en"
        if argument == "--lang=zh":
            return "zh"
    return "en"


def _read_all(received: Sequence["Received"], catalogue: "Catalogue", texts: Texts) -> "list[Reading]":
    from jobs.submission import read

    with page_progress() as progress:
        readings = [read(file, catalogue, progress) for file in received]
    for reading in readings:
        if reading.error is not None:
            file = reading.report.document.file_name
            note(f"greenlane: {texts('unread', file=file, reason=' '.join(texts.error(reading.error)))}")
    return readings


def _asked(reports: "Sequence[TestReport]", channel: "Channel", catalogue: "Catalogue") -> KnownFacts:
    """What verification platforms say of the reports, as far as the settings let them be asked."""
    from datetime import UTC

    from jobs.lookup import limits_of, look_up
    from jobs.settings import settings

    limits = limits_of(settings())
    return KnownFacts(lookups=look_up(reports, channel, catalogue, datetime.now(UTC), limits))


def _propose(
    reports: "Sequence[TestReport]",
    catalogue: "Catalogue",
    texts: Texts,
    form: CheckFormat,
    output: Path | None,
) -> None:
    from jobs.submission import proposed_channels

    proposed = proposed_channels(reports, catalogue)
    if form is CheckFormat.JSON:
        data = [{"id": channel.id, "version": channel.version} for channel in proposed]
        write_result(json.dumps({"proposed_channels": data}, ensure_ascii=False, indent=2), output)
        return
    lines = [texts("proposed") if proposed else texts("proposed.none")]
    lines += [f"  {channel.id}  {getattr(channel.name, texts.language)}" for channel in proposed]
    write_result("\n".join(lines), output)


def _print(
    verification: Verification,
    received: "Sequence[Received]",
    printing: Printing,
    texts: Texts,
    with_shipment: bool,
) -> None:
    if printing.form is CheckFormat.JSON:
        write_result(verification.model_dump_json(indent=2), printing.output)
    elif printing.form is CheckFormat.HTML:
        from cli.documents import html_report

        write_result(html_report(verification, received, texts), printing.output)
    else:
        from cli.verdict_text import verdict_text

        colour = printing.output is None and _wants_colour()
        write_result(verdict_text(verification, texts, with_shipment, colour), printing.output)
    if printing.annotate is not None:
        from cli.documents import write_annotated

        for path in write_annotated(verification, received, printing.annotate, texts):
            note(texts("wrote", path=path))


def _wants_colour() -> bool:
    import sys

    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
