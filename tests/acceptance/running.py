"""Runs `greenlane` as a user does: a process of its own, seen from the shell."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "fixtures" / "sample"


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """Standard output as JSON."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    def outcome(self, requirement: str) -> set[str]:
        """The outcomes of one requirement's findings."""
        return {one["outcome"] for one in self.data["findings"] if one["requirement"] == requirement}

    def text_of(self, requirement: str) -> str:
        """Messages and remedies of one requirement's findings."""
        found = [one for one in self.data["findings"] if one["requirement"] == requirement]
        return " ".join(f"{one['message']} {one['remedy'] or ''}" for one in found)


def greenlane(*arguments: str | Path) -> Ran:
    """Runs the command in the checkout and waits for it."""
    command = [sys.executable, "-m", "cli.main", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=240, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)
