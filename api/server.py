"""Starting the service: refused where it would stand open, slow senders of headers cut off."""

import asyncio
import gc
import ipaddress
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.app import close_service, create_app, open_service
from api.logs import log_as_json
from jobs.settings import Settings
from models.exceptions import InvalidSettings

SHUTDOWN_SECONDS = 20
COLLECTIONS = (700, 10, 5)
"""Objects made and not dropped, young collections and middle ones before the next: Python's own, but for the
last. A check leaves some fifteen hundred objects in cycles."""


def run(settings: Settings, host: str, port: int) -> None:
    """Serves until stopped. Raises InvalidSettings for an open address without keys."""
    log_as_json(settings.log_level)
    service = open_service(settings)
    try:
        refuse_open_door(host, service.keys_needed)
        config = uvicorn.Config(
            create_app(service),
            host=host,
            port=port,
            http=patient_with_headers(settings.header_seconds),
            h11_max_incomplete_event_size=settings.header_bytes,
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
            timeout_keep_alive=15,
            server_header=False,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            ws="none",
        )
        keep_memory_level()
        uvicorn.Server(config).run()
    finally:
        close_service(service)


def keep_memory_level() -> None:
    """Has the collector of cycles look at requests alone, and often, where a command hardly needs it.

    What is loaded now stays for good. Left among the old it would be walked in every full collection, a tenth
    of a second each. The last collection tells the collector how few are left to it.
    """
    gc.collect()
    gc.freeze()
    gc.collect()
    gc.set_threshold(*COLLECTIONS)


def refuse_open_door(host: str, keys_needed: bool) -> None:
    """Raises InvalidSettings where anybody on the network could ask."""
    if keys_needed or is_loopback(host):
        return
    raise InvalidSettings(
        f"{host} can be reached from elsewhere and there are no API keys: make one with "
        "`greenlane keys create`, or listen on 127.0.0.1."
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address; names other than localhost count as reachable."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def patient_with_headers(seconds: float) -> type[asyncio.Protocol]:
    """uvicorn's protocol, which by itself waits for ever for the first headers of a connection."""

    class Protocol(H11Protocol):
        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._patience = self.loop.call_later(seconds, self._lose_patience)

        def _lose_patience(self) -> None:
            if self.cycle is None and not self.transport.is_closing():
                self.transport.close()

        def connection_lost(self, exc: Exception | None) -> None:
            self._patience.cancel()
            super().connection_lost(exc)

    return Protocol
