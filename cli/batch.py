"""`greenlane batch`: a whole folder, resumed where it was stopped."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from catalog.texts import Language, Texts
from cli.output import note
from models.exceptions import EXIT_INTERNAL

if TYPE_CHECKING:
    from jobs.batch import Batch, BatchPlan, BatchSummary
    from jobs.batch.reading import Hands
    from jobs.settings import Settings

Told = Callable[[str, int, int, str], None]
PLAIN_EVERY_SECONDS = 5.0


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
    queue: Annotated[
        str | None, typer.Option(help="Database URL whose workers read, in place of this process's own.")
    ] = None,
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
    given: dict[str, Any] = {"workers": workers, "database_url": queue}
    settings = read_settings(**{name: value for name, value in given.items() if value})
    day = as_of.date() if as_of else today_in_ningbo()
    plan = BatchPlan(folder, channel, output, day, shipments, manifest, local, retry, lang)
    return _run(plan, settings, Texts(load_catalogue(), lang), watch, queued=queue is not None)


def _run(plan: "BatchPlan", settings: "Settings", texts: Texts, watch: bool, queued: bool) -> int:
    from jobs.batch import Batch
    from jobs.batch.watching import watch_folder
    from jobs.store import open_store

    whole = True

    def say(summary: "BatchSummary") -> None:
        nonlocal whole
        whole = whole and summary.adds_up
        _say(summary, texts)

    with _gentle_stop(texts) as stopping, _progress(texts, watch) as told:
        batch = Batch(plan, settings, open_store(settings), told, stopping)
        with _hands(batch, settings, texts, queued) as hands:
            if watch:
                watch_folder(batch, hands, say)
            else:
                summary = batch.run(hands)
    if not watch:
        say(summary)
    return 0 if whole else EXIT_INTERNAL


@contextmanager
def _hands(batch: "Batch", settings: "Settings", texts: Texts, queued: bool) -> Iterator["Hands"]:
    """Whoever reads: workers of this process, or those of the queue."""
    if queued:
        from jobs.queue.submitting import QueueHands

        with QueueHands(settings, batch.store, batch.extractions) as hands:
            if not hands.anybody():
                note(texts("batch.nobody"))
            yield hands
        return
    from jobs.batch.reading import OwnWorkers
    from jobs.workers import WorkerPool

    with WorkerPool(settings) as pool:
        yield OwnWorkers(pool, batch.extractions, settings)


@contextmanager
def _gentle_stop(texts: Texts) -> Iterator[threading.Event]:
    """Ctrl-C or SIGTERM finishes what is being read and starts nothing more; a second one stops at once."""
    stopping = threading.Event()

    def asked(number: int, frame: Any) -> None:  # noqa: ARG001 - the signal module's signature
        if stopping.is_set():
            raise KeyboardInterrupt
        stopping.set()
        note(texts("batch.stopping"))

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say(summary: "BatchSummary", texts: Texts) -> None:
    states = ", ".join(f"{texts(f'state.{state}')} {count}" for state, count in summary.states.items())
    places = {"files": summary.files, "states": states, "read": summary.read, "stored": summary.from_store}
    note(texts("batch.done", output=summary.output, **places))


@contextmanager
def _progress(texts: Texts, watch: bool) -> Iterator[Told]:
    """A bar with rate and time left on a terminal, else a plain line every few seconds."""
    if watch or not sys.stderr.isatty():
        yield _PlainLines(texts)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("{task.fields[phase]}"), BarColumn(), MofNCompleteColumn(), rate)
    with Progress(*columns, TimeRemainingColumn(), TextColumn("{task.description}"),
                  console=Console(stderr=True)) as bars:  # fmt: skip
        tasks: dict[str, Any] = {}

        def told(phase: str, done: int, total: int, name: str) -> None:
            if phase not in tasks:
                tasks[phase] = bars.add_task("", total=total, phase=texts(f"batch.phase.{phase}"), rate="")
            speed = bars.tasks[tasks[phase]].speed
            shown = f"{speed:.1f}/s" if speed else ""
            bars.update(tasks[phase], completed=done, total=total, description=name[:40], rate=shown)

        yield told


class _PlainLines:
    """Progress where nobody sees a bar: a line every few seconds, and one at each phase's end."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._phase = ""
        self._start = self._last = time.monotonic()

    def __call__(self, phase: str, done: int, total: int, name: str) -> None:
        now = time.monotonic()
        if phase != self._phase or done == 1:
            self._phase, self._start, self._last = phase, now, now
        if now - self._last < PLAIN_EVERY_SECONDS and done != total:
            return
        self._last = now
        rate = done / max(now - self._start, 0.001)
        left = timedelta(seconds=round((total - done) / rate))
        said = self._texts(f"batch.phase.{phase}")
        places = {"done": done, "total": total, "phase": said, "rate": f"{rate:.1f}", "left": left}
        note(self._texts("batch.progress", name=name, **places))
