"""`greenlane mcp`: the tools `check_report` and `list_channels` for assistants (extra `mcp`)."""

from pathlib import Path
from typing import Annotated

import typer

from models.exceptions import NotAFile, ToolMissing


def mcp(
    folder: Annotated[Path, typer.Option(help="Only papers below this folder may be read.")] = Path(),
) -> int:
    """Serves assistants over standard input and output (Model Context Protocol)."""
    if not folder.is_dir():
        raise NotAFile(f"{folder} is not a folder: name the one that holds the papers.")
    try:
        from api.mcp.server import serve
    except ImportError as cause:
        raise ToolMissing("The MCP server needs the extra `mcp`: pip install 'greenlane[mcp]'.") from cause
    from jobs.settings import settings

    serve(settings(), folder)
    return 0
