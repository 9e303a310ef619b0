"""Whatever is sent ends in a result or a clear error: `python -m benchmarks.hostile [FOLDER] [--damaged N]`.

Every file of FOLDER, and N damaged copies of each --file, go through the workers of the service with small
limits. Prints how each ended and how long it took; exits with 1 when a worker was lost or overran.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.damage import damaged
from jobs.settings import GIB, read_settings
from jobs.workers import Answer, Task, WorkerPool

LOST = ("quarantined", "worker_lost", "out_of_time", "internal")
"""Ways to end that are nobody's clear error: the process died or was killed."""


def main() -> None:
    """Runs what the arguments ask for."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as scratch:
        files = [*_files(arguments.folder), *_copies(arguments.damaged, arguments.file, Path(scratch))]
        settings = read_settings(
            workers=1,
            document_seconds=arguments.seconds,
            silence_seconds=arguments.seconds,
            resident_bytes=2 * GIB,
        )
        ends: Counter[str] = Counter()
        with WorkerPool(settings) as pool:
            for path, answer in _answers(pool, files):
                end = _end(answer)
                ends[end] += 1
                if end in LOST or arguments.folder:
                    print(f"{end:24} {answer.seconds:7.2f} s  {path.name}")
    print(", ".join(f"{count} {end}" for end, count in ends.most_common()))
    sys.exit(any(ends[end] for end in LOST))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="files as they are")
    parser.add_argument("--damaged", type=int, default=0, metavar="N", help="copies of each FILE")
    parser.add_argument("--file", type=Path, nargs="*", default=[Path("fixtures/sample/report.pdf")])
    parser.add_argument("--seconds", type=float, default=60, help="time for one document")
    return parser.parse_args()


def _files(folder: Path | None) -> list[Path]:
    return [] if folder is None else sorted(path for path in folder.rglob("*") if path.suffix != ".json")


def _copies(count: int, files: list[Path], scratch: Path) -> Iterator[Path]:
    for file in files if count else []:
        data = file.read_bytes()
        for seed in range(count):
            copy = scratch / f"{seed:06}-{file.name}"
            copy.write_bytes(damaged(data, seed))
            yield copy


def _answers(pool: WorkerPool, files: list[Path]) -> Iterator[tuple[Path, Answer]]:
    for path in files:
        if path.is_file():
            yield path, pool.submit(Task(path, path.name)).result()


def _end(answer: Answer) -> str:
    return answer.failure.code if answer.failure else "result"


if __name__ == "__main__":
    main()
