"""Standard output holds only the result, standard error everything else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.exceptions import UsageError
from models.progress import Progress


def write_result(text: str, output: Path | None) -> None:
    """The result to standard output, or whole to a file (never half a file).

    Raises UsageError where the file cannot be written.
    """
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    part = output.with_name(output.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(output)
    except OSError as cause:
        raise UsageError(f"{output} cannot be written: {cause.strerror}.") from cause


def write_bytes(data: bytes, output: Path | None) -> None:
    """The same for what is no text to be read here. Raises UsageError where the file cannot be written."""
    if output is None:
        sys.stdout.buffer.write(data)
        return
    part = output.with_name(output.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(output)
    except OSError as cause:
        raise UsageError(f"{output} cannot be written: {cause.strerror}.") from cause


def note(sentence: str) -> None:
    """A diagnostic for a person."""
    print(sentence, file=sys.stderr)  # noqa: T201


@contextmanager
def page_progress() -> Iterator[Progress]:
    """A bar of pages on a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)

        def show(pages_done: int, pages_total: int, file_name: str) -> None:
            bars.update(task, completed=pages_done, total=pages_total, description=file_name)

        yield show


def _silent(pages_done: int, pages_total: int, file_name: str) -> None:  # noqa: ARG001
    return
