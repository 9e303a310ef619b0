"""`greenlane export`: machine-readable data of checked papers, for other systems."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from catalog.texts import Language, Texts
from cli.output import write_bytes
from models.exceptions import EXIT_UNREADABLE
from models.verification import Verification

if TYPE_CHECKING:
    from jobs.submission import Received


class ExportFormat(StrEnum):
    """What other systems take."""

    CPSC_EFILING = "cpsc-efiling"
    UNTP_DCC = "untp-dcc"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"
    BUNDLE = "bundle"


def export(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="The documents of one submission.")],
    to: Annotated[ExportFormat, typer.Option(help="The form of the data.")],
    channel: Annotated[str, typer.Option(help="The channel to check against.")] = "ningbo-stem-toy",
    shipment: Annotated[Path | None, typer.Option(help="What is exported: YAML or JSON.")] = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As of this day.")] = None,
    output: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
    local: Annotated[Path | None, typer.Option(envvar="GREENLANE_LOCAL", help="Your own values.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the messages.")] = Language.ENGLISH,
) -> int:
    """Writes what was read and concluded as data; what is still to be filled in is marked."""
    from catalog import load_catalogue
    from catalog.local_file import load_local
    from jobs.shipments import load_shipment
    from jobs.submission import channel_of, check, read, receive, today_in_ningbo

    catalogue = load_catalogue(load_local(local) if local else None)
    chosen = channel_of(catalogue, channel)
    goods = load_shipment(shipment) if shipment else None
    received = [receive(path) for path in paths]
    readings = [read(file, catalogue) for file in received]
    if all(reading.error for reading in readings):
        return EXIT_UNREADABLE
    day = as_of.date() if as_of else today_in_ningbo()
    result = check([reading.report for reading in readings], goods, chosen, catalogue, day, lang)
    write_bytes(_made(to, result, received, Texts(catalogue, lang)), output)
    return 0


def _made(to: ExportFormat, result: Verification, received: "Sequence[Received]", texts: Texts) -> bytes:
    from exports.cpsc_efiling import cpsc_efiling
    from exports.retest_calendar import retest_calendar
    from exports.tables import findings_csv
    from exports.untp import conformity_credentials

    match to:
        case ExportFormat.CPSC_EFILING:
            return cpsc_efiling(result)
        case ExportFormat.UNTP_DCC:
            return conformity_credentials(result)
        case ExportFormat.CSV:
            return findings_csv(result)
        case ExportFormat.ICS:
            return retest_calendar(result)
        case ExportFormat.JSON:
            return result.model_dump_json(indent=2).encode()
        case ExportFormat.BUNDLE:
            return _bundle(result, received, texts)


def _bundle(result: Verification, received: "Sequence[Received]", texts: Texts) -> bytes:
    from cli.documents import html_report, papers_of
    from exports.bundle import bundle

    documents = papers_of(result, received)
    channel = texts.catalogue.channels[result.channel.id]
    return bundle(result, channel, documents, html_report(result, received, texts), texts)
