"""How long one check takes from the shell, and where the time goes.

    python -m benchmarks.first_run REPORT... [--channel ID] [--runs N]

Each run is a fresh process, as a broker's is. The stages are measured inside such a process: imports and
catalogue, reading, extraction, verification. These are wall times of a noisy machine: read the medians.
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
start = time.perf_counter()
def lap(name, since):
    now = time.perf_counter()
    laps[name] = laps.get(name, 0.0) + now - since
    return now
laps = {}
channel, *paths = sys.argv[1:]
from catalog import load_catalogue
from jobs.submission import channel_of, engine_of, today_in_ningbo
from parser.extraction import extract_report
from parser.reading import read_document, second_look
from verifier import verify
now = lap("imports", start)
catalogue = load_catalogue()
now = lap("catalogue", now)
reports = []
for path in paths:
    data = open(path, "rb").read()
    document = read_document(data, path)
    now = lap("reading", now)
    reports.append(extract_report(document, catalogue, second_look(data, document)))
    now = lap("extraction", now)
chosen = channel_of(catalogue, channel)
verify(reports, None, chosen, catalogue, today_in_ningbo(), engine=engine_of(catalogue))
lap("verification", now)
print(json.dumps(laps))
"""


def stages(channel: str, paths: list[str]) -> dict[str, float]:
    """Seconds by stage, measured inside one fresh process."""
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
    print(f"whole process   {statistics.median(walls):6.2f} s   (min {min(walls):.2f}, max {max(walls):.2f})")
    for stage in laps[0]:
        print(f"  {stage:13s} {statistics.median(lap[stage] for lap in laps):6.2f} s")


if __name__ == "__main__":
    main()
