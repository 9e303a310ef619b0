"""Made submissions through the whole pipeline: `python -m benchmarks.submissions --count 40 --defective 100`.

Two figures that belong together: how many complete submissions are judged as they deserve (`ready`, where
the channel can give it), and how many defective ones are wrongly `ready`. The second must be 0.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from catalog import load_catalogue
from fixtures.defects import DEFECTS
from fixtures.degrade import COMMON
from fixtures.houses import FRESH
from fixtures.submissions import CHANNELS, Submission, make_submission
from models.exceptions import UsageError
from models.shipment import Shipment
from models.verification import Outcome, Verification
from parser.pipeline import parse_document
from verifier import verify

_WORST = {Outcome.NOT_MET: 3, Outcome.NEEDS_REVIEW: 2, Outcome.NOT_APPLICABLE: 1, Outcome.MET: 0}
_NOT_CLEAN = (Outcome.NOT_MET, Outcome.NEEDS_REVIEW)


@dataclass(frozen=True, slots=True)
class Judged:
    """A submission with the verdict that it got. `outcome` is that of the requirement it should break."""

    name: str
    channel: str
    defect: str | None
    degradation: str | None
    deserved: str
    verdict: str
    outcome: str | None
    wanted: str | None
    unclean: tuple[str, ...]
    seconds: float

    @property
    def as_deserved(self) -> bool:
        """Whether the verdict is the right one; `unready` allows both that are not ready."""
        return self.verdict == self.deserved or (self.deserved == "unready" and self.verdict != "ready")

    @property
    def wrongly_ready(self) -> bool:
        """The worst that can happen."""
        return self.verdict == "ready" and self.deserved != "ready"

    @property
    def for_its_reason(self) -> bool:
        """Whether the broken requirement is among those that are not met or in review."""
        return self.outcome in {"not_met", "needs_review"}


def judge(submission: Submission) -> Judged:
    """Reads all papers and verifies them."""
    started = time.perf_counter()
    catalogue = load_catalogue()
    reports = [parse_document(one.data, one.file_name, catalogue) for one in submission.documents]
    shipment = Shipment.model_validate(submission.shipment)
    channel = catalogue.channels[submission.channel]
    verification = verify(reports, shipment, channel, catalogue, submission.as_of)
    expected, about = submission.expected, submission.about
    return Judged(
        name=submission.name,
        channel=submission.channel,
        defect=about["defect"],
        degradation=about["degradation"],
        deserved=expected.verdict,
        verdict=verification.verdict.value,
        outcome=_outcome(verification, expected.requirement),
        wanted=expected.outcome,
        unclean=tuple(_unclean(verification)),
        seconds=time.perf_counter() - started,
    )


def _outcome(verification: Verification, requirement: str | None) -> str | None:
    outcomes = [one.outcome for one in verification.findings if one.requirement.value == requirement]
    return max(outcomes, key=lambda one: _WORST[one]).value if outcomes else None


def _unclean(verification: Verification) -> Iterator[str]:
    for finding in verification.findings:
        if finding.outcome in _NOT_CLEAN:
            yield f"{finding.requirement.value} {finding.outcome.value}: {finding.message}"


def complete(count: int, seed: int, channels: Sequence[str], layout: str, scan: bool) -> Iterator[Judged]:
    """Complete and correct submissions, the channels in turn."""
    for number in range(count):
        degradation = COMMON[number % len(COMMON)] if scan else None
        channel = channels[number % len(channels)]
        yield judge(make_submission(seed * 10000 + number, channel, layout, degradation=degradation))


def defective(count: int, seed: int, channels: Sequence[str], layout: str, scan: bool) -> Iterator[Judged]:
    """Submissions with one defect each: every defect of every channel in turn, in an order of its own."""
    cases = [
        (name, channel) for name, one in DEFECTS.items() for channel in one.channels if channel in channels
    ]
    cases = [(name, channel) for name, channel in cases if not (scan and DEFECTS[name].digital_only)]
    random.Random(seed).shuffle(cases)
    for number in range(count):
        name, channel = cases[number % len(cases)]
        degradation = COMMON[number % len(COMMON)] if scan else None
        try:
            made = make_submission(seed * 10000 + number, channel, layout, name, degradation)
        except UsageError as misfit:
            Console(stderr=True).print(misfit.message)
            continue
        yield judge(made)


def print_report(judged: Sequence[Judged], console: Console) -> None:
    """Both figures by channel, then what went otherwise than deserved."""
    table = Table(title="Submissions through the whole pipeline", title_justify="left")
    for name in (
        "",
        "complete",
        "as deserved",
        "review",
        "not ready",
        "defective",
        "wrongly ready",
        "for its reason",
    ):
        table.add_column(name, justify="left" if not name else "right")
    for channel in [*CHANNELS, "all"]:
        rows = [one for one in judged if channel in {one.channel, "all"}]
        if rows:
            table.add_row(channel, *_figures(rows))
    console.print(table)


def _figures(rows: Sequence[Judged]) -> list[str]:
    whole = [one for one in rows if one.defect is None]
    broken = [one for one in rows if one.defect]
    verdicts = Counter(one.verdict for one in whole)
    return [
        str(len(whole)),
        _share(sum(one.as_deserved for one in whole), len(whole)),
        str(verdicts["needs_review"]),
        str(verdicts["not_ready"]),
        str(len(broken)),
        str(sum(one.wrongly_ready for one in broken)),
        _share(sum(one.for_its_reason for one in broken), len(broken)),
    ]


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.1%})" if whole else "-"


def print_surprises(judged: Sequence[Judged], console: Console) -> None:
    """Every submission whose verdict or reason is not the deserved one."""
    for one in judged:
        fine = one.as_deserved if one.defect is None else one.for_its_reason and one.verdict != "ready"
        if not fine:
            console.print(
                f"{one.name}: {one.verdict}, deserved {one.deserved}", markup=False, highlight=False
            )
            for line in one.unclean:
                console.print(f"    {line}", markup=False, highlight=False, soft_wrap=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.submissions", description=__doc__)
    parser.add_argument("--count", type=int, default=20, help="complete submissions")
    parser.add_argument("--defective", type=int, default=40, help="submissions with one defect")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--channel", action="append", choices=list(CHANNELS), help="default: all")
    parser.add_argument("--layout", default=FRESH, help="a named layout; default: fresh ones")
    parser.add_argument("--scan", action="store_true", help="as scans of ordinary quality")
    parser.add_argument(
        "--surprises", action="store_true", help="list what was judged otherwise than deserved"
    )
    parser.add_argument("--json", type=Path, help="write every judgement to this file")
    return parser.parse_args()


def main() -> None:
    """Judges, prints, and writes if asked; fails if a defective submission came out ready."""
    arguments = _arguments()
    channels = arguments.channel or list(CHANNELS)
    common = (arguments.seed, channels, arguments.layout, arguments.scan)
    judged = [*complete(arguments.count, *common), *defective(arguments.defective, *common)]
    console = Console(width=max(Console().width, 120))
    if arguments.surprises:
        print_surprises(judged, console)
    print_report(judged, console)
    if arguments.json:
        text = json.dumps([asdict(one) for one in judged], ensure_ascii=False, indent=1)
        arguments.json.write_text(text, encoding="utf-8")
    raise SystemExit(any(one.wrongly_ready for one in judged))


if __name__ == "__main__":
    main()
