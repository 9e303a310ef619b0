"""How long a client waits while nothing else is asked: a fresh paper, and a paper that is known.

    python -m benchmarks.answers [--rounds 15] [--repeats 200]

*Fresh*: a digital report is posted with `Prefer: wait`, and the same report is read by a warm worker as
`greenlane parse` reads it. Both take turns; the figure is the median of the ratios. *Cached*: the same
report is posted again and again, each time as a check of its own, and the figure is the 95th percentile.
"""

import argparse
import statistics
import tempfile
import time
import uuid
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

from benchmarks.load_service import LoadedService
from fixtures.fresh import fresh_document
from jobs.settings import read_settings
from jobs.workers import Task, WorkerPool

CHANNEL = "ningbo-stem-toy"
WARM_UP_ROUNDS = 2


def altered(paper: bytes) -> bytes:
    """The same pages in a file that was never seen: a comment behind the end."""
    return paper + f"\n%{uuid.uuid4()}\n".encode()


def posted_seconds(http: httpx.Client, paper: bytes) -> float:
    """Seconds from the first byte sent to the verdict. Raises AssertionError where none came."""
    started = time.perf_counter()
    files = [("files", ("report.pdf", paper, "application/pdf"))]
    headers = {"Prefer": "wait=60", "Idempotency-Key": uuid.uuid4().hex}
    answer = http.post("/v1/checks", files=files, data={"channel": CHANNEL}, headers=headers)
    seconds = time.perf_counter() - started
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "succeeded", answer.text
    return seconds


def parsed_seconds(pool: WorkerPool, path: Path, paper: bytes) -> float:
    """Seconds of a warm worker for the same pages. Raises AssertionError where they were not read."""
    path.write_bytes(paper)
    started = time.perf_counter()
    assert pool.submit(Task(path, "report.pdf")).result(120).text is not None
    return time.perf_counter() - started


def fresh(http: httpx.Client, pool: WorkerPool, path: Path, paper: bytes, rounds: int) -> list[float]:
    """The ratio of each round, service against worker, after some rounds that only warm up."""
    ratios = []
    for turn in range(rounds + WARM_UP_ROUNDS):
        served = posted_seconds(http, altered(paper))
        parsed = parsed_seconds(pool, path, altered(paper))
        if turn >= WARM_UP_ROUNDS:
            ratios.append(served / parsed)
    return ratios


def cached(http: httpx.Client, paper: bytes, repeats: int) -> list[float]:
    """Sorted seconds of each repeat of a check whose paper is known."""
    posted_seconds(http, paper)
    return sorted(posted_seconds(http, paper) for _ in range(repeats))


def table(ratios: list[float], repeats: list[float]) -> Table:
    """Both figures with their spread."""
    said = Table("figure", "value", title="Answers without load", title_justify="left")
    said.add_row("fresh paper, against a warm worker: median", f"{statistics.median(ratios):.2f}")
    said.add_row("the same, least to most", f"{min(ratios):.2f} to {max(ratios):.2f}")
    said.add_row("known paper, ms: median", f"{statistics.median(repeats) * 1000:.0f}")
    said.add_row("known paper, ms: 95th percentile", f"{repeats[int(len(repeats) * 0.95)] * 1000:.0f}")
    return said


def main() -> None:
    """Starts a service of its own and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="which made report")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--repeats", type=int, default=200)
    given = parser.parse_args()
    paper = fresh_document(0, given.seed).data
    with tempfile.TemporaryDirectory() as folder, LoadedService(Path(folder) / "service", 1) as service:
        settings = read_settings(workers=1, data_dir=Path(folder) / "worker")
        with (
            WorkerPool(settings) as pool,
            httpx.Client(base_url=service.address, timeout=120) as http,
        ):
            ratios = fresh(http, pool, Path(folder) / "report.pdf", paper, given.rounds)
            Console().print(table(ratios, cached(http, paper, given.repeats)))


if __name__ == "__main__":
    main()
