"""`greenlane channels`: which there are, what each asks with its sources, and checking an edited file."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from catalog.texts import Language
from cli.output import write_result
from models.channel import Channel, Requirement
from models.exceptions import FileMissing, NotAFile

if TYPE_CHECKING:
    from catalog import Catalogue

app = typer.Typer(help="The channels, their requirements with sources, and validation of an edited file.")

Lang = Annotated[Language, typer.Option(help="Language of the answer.")]

Local = Annotated[
    Path | None,
    typer.Option(envvar="GREENLANE_LOCAL", help="Your own values and channels, over the catalogue."),
]


class ChannelFormat(StrEnum):
    """How channels are printed."""

    TEXT = "text"
    JSON = "json"


Form = Annotated[ChannelFormat, typer.Option("--format", help="How to print.")]


@app.callback(invoke_without_command=True)
def channels(context: typer.Context, local: Local = None) -> None:
    """Lists the channels when no sub-command is named."""
    if context.invoked_subcommand is None:
        list_channels(local=local)


@app.command("list")
def list_channels(
    form: Form = ChannelFormat.TEXT, local: Local = None, lang: Lang = Language.ENGLISH
) -> None:
    """Every channel with its version and standing."""
    channels = [channel for _, channel in sorted(_catalogue(local).channels.items())]
    if form is ChannelFormat.JSON:
        data = [{"id": one.id, "version": one.version, "status": one.status} for one in channels]
        write_result(json.dumps(data, ensure_ascii=False, indent=2), None)
        return
    lines = [f"{one.id}  {one.version}  {one.status}\n    {getattr(one.name, lang)}" for one in channels]
    write_result("\n".join(lines), None)


@app.command("show")
def show(
    channel_id: Annotated[str, typer.Argument(metavar="ID")],
    form: Form = ChannelFormat.TEXT,
    local: Local = None,
    lang: Lang = Language.ENGLISH,
) -> None:
    """One channel: each requirement with its values, their standing and their source."""
    from jobs.submission import channel_of

    catalogue = _catalogue(local)
    channel = channel_of(catalogue, channel_id)
    if form is ChannelFormat.JSON:
        write_result(json.dumps(channel.model_dump(mode="json"), ensure_ascii=False, indent=2), None)
        return
    write_result(_described(channel, catalogue, lang), None)


@app.command("check")
def check_file(file: Annotated[Path, typer.Argument(metavar="FILE")], lang: Lang = Language.ENGLISH) -> int:
    """Validates a channel file; every mistake is named by its line."""
    from catalog.check import check_channel_file

    if not file.exists():
        raise FileMissing(f"There is no file {file}.")
    if file.is_dir():
        raise NotAFile(f"{file} is a directory; a channel file is wanted here.")
    problems = check_channel_file(file)
    lines = [
        f"{file}:{problem.line}: {problem.where}: {getattr(problem.message, lang)} "
        f"{getattr(problem.remedy, lang)}"
        for problem in problems
    ]
    write_result("\n".join(lines) or f"{file}: OK", None)
    return 1 if problems else 0


def _catalogue(local: Path | None) -> "Catalogue":
    from catalog import load_catalogue
    from catalog.local_file import load_local

    return load_catalogue(load_local(local) if local else None)


def _described(channel: Channel, catalogue: "Catalogue", lang: Language) -> str:
    lines = [
        f"{channel.id} {channel.version} ({channel.status})",
        getattr(channel.name, lang),
        getattr(channel.summary, lang),
        "",
    ]
    for demand in channel.requirements:
        title = catalogue.messages[lang][f"ui.requirement.{demand.id}"].message
        lines.append(f"{title} [{demand.id}]  {demand.status}, {', '.join(demand.source)}")
        lines += [f"    {line}" for line in _values(demand)]
    lines.append("")
    lines += [f"{key}: {source.what} {source.url or ''}".rstrip() for key, source in channel.sources.items()]
    lines += ["", getattr(channel.disclaimer, lang)]
    return "\n".join(lines)


def _values(demand: Requirement) -> list[str]:
    """Each value of a requirement on a line, with its standing."""
    skipped = {"id", "status", "source", "note", "outcome_when_not_met"}
    data = demand.model_dump(mode="json", exclude=skipped, exclude_none=True)
    return [f"{name}: {_short(value)}" for name, value in data.items() if value not in ([], None)]


def _short(value: object) -> str:
    if isinstance(value, dict) and "value" in value:
        standing = f"({value.get('status')}, {', '.join(value.get('source', []))})"
        return f"{json.dumps(value['value'], ensure_ascii=False)} {standing}"
    return json.dumps(value, ensure_ascii=False)
