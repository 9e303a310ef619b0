"""The batch itself: read what is new, verify what has changed, write every outcome, and add up."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalog import Catalogue, load_catalogue
from catalog.local_file import load_local
from jobs.batch.grouping import Goods, Submission, grouped, load_goods
from jobs.batch.judging import FolderJudge, Settled
from jobs.batch.manifest import ManifestRow, read_manifest
from jobs.batch.outcomes import FileOutcome, beside
from jobs.batch.plan import BatchPlan, files_of, is_document
from jobs.batch.reading import FolderReader, Hands, OwnWorkers, ReadFile, Shape
from jobs.batch.writing import write_results
from jobs.extractions import Extractions
from jobs.settings import Settings
from jobs.shipments import load_shipment
from jobs.store import Store
from jobs.submission import channel_of
from jobs.workers import WorkerPool
from models.exceptions import Stopped

Told = Callable[[str, int, int, str], None]
"""Told the phase (`reading`, `verifying`), what is done in it and in all, and what was just done."""


def untold(phase: str, done: int, total: int, name: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """What became of a folder. `states` add up to `files`, or the batch says that they do not."""

    files: int
    states: dict[str, int]
    read: int
    from_store: int
    output: Path

    @property
    def adds_up(self) -> bool:
        """Whether every file that was seen has an outcome."""
        return sum(self.states.values()) == self.files


@dataclass(slots=True)
class Batch:
    """A folder's batch, run as often as wanted. What an earlier run has kept, a later one does not read.

    `stopping` is set by whoever wants it to stop: what is being read is finished and kept.
    """

    plan: BatchPlan
    settings: Settings
    store: Store
    told: Told = untold
    stopping: threading.Event = field(default_factory=threading.Event)
    catalogue: Catalogue = field(init=False)
    extractions: Extractions = field(init=False)
    _hashes: dict[Shape, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raises UnknownChannel, and what a file of local values may be wrong in."""
        local = self.plan.local
        self.catalogue = load_catalogue(load_local(local) if local else None)
        self.extractions = Extractions(self.store, self.catalogue, local)
        channel_of(self.catalogue, self.plan.channel)

    def run(self, hands: Hands, paths: Sequence[Path] | None = None) -> BatchSummary:
        """Reads, verifies and writes; `paths` where not every file of the folder is meant.

        Raises Stopped, and before it begins whatever the plan's files make impossible.
        """
        rows, goods = self._prepared()
        paths = files_of(self.plan) if paths is None else paths
        read = self._read(hands, [path for path in paths if is_document(path)])
        settled = self._settled(grouped(read, rows, goods))
        outcomes = [beside(self.plan.folder, path) for path in paths if not is_document(path)]
        outcomes += [outcome for one in settled for outcome in one.outcomes]
        outcomes.sort(key=lambda outcome: outcome.file)
        write_results(self.plan, outcomes, self.catalogue)
        self._record(settled, outcomes)
        states = dict(sorted(Counter(outcome.state for outcome in outcomes).items()))
        cached = sum(file.cached for file in read)
        return BatchSummary(len(paths), states, len(read) - cached, cached, self.plan.output)

    def _prepared(self) -> tuple[list[ManifestRow], Goods]:
        """Everything beside the documents, looked at before the first is read."""
        rows = read_manifest(self.plan.manifest) if self.plan.manifest else []
        for row in rows:
            if row.shipment is not None:
                load_shipment(row.shipment)
            if row.channel is not None:
                channel_of(self.catalogue, row.channel)
        return rows, load_goods(self.plan.shipments)

    def _read(self, hands: Hands, paths: list[Path]) -> list[ReadFile]:
        reader = FolderReader(
            self.plan, self.settings, self.store, hands, self.extractions, self.stopping, self._hashes
        )
        read = []
        for file in reader.read(paths):
            read.append(file)
            self.told("reading", len(read), len(paths), file.path.name)
        return read

    def _settled(self, submissions: Sequence[Submission]) -> list[Settled]:
        """Every submission with its verdict; its page is written as soon as it is there."""
        judge = FolderJudge(self.plan, self.store, self.catalogue, submissions)
        settled = []
        for submission in submissions:
            if self.stopping.is_set():
                raise Stopped
            settled.append(judge.settle(submission))
            self.told("verifying", len(settled), len(submissions), submission.files[0].path.name)
        return settled

    def _record(self, settled: Sequence[Settled], outcomes: Sequence[FileOutcome]) -> None:
        keys = {outcome.file: one.verification for one in settled for outcome in one.outcomes}
        self.store.record_outcomes(
            self.plan.id,
            [
                {
                    "path": outcome.file,
                    "sha256": outcome.sha256,
                    "state": outcome.state,
                    "verification": keys.get(outcome.file),
                    "row": outcome.as_json(),
                }
                for outcome in outcomes
            ],
        )


def run_batch(
    plan: BatchPlan,
    settings: Settings,
    store: Store,
    told: Told = untold,
    stopping: threading.Event | None = None,
    reader: str | None = None,
) -> BatchSummary:
    """Runs a batch with its own workers; when it is stopped, what was read is kept.

    `reader` is another code that reads (`module:function`), for tests of what runs around it.
    """
    batch = Batch(plan, settings, store, told, stopping or threading.Event())
    if reader is not None:
        batch.extractions.reader = reader
    with WorkerPool(settings) as pool:
        return batch.run(OwnWorkers(pool, batch.extractions, settings))
