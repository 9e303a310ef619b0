"""Digital PDFs: milliseconds a page for words, rules and tables, and rows read exactly right.

`python -m benchmarks.digital [--tables N] [--pdf FILE ...] [--compare]`: N made tables of each kind; any
further PDFs are timed only. `--compare` reads the same tables with pdfplumber. Times are the process's own;
the search for edited text is told apart.
"""

import argparse
import gc
import io
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import pdfplumber

from benchmarks.made_tables import KINDS, MadeTables, made_tables
from cli.main import OBJECTS_BEFORE_COLLECTION
from models.document import Document
from parser.reading import ReadingOptions, read_document
from parser.reading.edits.find import find_edits
from parser.reading.tables import build_tables

OPTIONS = ReadingOptions(codes=False)
"""As by default, OCR included: a page without pictures of text must not pay for it."""

GOES = 3
"""How often each document is timed."""

Rows = list[list[str]]


def main() -> None:
    """Prints both tables, with the collector of cycles as the command line has it."""
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    arguments = _arguments()
    samples = {kind: [made_tables(kind, seed) for seed in range(arguments.tables)] for kind in KINDS}
    readers: dict[str, Callable[[bytes], Rows]] = {"greenlane": _rows_of}
    if arguments.compare:
        readers["pdfplumber"] = _rows_by_pdfplumber
    _print_accuracy(samples, readers)
    made = [(f"made: {kind}", [sample.pdf for sample in samples[kind]]) for kind in KINDS]
    given = [(path.name, [path.read_bytes()]) for path in arguments.pdf]
    _print_speed(made, given)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.digital", description=__doc__)
    parser.add_argument("--tables", type=int, default=10, help="made tables of each kind")
    parser.add_argument("--pdf", type=Path, nargs="*", default=[], help="further PDFs, timed only")
    parser.add_argument("--compare", action="store_true", help="read the same tables with pdfplumber")
    return parser.parse_args()


def _print_accuracy(
    samples: dict[str, list[MadeTables]], readers: dict[str, Callable[[bytes], Rows]]
) -> None:
    print(f"{'rows exactly right, %':24}" + "".join(f"{name:>14}" for name in readers))
    for kind, made in samples.items():
        shares = [
            exact_rows([(sample.rows, read(sample.pdf)) for sample in made]) for read in readers.values()
        ]
        print(f"{kind:24}" + "".join(f"{100 * share:14.1f}" for share in shares))


def exact_rows(pairs: Iterable[tuple[Rows, Rows]]) -> float:
    """The share of true rows that were read with the same texts in the same cells, white space apart."""
    right = total = 0
    for truth, read in pairs:
        left = Counter(_plain(row) for row in read)
        for row in truth:
            total += 1
            if left[_plain(row)] > 0:
                left[_plain(row)] -= 1
                right += 1
    return right / max(total, 1)


def _plain(row: Sequence[str | None]) -> tuple[str, ...]:
    return tuple("".join((cell or "").split()) for cell in row)


def _rows_of(data: bytes) -> Rows:
    tables = read_document(data, "made.pdf", OPTIONS).tables
    return [[cell.text for cell in row] for table in tables for row in table.rows()]


def _rows_by_pdfplumber(data: bytes) -> Rows:
    rows: Rows = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for table in page.extract_tables():
                rows.extend([cell or "" for cell in row] for row in table)
            page.close()
    return rows


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds a page of one document: `whole` holds the tables, and not the search for edited text."""

    pages: int
    whole: float
    tables: float
    edits: float


def _print_speed(made: Iterable[tuple[str, list[bytes]]], given: Iterable[tuple[str, list[bytes]]]) -> None:
    print(f"\n{'ms a page':52}{'pages':>7}{'all':>8}{'tables':>8}{'edits':>8}")
    every: list[Timing] = []
    for name, contents in made:
        times = [_timed(data) for data in contents]
        _print_times(name, times)
        every += times
    _print_times("the made documents together", every)
    for name, contents in given:
        _print_times(name, [_timed(data) for data in contents])


def _print_times(name: str, times: Sequence[Timing]) -> None:
    whole, tables = median(one.whole for one in times), median(one.tables for one in times)
    edits = median(one.edits for one in times)
    pages = sum(one.pages for one in times)
    print(f"{name[:50]:52}{pages:7}{whole:8.1f}{tables:8.1f}{edits:8.1f}")


def _timed(data: bytes) -> Timing:
    """The least of some goes: what else the machine does only ever adds."""
    goes = [_timed_once(data) for _ in range(GOES)]
    whole, tables, edits = (min(getattr(go, name) for go in goes) for name in ("whole", "tables", "edits"))
    return Timing(goes[0].pages, whole, tables, edits)


def _timed_once(data: bytes) -> Timing:
    with _edits_timed() as edits:
        started = time.process_time()
        document: Document = read_document(data, "timed.pdf", OPTIONS)
        read = time.process_time() - started
    started = time.process_time()
    build_tables(document.pages)
    tables = time.process_time() - started
    pages = len(document.pages)
    each = 1000 / max(pages, 1)
    return Timing(pages, (read - sum(edits)) * each, tables * each, sum(edits) * each)


@contextmanager
def _edits_timed() -> Iterator[list[float]]:
    """The seconds of every search for edited text, which is no reading of words, rules and tables."""
    seconds: list[float] = []

    def timed(*given: Any) -> Any:
        started = time.process_time()
        found = find_edits(*given)
        seconds.append(time.process_time() - started)
        return found

    with patch("parser.reading.pdf.page.find_edits", timed):
        yield seconds


if __name__ == "__main__":
    main()
