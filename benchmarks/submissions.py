"""Made submissions through the whole pipeline: `python -m benchmarks.submissions --count 40 --defective 100`.

Two figures that belong together: how many complete submissions are judged as they deserve, and how many
defective ones are wrongly `ready`. The second must be 0. `--results FILE` keeps every judgement: a stopped
run goes on, and runs over digital and scanned papers are printed together. `--keep FOLDER` keeps there what
was read, so that a change of extraction or of the verifier is judged without reading again.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.judged import Judged, append, judge, load
from benchmarks.submission_tables import print_figures, print_kinds, print_reasons, print_surprises
from fixtures.arrangements import ARRANGEMENTS
from fixtures.defects import DEFECTS
from fixtures.degrade import COMMON
from fixtures.houses import FRESH
from fixtures.submissions import CHANNELS, Submission, make_submission
from models.exceptions import UsageError

Make = Callable[[], Submission]


def complete(arguments: argparse.Namespace, channels: Sequence[str]) -> Iterator[Make]:
    """Complete and correct submissions: the channels in turn, every second one arranged in another way."""
    for number in range(arguments.count):
        channel = channels[number % len(channels)]
        yield _making(
            arguments, number, channel, None, _arrangement(number // len(channels), channel, arguments.scan)
        )


def _arrangement(turn: int, channel: str, scan: bool) -> str | None:
    """A way that the channel has and the medium shows, or None for a single report with one line."""
    ways = [
        name
        for name, one in ARRANGEMENTS.items()
        if channel in one.channels and (scan or not one.scanned_only)
    ]
    return ways[turn // 2 % len(ways)] if turn % 2 else None


def defective(arguments: argparse.Namespace, channels: Sequence[str]) -> Iterator[Make]:
    """Submissions with one defect each: every defect of every channel in turn, in an order of its own."""
    cases = [
        (name, channel)
        for name, one in DEFECTS.items()
        for channel in one.channels
        if channel in channels and not (arguments.scan and one.digital_only)
    ]
    cases = [(name, channel) for name, channel in cases if not arguments.defect or name in arguments.defect]
    random.Random(arguments.seed).shuffle(cases)
    for number in range(arguments.defective):
        name, channel = cases[number % len(cases)]
        yield _making(arguments, number, channel, name, None)


def _making(
    arguments: argparse.Namespace, number: int, channel: str, defect: str | None, arrangement: str | None
) -> Make:
    degradation = COMMON[number % len(COMMON)] if arguments.scan else None
    seed = arguments.seed * 10000 + number
    return lambda: make_submission(seed, channel, arguments.layout, defect, degradation, arrangement)


def judged_anew(
    makes: Iterator[Make], known: Sequence[Judged], results: Path | None, keep: Path | None
) -> Iterator[Judged]:
    """Judges what is not known yet; a defect that a layout cannot have is said and left out."""
    names = {one.name for one in known}
    for make in makes:
        try:
            made = make()
        except UsageError as misfit:
            Console(stderr=True).print(misfit.message)
            continue
        if made.name not in names:
            one = judge(made, keep)
            if results:
                append(results, one)
            yield one


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.submissions", description=__doc__)
    parser.add_argument("--count", type=int, default=20, help="complete submissions")
    parser.add_argument("--defective", type=int, default=40, help="submissions with one defect")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--channel", action="append", choices=list(CHANNELS), help="default: all")
    parser.add_argument("--defect", action="append", choices=list(DEFECTS), help="default: all")
    parser.add_argument("--layout", default=FRESH, help="a named layout; default: fresh ones")
    parser.add_argument("--scan", action="store_true", help="as scans of ordinary quality")
    parser.add_argument("--kinds", action="store_true", help="a table of the kinds of defects")
    parser.add_argument(
        "--surprises", action="store_true", help="list what was judged otherwise than deserved"
    )
    parser.add_argument("--results", type=Path, help="every judgement as JSON Lines, read again and added to")
    parser.add_argument("--keep", type=Path, help="keep what was read in this folder, and read it from there")
    return parser.parse_args()


def main() -> None:
    """Judges, prints, and writes if asked; fails if a defective submission came out ready."""
    arguments = _arguments()
    channels = arguments.channel or list(CHANNELS)
    judged = load(arguments.results) if arguments.results else []
    for makes in (complete(arguments, channels), defective(arguments, channels)):
        judged += judged_anew(makes, judged, arguments.results, arguments.keep)
    console = Console(width=max(Console().width, 140))
    if arguments.surprises:
        print_surprises(judged, console)
    print_reasons(judged, console)
    if arguments.kinds:
        print_kinds(judged, console)
    print_figures(judged, console)
    raise SystemExit(any(one.wrongly_ready for one in judged))


if __name__ == "__main__":
    main()
