"""A batch that is killed again and again, beside the same batch undisturbed.

    python -m benchmarks.killed --count 2000 --kills 20

A folder of made short reports, a tenth of them hostile, limits of seconds. One run is left alone; another is
killed with SIGKILL at random moments and started again each time, then run to its end. It passes when every
file has exactly one outcome, the same as undisturbed, none was read again after its result was stored, a
further run reads nothing, and no process is left behind.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import select

from benchmarks.folders import READ_LOG, READER, make_folder
from jobs.batch import BatchPlan, run_batch
from jobs.settings import GIB, read_settings
from jobs.store import open_store
from jobs.store.tables import ExtractionRow

CHANNEL = "ningbo-stem-toy"
LEFT_SECONDS = 5.0
"""Time in which a worker must have noticed that its batch is gone."""


@dataclass(slots=True)
class Place:
    """Where one of the two batches keeps its things."""

    folder: Path
    data: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        """The results."""
        return self.data / "out"

    @property
    def log(self) -> Path:
        """Every document that was begun."""
        return self.data / "reads.log"

    def start(self, seconds: tuple[float, float]) -> "subprocess.Popen[bytes]":
        """The batch as a process of its own."""
        self.data.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "benchmarks.killed", "--child", str(self.folder), str(self.data)]
        given = {
            **os.environ,
            READ_LOG: str(self.log),
            "GREENLANE_DATA_DIR": str(self.data),
            "GREENLANE_DOCUMENT_SECONDS": str(seconds[0]),
            "GREENLANE_SILENCE_SECONDS": str(seconds[1]),
            "GREENLANE_ADDRESS_SPACE_BYTES": str(4 * GIB),
            "GREENLANE_RESIDENT_BYTES": str(GIB),
        }
        return subprocess.Popen(command, env=given, stdout=subprocess.PIPE)

    def rows(self) -> dict[str, dict[str, Any]]:
        """The outcomes by file. Raises AssertionError where a file has two."""
        lines = (self.output / "results.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        assert len({row["file"] for row in rows}) == len(rows), "a file has two outcomes"
        return {row["file"]: {**row, "reason": _without_figures(row["reason"])} for row in rows}

    def reads(self) -> list[tuple[str, float]]:
        """Each document that was begun, with the moment."""
        lines = self.log.read_text(encoding="ascii").splitlines() if self.log.exists() else []
        return [(name, float(moment)) for name, moment in (line.split() for line in lines)]


def child(folder: Path, data: Path) -> None:
    """One run of the batch, as `greenlane batch` does it, with the reader that misbehaves."""
    settings = read_settings(data_dir=data)
    plan = BatchPlan(folder, CHANNEL, data / "out", date(2026, 11, 20))
    summary = run_batch(plan, settings, open_store(settings), reader=READER)
    print(json.dumps({"files": summary.files, "read": summary.read, "adds_up": summary.adds_up}))


def finished(place: Place, seconds: tuple[float, float]) -> tuple[dict[str, Any], float]:
    """A run to its end: what it said of itself, and how long it took."""
    start = time.monotonic()
    said, _ = place.start(seconds).communicate()
    return json.loads(said), time.monotonic() - start


def killed(place: Place, seconds: tuple[float, float], kills: int, whole: float, draw: random.Random) -> int:
    """Starts and kills the batch so many times, over about the time that it takes; says how often it bit."""
    bitten = 0
    for number in range(kills):
        process = place.start(seconds)
        wait = draw.uniform(0.05, 2.0) * whole / kills + draw.uniform(0.0, 3.0)
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            bitten += 1
        print(f"kill {number + 1}: after {wait:.1f} s, {len(place.reads())} begun", file=sys.stderr)
    return bitten


def read_after_stored(place: Place) -> list[str]:
    """Documents that were begun again after their result was stored."""
    store = open_store(read_settings(data_dir=place.data))
    with store.session() as session:
        stored = {
            sha256: moment.timestamp() if moment.tzinfo else moment.replace(tzinfo=UTC).timestamp()
            for sha256, moment in session.execute(select(ExtractionRow.sha256, ExtractionRow.stored_at))
        }
    return [name for name, moment in place.reads() if name in stored and moment > stored[name]]


def left_behind(mark: str) -> list[str]:
    """Processes whose environment names the place, some seconds after the last batch ended."""
    deadline = time.monotonic() + LEFT_SECONDS
    while (left := _marked(mark)) and time.monotonic() < deadline:
        time.sleep(0.2)
    return left


def differing(one: Mapping[str, Any], two: Mapping[str, Any]) -> list[str]:
    """Files whose outcomes are not the same."""
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def _marked(mark: str) -> list[str]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and process.environ().get("GREENLANE_DATA_DIR", "").startswith(
                mark
            ):
                found.append(f"{process.pid} {' '.join(process.cmdline())[:80]}")
        except psutil.Error:
            continue
    return found


def _without_figures(reason: str | None) -> str | None:
    """How far over a limit a document was differs from run to run; which limit it was does not."""
    return re.sub(r"\d+(\.\d+)?", "#", reason) if reason else reason


def run(count: int, kills: int, seconds: tuple[float, float], seed: int, scratch: Path) -> dict[str, Any]:
    """Both batches and what they show."""
    make_folder(scratch / "papers", count)
    calm, torn = (Place(scratch / "papers", scratch / name) for name in ("calm", "torn"))
    said, whole = finished(calm, seconds)
    bitten = killed(torn, seconds, kills, whole, random.Random(seed))
    last, rest = finished(torn, seconds)
    again, unchanged = finished(torn, seconds)
    rows = calm.rows()
    return {
        "files": count,
        "states": dict(sorted(Counter(row["state"] for row in rows.values()).items())),
        "undisturbed_seconds": round(whole, 1),
        "kills_that_bit": bitten,
        "last_run_seconds": round(rest, 1),
        "every_file_once": len(torn.rows()) == count and said["adds_up"] and last["adds_up"],
        "differing_from_undisturbed": differing(rows, torn.rows()),
        "begun": len(torn.reads()),
        "begun_undisturbed": len(calm.reads()),
        "read_after_stored": read_after_stored(torn),
        "unchanged_run_read": again["read"],
        "unchanged_run_seconds": round(unchanged, 1),
        "left_behind": left_behind(str(scratch)),
    }


def passed(shown: Mapping[str, Any]) -> bool:
    """Whether it shows what it should."""
    faults = (shown["differing_from_undisturbed"], shown["read_after_stored"], shown["left_behind"])
    return bool(shown["every_file_once"]) and not any(faults) and shown["unchanged_run_read"] == 0


def main() -> int:
    """Runs it and prints the figures as JSON."""
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), Path(sys.argv[3]))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--document-seconds", type=float, default=10.0)
    parser.add_argument("--silence-seconds", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="greenlane-killed-"))
    try:
        limits = (given.document_seconds, given.silence_seconds)
        shown = run(given.count, given.kills, limits, given.seed, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(json.dumps(shown, indent=2))
    return 0 if passed(shown) else 1


if __name__ == "__main__":
    sys.exit(main())
