"""A disk that fills up is told in one line; with room again the batch ends as if nothing had been.

The limit on the size of a file stands for the disk: the kernel refuses the write, whoever makes it.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

from benchmarks.folders import short_report

ROOT = Path(__file__).parents[2]
FILES = 4
KIB = 1024


def batch(folder: Path, largest: int | None) -> "subprocess.CompletedProcess[str]":
    """The batch of a folder, in a process whose files may only grow so large."""

    def limited() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    command = [sys.executable, "-m", "cli.main", "batch", str(folder / "papers")]
    options = ["--channel", "ningbo-stem-toy", "--output", str(folder / "out")]
    environment = {**os.environ, "GREENLANE_DATA_DIR": str(folder / "data")}
    return subprocess.run(
        [*command, *options], cwd=ROOT, env=environment, preexec_fn=limited, capture_output=True, text=True
    )


def test_the_batch_ends_whole_once_there_is_room(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for number in range(FILES):
        (tmp_path / "papers" / f"{number}.pdf").write_bytes(short_report(number))
    for largest in (100 * KIB, 250 * KIB, 400 * KIB):
        full = batch(tmp_path, largest)
        assert full.returncode == 5
        told = full.stderr.strip().splitlines()[-1]
        assert told.startswith("greenlane: The results store")
        assert "Check that its disk has room" in told
    again = batch(tmp_path, None)
    rows = [json.loads(line) for line in (tmp_path / "out" / "results.jsonl").read_text().splitlines()]
    assert again.returncode == 0
    assert sorted(row["file"] for row in rows) == [f"{number}.pdf" for number in range(FILES)]
    assert {row["state"] for row in rows} == {"not_ready"}
