"""A submission of a folder: verified where anything has changed, its page written, its outcomes told."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from catalog import Catalogue
from catalog.texts import Texts
from jobs.batch.grouping import Submission
from jobs.batch.outcomes import FileOutcome, outcome_of
from jobs.batch.plan import BatchPlan
from jobs.batch.reading import ReadFile
from jobs.batch.writing import PAGES, write_page
from jobs.store import Store
from jobs.store.keys import verification_key
from jobs.store.store import facts_of
from jobs.submission import channel_of, check
from jobs.workers.answers import Failure
from models.exceptions import DocumentUnreadable, GreenlaneError
from models.facts import KnownFacts
from models.report import DocumentKind, TestReport
from models.verification import Verification
from parser.enclosed import unread_report

LOG = logging.getLogger("greenlane.batch")


@dataclass(frozen=True, slots=True)
class Settled:
    """A submission's outcomes, with the key of the verdict that they come from."""

    verification: str | None
    outcomes: tuple[FileOutcome, ...]


class FolderJudge:
    """Settles a folder's submissions one after the other, and holds none of them."""

    def __init__(
        self, plan: BatchPlan, store: Store, catalogue: Catalogue, submissions: Sequence[Submission]
    ) -> None:
        self._plan, self._store, self._catalogue = plan, store, catalogue
        self._texts = Texts(catalogue, plan.language)
        self._before = store.outcomes(plan.id)
        self._contents = store.contents_of([n for one in submissions for n in _report_numbers(one)])

    def settle(self, submission: Submission) -> Settled:
        """The outcomes of a submission's files. What nobody foresaw costs this submission and no other."""
        try:
            return self._settled(submission)
        except GreenlaneError:
            raise
        except Exception:
            LOG.exception("a submission could not be verified: %s", submission.name)
            failure = Failure.of(GreenlaneError())
            broken = [replace(file, failure=failure) for file in submission.files]
            return Settled(None, tuple(self._outcome(one, submission, None, None) for one in broken))

    def _settled(self, submission: Submission) -> Settled:
        if all(file.outline is None for file in submission.files):
            return Settled(
                None, tuple(self._outcome(one, submission, None, None) for one in submission.files)
            )
        facts = self._facts(submission)
        key = self._key(submission, facts)
        unchanged = self._unchanged(submission, key)
        if unchanged is not None:
            return Settled(key, unchanged)
        result = self._verified(submission, key, facts)
        page = f"{PAGES}/{hashlib.sha256(submission.name.encode()).hexdigest()[:16]}.html"
        write_page(self._plan, page, result, self._catalogue)
        outcomes = tuple(self._outcome(one, submission, result, page) for one in submission.files)
        return Settled(key, outcomes)

    def _unchanged(self, submission: Submission, key: str) -> tuple[FileOutcome, ...] | None:
        """What the last run wrote of these files, where all of it still holds and its page is there."""
        found = []
        for file in submission.files:
            kept: dict[str, Any] | None = self._before.get(str(file.path.relative_to(self._plan.folder)))
            if kept is None or kept["verification"] != key or kept["row"] is None:
                return None
            found.append(FileOutcome.of_json(kept["row"]))
        there = all(one.page and (self._plan.output / one.page).is_file() for one in found)
        same = all(one.submission == submission.name for one in found)
        return tuple(found) if there and same else None

    def _verified(self, submission: Submission, key: str, facts: KnownFacts) -> Verification:
        """The submission's verdict, from the store where nothing that it hangs on has changed."""
        known = self._store.verification(key)
        if known is not None:
            return known
        channel = channel_of(self._catalogue, submission.channel or self._plan.channel)
        reports = [self._report(file) for file in submission.files]
        asked = (self._plan.as_of, self._plan.language, facts)
        result = check(reports, submission.shipment, channel, self._catalogue, *asked)
        self._store.save_verification(key, result, submission.shipment)
        return result

    def _report(self, file: ReadFile) -> TestReport:
        """What was read of a file, under its own name; a file that failed says so."""
        kept = self._store.extraction(file.key)
        report = kept.report if kept is not None and file.failure is None else None
        if report is None:
            said = file.failure.message if file.failure else None
            report = unread_report(b"", file.path.name, DocumentUnreadable(said))
        info = report.document.model_copy(update={"file_name": file.path.name, "sha256": file.sha256})
        return report.model_copy(update={"document": info})

    def _facts(self, submission: Submission) -> KnownFacts:
        present = {file.sha256 for file in submission.files} | {
            sha256 for file in submission.files if file.outline for _, sha256 in file.outline.enclosed
        }
        return facts_of(self._contents, _report_numbers(submission), present)

    def _key(self, submission: Submission, facts: KnownFacts) -> str:
        channel = channel_of(self._catalogue, submission.channel or self._plan.channel)
        papers = [f"{file.key}:{file.path.name}" for file in submission.files]
        extra = f"{facts.model_dump_json()}:{self._plan.language}:{self._catalogue.digest}"
        return verification_key("", papers, channel, submission.shipment, self._plan.as_of, extra)

    def _outcome(
        self, file: ReadFile, submission: Submission, result: Verification | None, page: str | None
    ) -> FileOutcome:
        return outcome_of(self._plan.folder, file, submission, result, page, self._texts)


def _report_numbers(submission: Submission) -> list[str]:
    outlines = [file.outline for file in submission.files if file.outline is not None]
    own = [
        one.report_number for one in outlines if one.kind == DocumentKind.TEST_REPORT and one.report_number
    ]
    return own + [number for one in outlines for number, _ in one.enclosed]
