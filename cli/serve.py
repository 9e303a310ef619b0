"""`greenlane serve`: the HTTP service."""

from typing import Annotated

import typer


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8080,
) -> int:
    """Serves the HTTP API and the page. Away from loopback it starts only when there are API keys."""
    from api.server import run
    from jobs.settings import settings

    run(settings(), host, port)
    return 0
