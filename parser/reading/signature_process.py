"""Signatures checked beside the reading: in a process of its own while the pages are read.

pyHanko's import and a signature's digest cost three quarters of a second of processor time, a quarter of a
whole check from the shell, and need nothing of the pages. Where pyHanko is loaded already (a warm worker) and
where another process cannot be had, they are checked in this one.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from threading import Thread

from models.document import SignatureFacts
from parser.reading.signatures import is_signed, read_signatures

CHECKS = "parser.reading.signature_checks"
MOST_SECONDS = 60.0
"""After this long the other process is given up and the signatures are checked here."""

Facts = tuple[SignatureFacts, ...]


def begin_signatures(data: bytes) -> Callable[[], Facts]:
    """Begins to check the signatures of a PDF; the function that is given back waits for the facts."""
    if not is_signed(data):
        return tuple
    if CHECKS in sys.modules:
        return lambda: read_signatures(data)
    beside = _Beside(data)
    beside.start()
    return beside.facts


class _Beside(Thread):
    """Waits for the other process, so that its pipes never fill."""

    def __init__(self, data: bytes) -> None:
        super().__init__(name="signatures", daemon=True)
        self._data = data
        self._answer: bytes | None = None

    def run(self) -> None:
        """Runs the process; whatever goes wrong leaves no answer."""
        command = [sys.executable, "-m", "parser.reading.signature_process"]
        with suppress(OSError, subprocess.SubprocessError):
            done = subprocess.run(  # noqa: S603
                command, input=self._data, capture_output=True, timeout=MOST_SECONDS, check=True
            )
            self._answer = done.stdout

    def facts(self) -> Facts:
        """The facts, from the other process or, without its answer, from this one."""
        self.join()
        if self._answer is None:
            return read_signatures(self._data)
        return tuple(_facts(**one) for one in json.loads(self._answer))


def _facts(signed_at: str | None, **others: str) -> SignatureFacts:
    moment = datetime.fromisoformat(signed_at) if signed_at else None
    return SignatureFacts(signed_at=moment, **others)  # type: ignore[arg-type]


def main() -> None:
    """Checks the PDF on standard input and prints its facts as JSON."""
    facts = read_signatures(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps([asdict(one) for one in facts], default=str))


if __name__ == "__main__":
    main()
