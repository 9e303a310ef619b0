"""The `greenlane` command: its sub-commands, and the one place where errors become exit codes."""

import gc
import os
import sys

import typer

from cli import batch, channels, check, doctor, export, forget, keys, mcp, parse, portfolio, serve, worker
from models.exceptions import EXIT_INTERNAL, EXIT_USAGE, GreenlaneError
from models.version import VERSION

OBJECTS_BEFORE_COLLECTION = 200_000
"""A page is thousands of small objects without cycles: looking for them costs time and finds nothing."""

app = typer.Typer(
    name="greenlane",
    help="Reads laboratory test reports and says whether they satisfy a customs green channel.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("check")(check.check)
app.command("parse")(parse.parse)
app.command("batch")(batch.batch)
app.command("export")(export.export)
app.command("portfolio")(portfolio.portfolio)
app.command("doctor")(doctor.doctor)
app.command("serve")(serve.serve)
app.command("mcp")(mcp.mcp)
app.command("worker")(worker.worker)
app.command("forget")(forget.forget)
app.add_typer(channels.app, name="channels")
app.add_typer(keys.app, name="keys")


@app.callback(invoke_without_command=True)
def version(show: bool = typer.Option(False, "--version", help="Prints the version.")) -> None:
    """Reads laboratory test reports and says whether they satisfy a customs green channel."""
    if show:
        print(VERSION)  # noqa: T201
        raise typer.Exit


def main() -> None:
    """Runs the command line; never shows a traceback unless GREENLANE_DEBUG is set."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    try:
        code = app(standalone_mode=False)
    except GreenlaneError as error:
        _fail(_sentence(error), error.exit_code)
    except typer.Abort:
        _fail("Stopped.", 130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last seam: whatever it is, the user gets one sentence
        _last_seam(error)
    else:
        sys.exit(code if isinstance(code, int) else 0)


def _last_seam(error: Exception) -> None:
    """Usage mistakes found by the argument parser, and what nobody foresaw."""
    show = getattr(error, "format_message", None)
    if show is not None:
        _fail(f"{show()} See greenlane --help.", EXIT_USAGE)
    if os.environ.get("GREENLANE_DEBUG"):
        raise error
    _fail(
        f"Something went wrong inside Greenlane ({type(error).__name__}: {str(error)[:200]}). "
        f"{GreenlaneError.remedy}",
        EXIT_INTERNAL,
    )


def _sentence(error: GreenlaneError) -> str:
    language = check.language_of_arguments(sys.argv)
    if language == "en":
        return f"{error.message} {error.remedy}"
    from catalog import load_catalogue
    from catalog.texts import Texts

    return Texts(load_catalogue(), language).sentence(error)


def _fail(sentence: str, code: int) -> None:
    print(f"greenlane: {sentence}", file=sys.stderr)  # noqa: T201
    sys.exit(code)


if __name__ == "__main__":
    main()
