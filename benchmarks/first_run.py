"""How long one check takes from the shell, and where the time goes.

    python -m benchmarks.first_run REPORT... [--channel ID] [--runs N]

Each run is a fresh process, as a broker's is. The stages are measured inside such a process: imports and
catalogue, vocabulary (spaCy; a check loads it while it reads), reading, extraction, verification.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

STAGES = """
import json, sys, time
laps = {}
last = time.process_time()
def lap(name):
    global last
    now = time.process_time()
    laps[name] = laps.get(name, 0.0) + now - last
    last = now
channel, *paths = sys.argv[1:]
from catalog import load_catalogue
from jobs.submission import channel_of, engine_of, today_in_ningbo
from parser.extraction import extract_report, warm
from parser.reading import read_document
from verifier import verify
lap("imports")
catalogue = load_catalogue()
lap("catalogue")
warm(catalogue)
lap("vocabulary")
reports = []
for path in paths:
    document = read_document(open(path, "rb").read(), path)
    lap("reading")
    reports.append(extract_report(document, catalogue))
    lap("extraction")
chosen = channel_of(catalogue, channel)
verify(reports, None, chosen, catalogue, today_in_ningbo(), engine=engine_of(catalogue))
lap("verification")
print(json.dumps(laps))
"""


def stages(channel: str, paths: list[str]) -> dict[str, float]:
    """Processor seconds by stage, measured inside one fresh process, one stage after the other."""
    done = subprocess.run(
        [sys.executable, "-c", STAGES, channel, *paths], capture_output=True, text=True, check=True
    )
    laps: dict[str, float] = json.loads(done.stdout)
    return laps


def wall(channel: str, paths: list[str]) -> float:
    """Seconds of one whole `greenlane check`, as the shell sees it."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "cli.main", "check", *paths, "--channel", channel, "--format", "json"],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - start


def main() -> None:
    """Prints the medians."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("paths", nargs="+", type=Path)
    arguments.add_argument("--channel", default="ningbo-stem-toy")
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    paths = [str(path) for path in given.paths]
    wall(given.channel, paths)
    walls = [wall(given.channel, paths) for _ in range(given.runs)]
    laps = [stages(given.channel, paths) for _ in range(given.runs)]
    print(
        f"whole process   {statistics.median(walls):6.2f} s wall (min {min(walls):.2f}, max {max(walls):.2f})"
    )
    for stage in laps[0]:
        print(f"  {stage:13s} {statistics.median(lap[stage] for lap in laps):6.2f} s of processor time")


if __name__ == "__main__":
    main()
