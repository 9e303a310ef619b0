"""`greenlane worker`: reads and checks what stands in the queue, beside a service or a batch elsewhere."""

import signal
import threading
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.output import note
from models.exceptions import UsageError

LOOK_SECONDS = 0.5


def worker(
    queue: Annotated[
        str | None,
        typer.Option(envvar="GREENLANE_DATABASE_URL", help="Database URL of the batch or service."),
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes.")] = None,
    local: Annotated[
        Path | None, typer.Option(envvar="GREENLANE_LOCAL", help="Your own values, as the batch has them.")
    ] = None,
) -> int:
    """Joins a queue and works off what stands in it, until it is stopped (Ctrl-C)."""
    from jobs.queue.process import WorkerProcess
    from jobs.settings import read_settings

    given: dict[str, Any] = {"database_url": queue, "workers": workers, "local": local}
    settings = read_settings(**{name: value for name, value in given.items() if value})
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: stopping.set())  # noqa: ARG005
    with WorkerProcess(settings) as process:
        note(f"greenlane: {process.name} works on {process.queue} with {settings.workers} workers.")
        while not stopping.wait(LOOK_SECONDS) and process.blind is None:
            continue
        blind = process.blind
    if blind is not None:
        raise UsageError(f"{blind} Set GREENLANE_DOCUMENTS_URL, there and here, to a place that both see.")
    return 0
