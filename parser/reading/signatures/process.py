"""Signatures checked beside the reading: in a process of its own while the pages are read.

pyHanko's import and a signature's digest cost three quarters of a second of processor time, a quarter of a
whole check from the shell, and need nothing of the pages. Where pyHanko is loaded already (a warm worker) and
where another process cannot be had, they are checked in this one.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from threading import Thread

from models.document import SignatureFacts
from parser.reading.signatures.facts import is_signed, read_signatures

CHECKS = "parser.reading.signatures.checks"
MOST_SECONDS = 60.0
"""After this long the other process is given up and the signatures are checked here."""

Facts = tuple[SignatureFacts, ...]


def begin_signatures(data: bytes, trust_roots: Sequence[bytes] = ()) -> Callable[[], Facts]:
    """Begins to check the signatures of a PDF; the function that is given back waits for the facts.

    `trust_roots`: see `parser.reading.signatures.facts.read_signatures`.
    """
    if not is_signed(data):
        return tuple
    if CHECKS in sys.modules:
        return lambda: read_signatures(data, trust_roots)
    beside = _Beside(data, trust_roots)
    beside.start()
    return beside.facts


class _Beside(Thread):
    """Waits for the other process, so that its pipes never fill."""

    def __init__(self, data: bytes, trust_roots: Sequence[bytes]) -> None:
        super().__init__(name="signatures", daemon=True)
        self._data = data
        self._roots = trust_roots
        self._answer: bytes | None = None

    def run(self) -> None:
        """Runs the process; whatever goes wrong leaves no answer."""
        command = [sys.executable, "-m", "parser.reading.signatures.process"]
        asked = _packed(self._roots) + self._data
        with suppress(OSError, subprocess.SubprocessError):
            done = subprocess.run(  # noqa: S603
                command, input=asked, capture_output=True, timeout=MOST_SECONDS, check=True
            )
            self._answer = done.stdout

    def facts(self) -> Facts:
        """The facts, from the other process or, without its answer, from this one."""
        self.join()
        if self._answer is None:
            return read_signatures(self._data, self._roots)
        return tuple(_facts(**one) for one in json.loads(self._answer))


def _packed(trust_roots: Sequence[bytes]) -> bytes:
    """The certificates on one line, which goes before the PDF."""
    return json.dumps([base64.b64encode(root).decode() for root in trust_roots]).encode() + b"\n"


def _facts(signed_at: str | None, **others: str) -> SignatureFacts:
    moment = datetime.fromisoformat(signed_at) if signed_at else None
    return SignatureFacts(signed_at=moment, **others)  # type: ignore[arg-type]


def main() -> None:
    """Checks the PDF that follows the line of certificates on standard input; prints its facts as JSON."""
    roots = [base64.b64decode(root) for root in json.loads(sys.stdin.buffer.readline())]
    facts = read_signatures(sys.stdin.buffer.read(), roots)
    sys.stdout.write(json.dumps([asdict(one) for one in facts], default=str))


if __name__ == "__main__":
    main()
