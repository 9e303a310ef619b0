"""Hands for batches without processes: every document is read at once, as its content says."""

from concurrent.futures import Future
from dataclasses import dataclass, field

from jobs.extractions import Extractions
from jobs.store import Store
from jobs.workers import Answer
from jobs.workers.answers import Failure
from models.evidence import Value
from models.exceptions import Quarantined, Truncated
from models.report import DocumentInfo, DocumentKind, TestReport


@dataclass
class PromptHands:
    """Reads `report NUMBER`; fails at `cut`, is killed by `deadly`. What it read is in `given`."""

    store: Store
    extractions: Extractions
    given: list[str] = field(default_factory=list)
    room: int = 4

    def give(self, sha256: str, file_name: str, again: bool) -> "Future[Answer]":
        self.given.append(file_name)
        future: Future[Answer] = Future()
        future.set_result(self._answer(sha256, file_name))
        return future

    def keep(self, sha256: str, answer: Answer) -> None:
        self.extractions.keep(sha256, answer)

    def _answer(self, sha256: str, file_name: str) -> Answer:
        text = self.store.documents.read(sha256).decode()
        if "cut" in text:
            return Answer(failure=Failure.of(Truncated()))
        if "deadly" in text:
            return Answer(failure=Failure.of(Quarantined()))
        info = DocumentInfo(
            sha256=sha256,
            file_name=file_name,
            media_type="application/pdf",
            page_count=1,
            kind=DocumentKind.TEST_REPORT,
        )
        number = Value(value=text.split()[1], confidence=1.0)
        return Answer.of(TestReport(document=info, report_number=number))
