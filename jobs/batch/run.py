"""The batch itself: read what is new, verify what is complete, write every outcome, and add up."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catalog import Catalogue, load_catalogue
from catalog.local_file import load_local
from jobs.batch.grouping import Submission, grouped, load_goods
from jobs.batch.manifest import read_manifest
from jobs.batch.outcomes import FileOutcome, beside, outcome_of
from jobs.batch.plan import BatchPlan, files_of, is_document
from jobs.batch.reading import FolderReader, ReadFile
from jobs.batch.writing import Report, write_results
from jobs.settings import Settings
from jobs.store import Store
from jobs.store.keys import verification_key
from jobs.submission import channel_of, check
from jobs.workers import WorkerPool
from models.verification import Verification

Told = Callable[[int, int, str], None]
"""Told the files done and in all, and the file that was just done."""


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


class Batch:
    """One run over a folder. What a stopped run has kept, this one does not read again."""

    def __init__(self, plan: BatchPlan, settings: Settings, store: Store, told: Told) -> None:
        self._plan = plan
        self._settings = settings
        self._store = store
        self._told = told
        self._catalogue: Catalogue = load_catalogue(load_local(plan.local) if plan.local else None)
        channel_of(self._catalogue, plan.channel)

    def run(self, pool: WorkerPool) -> BatchSummary:
        """Reads, verifies and writes. Raises what the plan's files make impossible before it begins."""
        rows = read_manifest(self._plan.manifest) if self._plan.manifest else []
        goods = load_goods(self._plan.shipments)
        paths = files_of(self._plan)
        read = self._read(pool, [path for path in paths if is_document(path)])
        submissions = grouped(read, rows, goods)
        results = [(submission, self._verified(submission)) for submission in submissions]
        outcomes = [beside(self._plan.folder, path) for path in paths if not is_document(path)]
        reports = []
        for number, (submission, result) in enumerate(results, start=1):
            page = f"reports/{number:05}.html" if result is not None else None
            if result is not None and page is not None:
                reports.append(Report(page, result))
            outcomes += [
                outcome_of(self._plan.folder, file, submission, result, page) for file in submission.files
            ]
        outcomes.sort(key=lambda outcome: outcome.file)
        self._record(read, outcomes)
        write_results(self._plan, outcomes, reports, self._catalogue)
        states = dict(sorted(Counter(outcome.state for outcome in outcomes).items()))
        cached = sum(file.cached for file in read)
        return BatchSummary(len(paths), states, len(read) - cached, cached, self._plan.output)

    def _read(self, pool: WorkerPool, paths: list[Path]) -> list[ReadFile]:
        reader = FolderReader(self._plan, self._settings, self._store, pool, self._catalogue)
        read = []
        for file in reader.read(paths):
            read.append(file)
            self._told(len(read), len(paths), file.path.name)
        return read

    def _verified(self, submission: Submission) -> Verification | None:
        """The submission's verdict, from the store where nothing has changed; None where nothing was read."""
        if all(file.failure is not None for file in submission.files):
            return None
        channel = channel_of(self._catalogue, submission.channel or self._plan.channel)
        reports = [file.report for file in submission.files]
        facts = self._store.known_facts(reports)
        keys = [f"{file.key}:{file.path.name}" for file in submission.files]
        extra = f"{facts.model_dump_json()}:{self._plan.language}"
        key = verification_key("", keys, channel, submission.shipment, self._plan.as_of, extra)
        known = self._store.verification(key)
        if known is not None:
            return known
        asked = (self._plan.as_of, self._plan.language, facts)
        result = check(reports, submission.shipment, channel, self._catalogue, *asked)
        self._store.save_verification(key, result, submission.shipment)
        return result

    def _record(self, read: list[ReadFile], outcomes: list[FileOutcome]) -> None:
        hashes = {str(file.path.relative_to(self._plan.folder)): file.sha256 for file in read}
        for outcome in outcomes:
            sha256 = hashes.get(outcome.file, "")
            self._store.record_outcome(self._plan.id, outcome.file, sha256, outcome.state, None)


def run_batch(plan: BatchPlan, settings: Settings, store: Store, told: Told) -> BatchSummary:
    """Runs a batch with its own workers; when it is stopped, what was read is kept."""
    batch = Batch(plan, settings, store, told)
    with WorkerPool(settings) as pool:
        return batch.run(pool)
