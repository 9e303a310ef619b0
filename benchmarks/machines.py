"""Two machines on one PostgreSQL database, one of them killed: how long until everything is done.

    python -m benchmarks.machines [--count 60] [--kill-after 10]

Starts a PostgreSQL server of its own, two `greenlane worker` processes with data folders (so: identities) of
their own and `greenlane batch --queue`; kills one worker with SIGKILL when that many documents are read.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from benchmarks.folders import make_folder
from jobs.settings import read_settings
from jobs.store import Store, open_store
from jobs.store.tables import ExecutorRow, ExtractionRow
from tests.builders.postgres import Server

ROOT = Path(__file__).parents[1]
START_SECONDS = 300.0


def run(scratch: Path, url: str, count: int, kill_after: int) -> dict[str, Any]:
    """The batch with two workers, and what became of it."""
    make_folder(scratch / "papers", count, share=0)
    store = open_store(read_settings(data_dir=scratch / "look", database_url=url))
    with _worker(scratch, url, "one") as first, _worker(scratch, url, "two"):
        _await(lambda: _count(store, ExecutorRow) == 2)
        output = scratch / "out"
        batch = _greenlane(
            scratch, url, "batch", "batch", str(scratch / "papers"), "--channel", "ningbo-stem-toy",
            "--output", str(output), "--queue", url,
        )  # fmt: skip
        _await(lambda: _count(store, ExtractionRow) >= kill_after)
        at_kill = _count(store, ExtractionRow)
        first.kill()
        start = time.monotonic()
        _await(lambda: _count(store, ExtractionRow) == count)
        seconds = time.monotonic() - start
        code = batch.wait(START_SECONDS)
    store.engine.dispose()
    lines = (output / "results.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {
        "files": count,
        "read_at_the_kill": at_kill,
        "seconds_from_kill_to_all_read": round(seconds, 1),
        "batch_exit_code": code,
        "outcomes": len({row["file"] for row in rows}),
        "states": dict(Counter(row["state"] for row in rows)),
    }


def _greenlane(scratch: Path, url: str, name: str, *arguments: str) -> "subprocess.Popen[bytes]":
    given = {
        **os.environ,
        "GREENLANE_DATA_DIR": str(scratch / name),
        "GREENLANE_DATABASE_URL": url,
        "GREENLANE_DOCUMENTS_URL": str(scratch / "documents"),
        "GREENLANE_WORKERS": "1",
    }
    log = (scratch / f"{name}.log").open("wb")
    return subprocess.Popen([sys.executable, "-m", "cli.main", *arguments], cwd=ROOT, env=given, stderr=log)


@contextmanager
def _worker(scratch: Path, url: str, name: str) -> Iterator["subprocess.Popen[bytes]"]:
    process = _greenlane(scratch, url, name, "worker")
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _count(store: Store, table: type) -> int:
    with store.session() as session:
        return int(session.scalar(select(func.count()).select_from(table)) or 0)


def _await(there: Any) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not there():
        assert time.monotonic() < deadline, "it takes too long"
        time.sleep(0.1)


def main() -> int:
    """Prints the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--kill-after", type=int, default=10)
    given = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="greenlane-machines-"))
    server = Server.make()
    try:
        shown = run(scratch, server.database("machines"), given.count, given.kill_after)
    finally:
        server.close()
        shutil.rmtree(scratch, ignore_errors=True)
    print(json.dumps(shown, indent=2))
    return 0 if shown["outcomes"] == given.count and shown["seconds_from_kill_to_all_read"] < 60 else 1


if __name__ == "__main__":
    sys.exit(main())
