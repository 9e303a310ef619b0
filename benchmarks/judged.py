"""One made submission through the whole pipeline, and what became of it."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.kept_readings import kept_report
from catalog import Catalogue, load_catalogue
from catalog.local_file import read_local
from fixtures.submissions import Submission
from jobs.data_beside import data_report
from jobs.submission import Received, check, read
from models.exceptions import GreenlaneError
from models.report import TestReport
from models.shipment import Shipment
from models.verification import Outcome, Verification

_WORST = {Outcome.NOT_MET: 3, Outcome.NEEDS_REVIEW: 2, Outcome.NOT_APPLICABLE: 1, Outcome.MET: 0}
_NOT_CLEAN = (Outcome.NOT_MET, Outcome.NEEDS_REVIEW)
UNREADY = "unready"


@dataclass(frozen=True, slots=True)
class Held:
    """A finding that keeps a submission from `ready`."""

    requirement: str
    outcome: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A submission with the verdict that it got.

    `outcome` is that of the requirement that it should break, `wanted` what it should be (None: not met or
    review). `medium` is `digital` or `scanned`.
    """

    name: str
    channel: str
    medium: str
    arrangement: str | None
    defect: str | None
    degradation: str | None
    deserved: str
    verdict: str
    outcome: str | None
    wanted: str | None
    held: tuple[Held, ...]
    seconds: float

    @property
    def as_deserved(self) -> bool:
        """Whether the verdict is the right one; `unready` allows both that are not ready."""
        return self.verdict == self.deserved or (self.deserved == UNREADY and self.verdict != "ready")

    @property
    def wrongly_ready(self) -> bool:
        """The worst that can happen."""
        return self.verdict == "ready" and self.deserved != "ready"

    @property
    def for_its_reason(self) -> bool:
        """Whether the broken requirement is among those that are not met or in review."""
        return self.outcome in {"not_met", "needs_review"}

    @property
    def as_graded(self) -> bool:
        """Whether the broken requirement has the very outcome that it should have."""
        return self.for_its_reason and self.wanted in {None, self.outcome}


def judge(submission: Submission, keep: Path | None = None) -> Judged:
    """Reads all papers and verifies them, as the command line does; `keep` holds what was read of them."""
    started = time.perf_counter()
    local = submission.local
    catalogue = load_catalogue(read_local(json.dumps(local).encode(), "local.json") if local else None)
    reports = [_report(Received(one.data, one.file_name), catalogue, keep) for one in submission.documents]
    shipment = Shipment.model_validate(submission.shipment)
    channel = catalogue.channels[submission.channel]
    verification = check(reports, shipment, channel, catalogue, submission.as_of)
    expected, about = submission.expected, submission.about
    return Judged(
        name=submission.name,
        channel=submission.channel,
        medium="scanned" if about["degradation"] else "digital",
        arrangement=about["arrangement"],
        defect=about["defect"],
        degradation=about["degradation"],
        deserved=expected.verdict,
        verdict=verification.verdict.value,
        outcome=_outcome(verification, expected.requirement),
        wanted=expected.outcome,
        held=tuple(_held(verification)),
        seconds=time.perf_counter() - started,
    )


def _report(received: Received, catalogue: Catalogue, keep: Path | None) -> TestReport:
    """The report of one paper. What cannot be read, or is no document, is left to the program itself."""
    if keep and not data_report(received.data, received.file_name):
        with suppress(GreenlaneError):
            return kept_report(received.data, received.file_name, catalogue, keep)
    return read(received, catalogue).report


def _outcome(verification: Verification, requirement: str | None) -> str | None:
    outcomes = [one.outcome for one in verification.findings if one.requirement.value == requirement]
    return max(outcomes, key=lambda one: _WORST[one]).value if outcomes else None


def _held(verification: Verification) -> Iterator[Held]:
    for finding in verification.findings:
        if finding.outcome in _NOT_CLEAN:
            yield Held(finding.requirement.value, finding.outcome.value, finding.reason, finding.message)


def load(path: Path) -> list[Judged]:
    """What earlier runs wrote to a file of JSON Lines; nothing where there is none."""
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Judged(**{**row, "held": tuple(Held(**one) for one in row["held"])}) for row in rows]


def append(path: Path, judged: Judged) -> None:
    """Adds one judgement to a file of JSON Lines."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(judged), ensure_ascii=False) + "\n")
