"""Papers inside a file: read one by one within the limits of one document, what is not read stands there."""

import hashlib
from collections.abc import Callable

import pytest

from models.document import Attachment, Document, Page, PageSource, PageStatus
from models.exceptions import DocumentUnreadable, LimitExceeded, OutOfTime
from models.progress import Progress, no_progress
from models.report import DocumentInfo, DocumentKind, TestReport
from parser import enclosed
from parser.enclosed import Unfolding
from parser.reading.options import ReadingOptions

Reading = tuple[TestReport, Document]
BAD = {"locked.pdf": DocumentUnreadable("Locked."), "broken.pdf": ValueError("a mistake")}


def inside(name: str) -> Attachment:
    return Attachment(name, "application/pdf", hashlib.sha256(name.encode()).hexdigest(), name.encode(), True)


def reading(holds: dict[str, list[str]], pages: int = 1) -> Callable[..., Reading]:
    """A reader to which a document is its own name; `holds` says which documents lie in which."""

    def read_one(data: bytes, file_name: str, options: ReadingOptions, progress: Progress) -> Reading:
        name = data.decode()
        if name in BAD:
            raise BAD[name]
        if pages > options.page_limit:
            raise LimitExceeded("page_limit", options.page_limit, pages)
        for page in range(1, pages + 1):
            progress(page, pages, file_name)
        sha256 = hashlib.sha256(data).hexdigest()
        read = tuple(Page(number, 1, 1, PageStatus.READ, PageSource.TEXT_LAYER) for number in range(pages))
        attachments = tuple(inside(one) for one in holds.get(name, []))
        info = DocumentInfo(
            sha256=sha256,
            file_name=file_name,
            media_type="application/pdf",
            page_count=pages,
            kind=DocumentKind.OTHER,
        )
        return TestReport(document=info), Document(
            sha256, file_name, "application/pdf", read, attachments=attachments
        )

    return read_one


def unfolding(
    holds: dict[str, list[str]], pages: int = 1, page_limit: int = 300, progress: Progress = no_progress
) -> TestReport:
    work = Unfolding(reading(holds, pages), ReadingOptions(page_limit=page_limit), progress)
    return work.whole(b"all.pdf", "all.pdf")


def names(report: TestReport) -> list[str]:
    return [one.document.file_name for one in report.papers()]


def not_read(report: TestReport) -> list[str]:
    return [one.document.file_name for one in report.papers() if one.document.page_count == 0]


def test_each_is_named_by_its_path_and_by_the_file_that_came() -> None:
    report = unfolding({"all.pdf": ["a.pdf", "more.pdf"], "more.pdf": ["b.pdf"]})
    assert names(report) == ["all.pdf", "all.pdf/a.pdf", "all.pdf/more.pdf", "all.pdf/more.pdf/b.pdf"]
    whole = report.document.sha256
    assert {one.document.enclosed_in for one in report.papers()[1:]} == {whole}


def test_the_file_under_another_name_renames_what_is_inside() -> None:
    report = unfolding({"all.pdf": ["a.pdf"]})
    document = report.document.model_copy(update={"file_name": "sent.pdf"})
    assert names(report.model_copy(update={"document": document})) == ["sent.pdf", "sent.pdf/a.pdf"]


def test_one_that_holds_itself_ends() -> None:
    assert names(unfolding({"all.pdf": ["a.pdf"], "a.pdf": ["a.pdf"]})) == ["all.pdf", "all.pdf/a.pdf"]


@pytest.mark.parametrize("bad", sorted(BAD))
def test_a_bad_one_costs_only_itself(bad: str) -> None:
    report = unfolding({"all.pdf": ["a.pdf", bad, "b.pdf"]})
    assert not_read(report) == [f"all.pdf/{bad}"]
    assert report.papers()[2].warnings


def test_too_deep_is_not_read_and_told() -> None:
    chain = {"all.pdf": ["1"], "1": ["2"], "2": ["3"], "3": ["4"], "4": ["5"]}
    assert not_read(unfolding(chain)) == ["all.pdf/1/2/3/4"]


def test_too_many_are_not_read_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosed, "MOST_PAPERS", 2)
    assert not_read(unfolding({"all.pdf": ["a", "b", "c"]})) == ["all.pdf/c"]


def test_too_many_bytes_are_not_read_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosed, "MOST_BYTES", 2)
    assert not_read(unfolding({"all.pdf": ["a", "b", "c"]})) == ["all.pdf/c"]


def test_pages_count_together() -> None:
    report = unfolding({"all.pdf": ["a", "b"]}, pages=4, page_limit=10)
    assert not_read(report) == ["all.pdf/b"]


def test_once_the_time_is_up_the_rest_is_told_and_what_was_read_is_kept() -> None:
    def impatient(done: int, total: int, file_name: str) -> None:
        if done > 2 and done < total:
            raise OutOfTime("document_seconds", 1, 2)

    report = unfolding({"all.pdf": ["a", "b"]}, pages=2, progress=impatient)
    assert not_read(report) == ["all.pdf/a", "all.pdf/b"]
    assert report.papers()[0].document.page_count == 2


def test_progress_goes_on_from_paper_to_paper() -> None:
    told: list[tuple[int, int]] = []
    unfolding({"all.pdf": ["a"]}, pages=2, progress=lambda done, total, _: told.append((done, total)))
    assert told == [(1, 2), (2, 2), (3, 4), (4, 4)]
