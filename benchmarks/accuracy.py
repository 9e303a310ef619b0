"""How much is read right: `python -m benchmarks.accuracy FOLDER [--answers DIR]`, or `--fresh N --seed S`.

A laboratory can run it on its own reports: a folder of documents, and for each an answer file (JSON) whose
`_meta.file` names the document. `--fresh` draws reports in layouts that nobody has seen. `--keep FOLDER`
keeps there what was read, so that a change of vocabulary or extraction is measured without reading again.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.kept_readings import kept_report
from benchmarks.scoring import score
from benchmarks.tallies import Scored, print_misses, print_report
from catalog import load_catalogue
from fixtures.degrade import COMMON
from fixtures.fresh import write_fresh
from models.exceptions import GreenlaneError
from models.report import TestReport
from parser.pipeline import parse_document


def read(data: bytes, name: str, keep: Path | None = None) -> TestReport:
    """Reads a document the way that the program does, or takes what `keep` holds of it."""
    catalogue = load_catalogue()
    if keep is None:
        return parse_document(data, name, catalogue)
    return kept_report(data, name, catalogue, keep)


def answer_files(folder: Path, answers: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Documents with their answers. The document is sought from the folder, its parent and the answers."""
    for path in sorted(answers.rglob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        name = data.get("_meta", {}).get("file") if isinstance(data, dict) else None
        if name:
            places = [folder / name, folder.parent / name, path.parent.parent / name, path.parent / name]
            found = next((place for place in places if place.is_file()), None)
            if found:
                yield found, data


def score_file(path: Path, answers: dict[str, Any], keep: Path | None = None) -> Scored:
    """Reads one document and judges every value."""
    started = time.perf_counter()
    meta = answers["_meta"]
    about = {key: str(meta[key]) for key in ("layout", "degradation", "language") if meta.get(key)}
    name = f"{path.parent.name}/{path.name}"
    try:
        report = read(path.read_bytes(), path.name, keep)
    except GreenlaneError as error:
        Console(stderr=True).print(f"{name}: {error.message}")
        return Scored(name, (), about)
    return Scored(name, tuple(score(report, answers)), about, time.perf_counter() - started)


def score_folder(folder: Path, answers: Path, keep: Path | None = None) -> list[Scored]:
    """Judges every document that has answers."""
    return [score_file(path, data, keep) for path, data in answer_files(folder, answers)]


def score_fresh(count: int, seed: int, spoilings: Sequence[str], keep: Path | None = None) -> list[Scored]:
    """Draws fresh layouts into a temporary folder and judges them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_fresh(folder, count, seed, spoilings)
        return score_folder(folder, folder, keep)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument(
        "folder", type=Path, nargs="?", help="documents, with answers among them or in --answers"
    )
    parser.add_argument("--answers", type=Path, help="the folder of answer files")
    parser.add_argument("--fresh", type=int, help="draw so many reports in fresh layouts instead")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scan", action="store_true", help="with --fresh: as scans of ordinary quality")
    parser.add_argument("--degrade", help="with --fresh: all by this one degradation")
    parser.add_argument("--misses", action="store_true", help="list every value that is not right")
    parser.add_argument("--keep", type=Path, help="keep what was read in this folder, and read it from there")
    parser.add_argument("--json", type=Path, help="write every judgement to this file")
    return parser.parse_args()


def _spoilings(arguments: argparse.Namespace) -> Sequence[str]:
    if arguments.degrade:
        return [arguments.degrade]
    return COMMON if arguments.scan else ()


def main() -> None:
    """Scores, prints, and writes if asked."""
    arguments = _arguments()
    if arguments.fresh:
        scored = score_fresh(arguments.fresh, arguments.seed, _spoilings(arguments), arguments.keep)
    elif arguments.folder:
        scored = score_folder(arguments.folder, arguments.answers or arguments.folder, arguments.keep)
    else:
        raise SystemExit("Name a folder, or draw fresh reports with --fresh N.")
    console = Console(width=max(Console().width, 110))
    if arguments.misses:
        print_misses(scored, console)
    print_report(scored, console)
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(one) for one in scored], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
