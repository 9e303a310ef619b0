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


def filled(folder: Path) -> Path:
    """A folder with papers to check."""
    (folder / "papers").mkdir(parents=True)
    for number in range(FILES):
        (folder / "papers" / f"{number}.pdf").write_bytes(short_report(number))
    return folder


def states(folder: Path) -> dict[str, str]:
    """What became of each file of a folder whose batch ran to its end."""
    assert batch(folder, None).returncode == 0
    rows = [json.loads(line) for line in (folder / "out" / "results.jsonl").read_text().splitlines()]
    return {row["file"]: row["state"] for row in rows}


def test_the_batch_ends_whole_once_there_is_room(tmp_path: Path) -> None:
    disturbed = filled(tmp_path / "disturbed")
    for largest in (100 * KIB, 250 * KIB, 400 * KIB):
        full = batch(disturbed, largest)
        assert full.returncode == 5
        told = full.stderr.strip().splitlines()[-1]
        assert told.startswith("greenlane: The results store")
        assert "Check that its disk has room" in told
    found = states(disturbed)
    assert len(found) == FILES
    assert found == states(filled(tmp_path / "calm"))
