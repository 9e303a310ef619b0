"""Many clients at once, on loopback: nothing lost, nothing broken, memory flat.

    python -m benchmarks.load --clients 200 --seconds 300 [--kill] [--fault]

Each client posts papers (digital ones, a share of scans, repeats among them), honours 429 and 503 with their
`Retry-After`, and follows what was accepted. At the end every accepted check must have its result, once. With
`--kill` the service is killed with signal 9 half-way and started again. With `--fault` the disk of its
documents is gone for a while half-way: it must say 503, fail no check, and go on afterwards.
"""

import argparse
import asyncio
import random
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.table import Table

from benchmarks.load_service import MIB, LoadedService, growth
from fixtures.fresh import fresh_document

FINAL = {"succeeded", "failed", "cancelled"}
BUSY = {429, 503}
PATIENCE_SECONDS = 900
CHANNEL = "ningbo-stem-toy"


@dataclass(slots=True)
class Tally:
    """What the clients saw."""

    statuses: Counter[int] = field(default_factory=Counter)
    accepted: dict[str, str] = field(default_factory=dict)
    without_retry_after: int = 0
    broken_connections: int = 0
    seconds: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    def saw(self, answer: httpx.Response) -> None:
        """Counts an answer; a busy one must say when to come back."""
        self.statuses[answer.status_code] += 1
        if answer.status_code in BUSY and "retry-after" not in answer.headers:
            self.without_retry_after += 1


@dataclass(frozen=True, slots=True)
class Load:
    """What is asked of the service: papers, the share of posts that repeat one, when to stop."""

    papers: tuple[bytes, ...]
    repeats: float
    until: float


def papers(seed: int, digital: int, scanned: int) -> tuple[bytes, ...]:
    """Made reports, some of them scanned."""
    made = [fresh_document(number, seed) for number in range(digital)]
    made += [fresh_document(number, seed, "scan") for number in range(digital, digital + scanned)]
    return tuple(one.data for one in made)


async def client(number: int, service: LoadedService, load: Load, tally: Tally) -> None:
    """One client until the time is over."""
    draw = random.Random(number)
    async with httpx.AsyncClient(base_url=service.address, timeout=90) as http:
        while time.monotonic() < load.until:
            paper = draw.choice(load.papers)
            if draw.random() >= load.repeats:
                paper += f"\n%{uuid.UUID(int=draw.getrandbits(128))}\n".encode()
            started = time.monotonic()
            check = await posted(http, paper, load, tally)
            if check is not None:
                await followed(http, check, load, tally)
                tally.seconds.append(time.monotonic() - started)


async def knocking(service: LoadedService, load: Load, tally: Tally) -> None:
    """One who posts every other second, whatever became of the last: the others mostly wait for a result."""
    async with httpx.AsyncClient(base_url=service.address, timeout=90) as http:
        while time.monotonic() < load.until:
            await posted(http, load.papers[0], load, tally)
            await asyncio.sleep(2)


async def posted(http: httpx.AsyncClient, paper: bytes, load: Load, tally: Tally) -> str | None:
    """Posts one paper until it is accepted, under one key. None when the time is over first."""
    key = uuid.uuid4().hex
    while time.monotonic() < load.until:
        try:
            files = [("files", ("report.pdf", paper, "application/pdf"))]
            headers = {"Idempotency-Key": key}
            answer = await http.post("/v1/checks", files=files, data={"channel": CHANNEL}, headers=headers)
        except httpx.TransportError:
            tally.broken_connections += 1
            await asyncio.sleep(1)
            continue
        tally.saw(answer)
        if answer.status_code in (200, 202):
            check = str(answer.json()["id"])
            tally.accepted[key] = check
            return check
        await asyncio.sleep(float(answer.headers.get("retry-after", 1)))
    return None


async def followed(http: httpx.AsyncClient, check: str, load: Load, tally: Tally) -> None:
    """Waits for a check's end, or for the end of the run."""
    while time.monotonic() < load.until:
        try:
            answer = await http.get(f"/v1/checks/{check}", params={"wait": 20})
        except httpx.TransportError:
            tally.broken_connections += 1
            await asyncio.sleep(1)
            continue
        tally.saw(answer)
        if answer.status_code == 200 and answer.json()["state"] in FINAL:
            return
        await asyncio.sleep(float(answer.headers.get("retry-after", 0)) if answer.status_code in BUSY else 0)


async def watch(service: LoadedService, load: Load, tally: Tally) -> None:
    """Samples memory."""
    while time.monotonic() < load.until:
        if service.running:
            tally.memory.append(service.resident_bytes())
        await asyncio.sleep(2)


async def harmed(when: float, harms: Sequence[Callable[[], None]]) -> None:
    """Does what is to be survived, one thing after another, from a moment on."""
    await asyncio.sleep(max(0.0, when - time.monotonic()))
    for harm in harms:
        await asyncio.to_thread(harm)


async def run(service: LoadedService, load: Load, clients: int, harm: Coroutine[Any, Any, None]) -> Tally:
    """All clients at once, and what is done to the service meanwhile."""
    tally = Tally()
    work = [client(number, service, load, tally) for number in range(clients)]
    await asyncio.gather(watch(service, load, tally), knocking(service, load, tally), harm, *work)
    return tally


def states(service: LoadedService, tally: Tally) -> Counter[str]:
    """The state of every accepted check, with the code of a failure; waits for the open ones.

    `lost` stands for what the service lacks.
    """
    found: Counter[str] = Counter()
    until = time.monotonic() + PATIENCE_SECONDS
    with httpx.Client(base_url=service.address, timeout=90) as http:
        for check in set(tally.accepted.values()):
            state = "lost"
            while time.monotonic() < until:
                answer = http.get(f"/v1/checks/{check}", params={"wait": 30})
                state = str(answer.json()["state"]) if answer.status_code == 200 else "lost"
                if state in FINAL or state == "lost":
                    break
            failure = answer.json().get("failure") if state == "failed" else None
            found[f"failed ({failure['code']})" if failure else state] += 1
    return found


def table(tally: Tally, ended: Counter[str]) -> Table:
    """Every figure that the service is judged by."""
    said = Table("figure", "value", title="Load on loopback", title_justify="left")
    broken = sum(n for status, n in tally.statuses.items() if status >= 500 and status != 503)
    open_ones = sum(n for state, n in ended.items() if state.partition(" ")[0] not in FINAL)
    times = sorted(tally.seconds)
    rows = [
        ("answers by status", ", ".join(f"{status}: {n}" for status, n in sorted(tally.statuses.items()))),
        ("5xx but 503", str(broken)),
        ("429 or 503 without Retry-After", str(tally.without_retry_after)),
        ("broken connections", str(tally.broken_connections)),
        ("accepted checks", str(len(set(tally.accepted.values())))),
        ("their ends", ", ".join(f"{state}: {n}" for state, n in sorted(ended.items()))),
        ("lost or not ended", str(open_ones)),
        ("median seconds to a result", f"{times[len(times) // 2]:.1f}" if times else "–"),
        ("service's memory, MiB", f"{max(tally.memory) / MIB:.0f}"),
        ("last quarter / second", f"{growth(tally.memory):.2f}"),
    ]
    for row in rows:
        said.add_row(*row)
    return said


def main() -> None:
    """Runs the load and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--digital", type=int, default=18, help="different digital papers")
    parser.add_argument("--scanned", type=int, default=2, help="different scanned papers")
    parser.add_argument("--repeats", type=float, default=0.8, help="share of posts that repeat a paper")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kill", action="store_true", help="kill -9 half-way, then start again")
    parser.add_argument("--fault", action="store_true", help="take the documents away half-way")
    given = parser.parse_args()
    made = papers(given.seed, given.digital, given.scanned)
    with tempfile.TemporaryDirectory() as folder, LoadedService(Path(folder)) as service:
        now = time.monotonic()
        load = Load(made, given.repeats, now + given.seconds)
        harms = [service.restart] * given.kill + [service.take_documents_away] * given.fault
        tally = asyncio.run(run(service, load, given.clients, harmed(now + given.seconds / 2, harms)))
        Console().print(table(tally, states(service, tally)))


if __name__ == "__main__":
    main()
