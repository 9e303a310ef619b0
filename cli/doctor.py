"""`greenlane doctor`: what is installed, what is missing, how to get it."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from catalog.texts import Language, Texts
from cli.channels import ChannelFormat
from cli.output import write_result
from models.exceptions import EXIT_USAGE


def doctor(
    form: Annotated[ChannelFormat, typer.Option("--format", help="How to print.")] = ChannelFormat.TEXT,
    lang: Annotated[Language, typer.Option(help="Language of the answer.")] = Language.ENGLISH,
) -> int:
    """Looks at this machine: OCR engines and languages, code readers, fonts, database."""
    from catalog import load_catalogue
    from jobs.health import probes

    found = probes()
    if form is ChannelFormat.JSON:
        write_result(json.dumps([asdict(probe) for probe in found], indent=2), None)
        return 0 if all(probe.there for probe in found) else EXIT_USAGE
    texts = Texts(load_catalogue(), lang)
    table = Table(
        title=texts("doctor.title"), title_justify="left", box=None, pad_edge=False, show_header=False
    )
    for probe in found:
        state = texts("doctor.there") if probe.there else texts("doctor.missing")
        table.add_row(probe.name, state, probe.version, probe.purpose if probe.there else probe.remedy)
    Console().print(table)
    missing = [probe for probe in found if not probe.there]
    if not missing:
        write_result(texts("doctor.all_there"), None)
    return EXIT_USAGE if missing else 0
