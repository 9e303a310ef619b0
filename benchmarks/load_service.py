"""A service of its own for load runs: started, watched, killed and started again."""

import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import psutil

START_SECONDS = 90
AWAY_SECONDS = 20.0
MIB = 1 << 20
GENEROUS = {"GREENLANE_REQUESTS_PER_MINUTE": "1000000", "GREENLANE_LOG_LEVEL": "ERROR"}
"""The load of many clients comes from one address here: the limit for one client would be measured."""


class LoadedService:
    """The service as a process, in a data folder of its own. A context manager."""

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self._folder, self._workers = folder, workers
        folder.mkdir(parents=True, exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "LoadedService":
        self.start()
        return self

    def __exit__(self, *unused: object) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(60)

    def start(self) -> None:
        """Starts it and waits until it answers. Raises TimeoutError."""
        given = {
            **GENEROUS,
            "GREENLANE_DATA_DIR": str(self._folder),
            "GREENLANE_WORKERS": str(self._workers),
        }
        command = [sys.executable, "-m", "cli.main", "serve", "--port", str(self.port)]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, env={**os.environ, **given}, stderr=log)
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.address}/livez", timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.2)
        raise TimeoutError(f"the service did not start in {START_SECONDS} seconds: see {self._folder}/log")

    def restart(self) -> None:
        """kill -9, and nothing else, what it leaves is what it leaves; then a new start."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self.start()

    def take_documents_away(self) -> None:
        """Keeps the service from its documents for `AWAY_SECONDS`, as a disk that was unmounted does."""
        documents = self._folder / "documents"
        away = documents.rename(self._folder / "documents.away")
        documents.mkdir()
        time.sleep(AWAY_SECONDS)
        documents.rmdir()
        away.rename(documents)

    @property
    def running(self) -> bool:
        """Whether its process lives."""
        return self._process is not None and self._process.poll() is None

    def resident_bytes(self) -> int:
        """Memory of the service's own process: workers are recycled by their own rules."""
        assert self._process is not None
        return int(psutil.Process(self._process.pid).memory_info().rss)


def growth(samples: Sequence[int]) -> float:
    """Median of the last quarter against that of the second: 1.0 is flat; nan for too few samples."""
    quarter = len(samples) // 4
    if quarter == 0:
        return float("nan")
    return statistics.median(samples[-quarter:]) / statistics.median(samples[quarter : 2 * quarter])
