"""The two tools: `check_report` and `list_channels`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Literal

import anyio.to_thread
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from api.mcp.checking import Checker, Order
from catalog import Catalogue, load_catalogue
from catalog.local_file import load_local
from jobs.settings import Settings
from jobs.workers import WorkerPool
from models.exceptions import GreenlaneError
from models.version import VERSION

INSTRUCTIONS = (
    "Greenlane reads laboratory test reports and says whether they satisfy a customs green channel. "
    "The verdict `ready` means that the stated conditions are met, never that goods are cleared; "
    "`needs_review` means that a person must look. "
    "Give the shipment where it is known: without it several points stay open."
)


def serve(settings: Settings, folder: Path) -> None:
    """Serves over standard input and output until the assistant goes away."""
    catalogue = load_catalogue(load_local(settings.local) if settings.local else None)
    with WorkerPool(settings) as pool:
        server_of(Checker(folder, catalogue, pool)).run()


def server_of(checker: Checker) -> MCPServer[Any]:
    """The server with its tools; nothing runs yet."""
    server: MCPServer[Any] = MCPServer("greenlane", instructions=INSTRUCTIONS, version=VERSION)

    @server.tool(title="Check test reports against a channel")
    async def check_report(
        paths: list[str],
        channel: str,
        shipment: dict[str, Any] | None = None,
        as_of: date | None = None,
        language: Literal["en", "zh"] = "en",
    ) -> dict[str, Any]:
        """Reads the papers of one submission and says what is missing and how to mend it.

        `paths`: reports and certificates of one submission, in the server's folder. `channel`: an id of
        `list_channels`. `shipment`: bill_of_lading, port_of_loading, destination, departs_on, exporter, lines
        (sku, description, hs_code, quantity, age_grade, features). `as_of`: the day to check for; today.
        """
        order = Order(paths, channel, shipment, as_of, language)
        return await anyio.to_thread.run_sync(lambda: _told(lambda: checker.check(order)))

    @server.tool(title="List the channels")
    def list_channels(language: Literal["en", "zh"] = "en") -> dict[str, Any]:
        """The clearance channels that papers can be checked against, with what each is for."""
        return {"channels": channels_in_short(checker.catalogue, language)}

    return server


def channels_in_short(catalogue: Catalogue, language: str) -> list[dict[str, Any]]:
    """Every channel: id, version, status, name, summary, the requirements that it asks."""
    return [
        {
            "id": channel.id,
            "version": channel.version,
            "status": channel.status,
            "name": getattr(channel.name, language),
            "summary": getattr(channel.summary, language),
            "requirements": [demand.id for demand in channel.requirements],
        }
        for _, channel in sorted(catalogue.channels.items())
    ]


def _told(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The seam to the assistant: an error of ours says what to do, in one sentence."""
    try:
        return work()
    except GreenlaneError as error:
        raise ToolError(f"{error.message} {error.remedy}") from error
