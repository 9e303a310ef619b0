"""Papers inside a file: each PDF of a portfolio or attached to a report is read as a document of its own."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from models.document import Attachment, Document, PageSource, PageStatus
from models.exceptions import GreenlaneError, LimitExceeded, OutOfTime
from models.progress import Progress
from models.report import DocumentInfo, DocumentKind, PageInfo, ReportWarning, TestReport
from parser.reading.options import ReadingOptions
from parser.reading.pdf.attachments import enclosed_papers

MOST_PAPERS = 40
"""Papers read out of one file as received; the parts of one submission are fewer."""

DEEPEST = 3
"""Files inside files inside the file as received: deeper than this nothing is opened."""

MOST_BYTES = 200_000_000
"""Bytes of all papers inside one file as received, once unpacked."""

ReadOne = Callable[[bytes, str, ReadingOptions, Progress], tuple[TestReport, Document]]
"""Reads one document without what it encloses."""


@dataclass(slots=True)
class Unfolding:
    """Reads a file and the papers inside it, all of them within the limits of one document.

    What is not read stands in its place as a paper that says so.
    """

    read_one: ReadOne
    options: ReadingOptions
    progress: Progress
    pages: int = 0
    papers: int = 0
    size: int = 0
    late: OutOfTime | None = None
    seen: set[str] = field(default_factory=set)

    def whole(self, data: bytes, file_name: str, depth: int = 0) -> TestReport:
        """The report of a document with what it encloses. Raises what reading the document itself raises."""
        left = replace(self.options, page_limit=max(1, self.options.page_limit - self.pages))
        report, document = self.read_one(data, file_name, left, self._onward)
        self.pages += len(document.pages)
        enclosed = tuple(self._enclosed(one, depth + 1) for one in document.attachments if self._is_new(one))
        return report.model_copy(update={"enclosed": enclosed}) if enclosed else report

    def _is_new(self, paper: Attachment) -> bool:
        """Whether it is to be read: a copy of what was read before says nothing more."""
        new = paper.paper and paper.sha256 not in self.seen
        self.seen.add(paper.sha256)
        return new

    def _onward(self, pages_done: int, pages_total: int, file_name: str) -> None:
        self.progress(self.pages + pages_done, self.pages + pages_total, file_name)

    def _enclosed(self, paper: Attachment, depth: int) -> TestReport:
        """A paper inside. Whatever is wrong with it costs it alone."""
        self.papers += 1
        self.size += len(paper.content)
        try:
            self._must_fit(depth)
            return self.whole(paper.content, paper.name, depth)
        except OutOfTime as error:
            self.late = error
            return unread_report(paper.content, paper.name, error)
        except GreenlaneError as error:
            return unread_report(paper.content, paper.name, error)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - a mistake of ours costs one paper and not its neighbours
            return unread_report(paper.content, paper.name, GreenlaneError())

    def _must_fit(self, depth: int) -> None:
        """Raises `LimitExceeded` where a paper goes beyond what is read of one file."""
        if self.late is not None:
            raise self.late
        counts = (
            ("enclosed_depth", DEEPEST, depth),
            ("enclosed_papers", MOST_PAPERS, self.papers),
            ("enclosed_bytes", MOST_BYTES, self.size),
            ("page_limit", self.options.page_limit, self.pages + 1),
        )
        for name, allowed, got in counts:
            if got > allowed:
                raise LimitExceeded(name, allowed, got)


def paper_in(data: bytes, sha256: str) -> bytes | None:
    """The bytes with this SHA-256: those of the file in `data` itself, or of a paper inside it; else None."""
    if hashlib.sha256(data).hexdigest() == sha256:
        return data
    papers = enclosed_papers(data, DEEPEST)
    return next((paper.content for paper in papers if paper.sha256 == sha256), None)


def unread_report(data: bytes, file_name: str, error: GreenlaneError) -> TestReport:
    """Stands for a file that nobody could read, so that it keeps the verdict from `ready`."""
    page = PageInfo(number=1, status=PageStatus.NOT_READ, source=PageSource.TEXT_LAYER, reason=error.code)
    info = DocumentInfo(
        sha256=hashlib.sha256(data).hexdigest(),
        file_name=file_name,
        media_type="application/octet-stream",
        page_count=0,
        kind=DocumentKind.UNKNOWN,
        pages=(page,),
    )
    warning = ReportWarning(code=error.code, message=f"{error.message} {error.remedy}")
    return TestReport(document=info, warnings=(warning,))
