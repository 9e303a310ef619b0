"""`greenlane batch`: a whole folder, resumed where it was stopped."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from catalog.texts import Language, Texts
from cli.output import note
from models.exceptions import EXIT_INTERNAL

if TYPE_CHECKING:
    from jobs.batch import BatchPlan, BatchSummary
    from jobs.settings import Settings

Told = Callable[[int, int, str], None]
PLAIN_EVERY_SECONDS = 5.0
EXIT_STOPPED = 130


def batch(
    folder: Annotated[Path, typer.Argument(help="Read with everything below it.")],
    channel: Annotated[str, typer.Option(help="The channel to check against.")],
    output: Annotated[Path, typer.Option(help="Folder for the results.")],
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Go on, and take new files as they come.")] = False,
    shipments: Annotated[Path | None, typer.Option(help="A shipment file, or a folder of them.")] = None,
    manifest: Annotated[Path | None, typer.Option(help="CSV: submission,file,shipment,channel.")] = None,
    local: Annotated[Path | None, typer.Option(envvar="GREENLANE_LOCAL", help="Your own values.")] = None,
    retry: Annotated[str | None, typer.Option(help="Try again what is `failed` or `quarantined`.")] = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As of this day.")] = None,
    lang: Annotated[Language, typer.Option(help="Language of the answers.")] = Language.ENGLISH,
) -> int:
    """Checks a whole folder; stopped and started again, it goes on where it was."""
    from catalog import load_catalogue
    from jobs.batch import BatchPlan
    from jobs.settings import read_settings
    from jobs.submission import today_in_ningbo

    if retry not in (None, "failed", "quarantined"):
        raise typer.BadParameter("--retry takes `failed` or `quarantined`.")
    settings = read_settings(**({"workers": workers} if workers else {}))
    day = as_of.date() if as_of else today_in_ningbo()
    plan = BatchPlan(folder, channel, output, day, shipments, manifest, local, retry, lang)
    texts = Texts(load_catalogue(), lang)
    try:
        if watch:
            from jobs.batch.watching import watch_folder

            return watch_folder(plan, settings, lambda summary: _say(summary, texts))
        return _once(plan, settings, texts)
    except KeyboardInterrupt:
        note(texts("batch.stopped"))
        return EXIT_STOPPED


def _once(plan: "BatchPlan", settings: "Settings", texts: Texts) -> int:
    from jobs.batch import run_batch
    from jobs.store import open_store

    with _progress() as told:
        summary = run_batch(plan, settings, open_store(settings), told)
    _say(summary, texts)
    return 0 if summary.adds_up else EXIT_INTERNAL


def _say(summary: "BatchSummary", texts: Texts) -> None:
    states = ", ".join(f"{texts(f'state.{state}')} {count}" for state, count in summary.states.items())
    places = {"files": summary.files, "states": states, "read": summary.read, "stored": summary.from_store}
    note(texts("batch.done", output=summary.output, **places))


@contextmanager
def _progress() -> Iterator[Told]:
    """A bar with rate and time left on a terminal, else a plain line every few seconds."""
    if not sys.stderr.isatty():
        yield _plain_lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task("", total=None)
        yield lambda done, total, name: bars.update(task, completed=done, total=total, description=name)


def _plain_lines() -> Told:
    start = last = time.monotonic()

    def told(done: int, total: int, name: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PLAIN_EVERY_SECONDS or done == total:
            last = now
            rate = done / max(now - start, 0.001)
            note(f"{done}/{total}, {rate:.1f}/s, {(total - done) / max(rate, 0.001):.0f} s left: {name}")

    return told
