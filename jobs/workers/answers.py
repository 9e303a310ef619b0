"""What comes back from a worker: a report as JSON with its outline, or an error as plain data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from models.document import PageStatus
from models.exceptions import GreenlaneError
from models.report import DocumentKind, TestReport


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that crossed a process boundary."""

    code: str
    message: str
    remedy: str
    exit_code: int
    http_status: int
    retryable: bool
    details: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, error: GreenlaneError) -> "Failure":
        """The failure that an error stands for."""
        return cls(
            error.code,
            error.message,
            error.remedy,
            error.exit_code,
            error.http_status,
            error.retryable,
            error.details,
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """What a folder is sorted by: enough of a report to group ten thousand without holding their pages.

    It speaks of the file with all papers inside it; `enclosed` are number and SHA-256 of the reports inside.
    """

    kind: str
    report_number: str | None
    laboratory: str | None
    identifiers: tuple[str, ...]
    pages: int
    pages_unread: int
    enclosed: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, report: TestReport) -> "Outline":
        """The outline of a report. A cover without a number of its own goes by the first report inside."""
        papers = report.papers()
        pages = [page for paper in papers for page in paper.document.pages]
        laboratories = [paper.laboratory.name for paper in papers if paper.laboratory.name]
        named = papers[:1] if report.document.kind is DocumentKind.TEST_REPORT else papers
        numbers = [paper.report_number.value for paper in named if paper.report_number]
        return cls(
            kind=report.document.kind,
            report_number=next((number for number in numbers if number), None),
            laboratory=next((name.value for name in laboratories if name.value), None),
            identifiers=tuple(
                dict.fromkeys(one.value for paper in papers for one in paper.product.identifiers)
            ),
            pages=sum(paper.document.page_count for paper in papers),
            pages_unread=sum(page.status is PageStatus.NOT_READ for page in pages),
            enclosed=tuple(_numbered(papers[1:])),
        )


def _numbered(papers: Iterable[TestReport]) -> Iterator[tuple[str, str]]:
    """Number and SHA-256 of the test reports among the papers."""
    for paper in papers:
        number = paper.report_number.value if paper.report_number else None
        if number and paper.document.kind is DocumentKind.TEST_REPORT:
            yield number, paper.document.sha256


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one task: a report as JSON with its outline, or a failure.

    The report stays text until somebody asks for it: most are only kept.
    """

    text: str | None = None
    outline: Outline | None = None
    failure: Failure | None = None
    seconds: float = 0.0
    attempts: int = 1

    @classmethod
    def of(cls, report: TestReport, seconds: float = 0.0) -> "Answer":
        """The answer that a report is."""
        return cls(report.model_dump_json(), Outline.of(report), None, seconds)

    @property
    def report(self) -> TestReport | None:
        """The report, made from its text; None for a failure."""
        return TestReport.model_validate_json(self.text) if self.text is not None else None

    @property
    def whole(self) -> bool:
        """Whether every page was read."""
        return self.outline is not None and self.outline.pages_unread == 0
