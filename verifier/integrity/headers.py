"""One report number and one issue date on all pages."""

from collections.abc import Iterator

from models.document import PageSource, PageStatus
from models.report import PageInfo
from verifier.draft import About, Draft, needs_review, not_met
from verifier.grounds import Grounds, read
from verifier.paper import Paper
from verifier.similarity import is_near
from verifier.text import fold


def check_headers(paper: Paper) -> Iterator[Draft]:
    """Compares what headers and footers print with the report's own number and date."""
    yield from _number(paper)
    yield from _issue_date(paper)


def _number(paper: Paper) -> Iterator[Draft]:
    about, key = About(paper), paper.number_key
    grounds = read(paper, paper.report.report_number)
    if key is None:
        yield needs_review("number-missing", about, grounds)
        return
    strange = [page for page in _sorted(paper) if page.report_numbers and not _has(page, key)]
    misread = [page for page in strange if _may_be_misread(page, key)]
    other = [page for page in strange if page not in misread]
    if other:
        plain = Grounds(grounds.evidence) if all(_is_plain(page) for page in other) else grounds
        yield not_met("number-differs", about, plain, pages=_pages(other), printed=_numbers(other))
    if misread:
        yield needs_review("number-nearly", about, grounds, pages=_pages(misread), printed=_numbers(misread))
    if grounds.doubts and not other:
        yield needs_review("number-doubtful", about, grounds)


def _is_plain(page: PageInfo) -> bool:
    """Whether the page's words are the file's own: two numbers in them differ, whichever is right."""
    return page.source is PageSource.TEXT_LAYER and page.status is PageStatus.READ


def _sorted(paper: Paper) -> list[PageInfo]:
    return sorted(paper.report.document.pages, key=lambda page: page.number)


def _has(page: PageInfo, key: str) -> bool:
    return key in {fold(number) for number in page.report_numbers}


def _may_be_misread(page: PageInfo, key: str) -> bool:
    """A number that continues ours ("…R1"), or one that a reader of pictures may have got wrong."""
    numbers = [fold(number) for number in page.report_numbers]
    if any(number.startswith(key) or key.startswith(number) for number in numbers if number):
        return True
    return page.source is not PageSource.TEXT_LAYER and any(is_near(number, key) for number in numbers)


def _pages(pages: list[PageInfo]) -> list[str]:
    return [str(page.number) for page in pages]


def _numbers(pages: list[PageInfo]) -> list[str]:
    return sorted({number for page in pages for number in page.report_numbers})


def _issue_date(paper: Paper) -> Iterator[Draft]:
    about, value = About(paper), paper.report.dates.issued
    if value is None or (value.value is None and not value.readings):
        yield needs_review("issue-date-missing", about)
        return
    grounds, meant = read(paper, value), set(paper.timeline.possible["issued"])
    strange = [page for page in _sorted(paper) if page.issue_dates and not meant & set(page.issue_dates)]
    dates = sorted({day.isoformat() for page in strange for day in page.issue_dates})
    if not strange:
        return
    if all(page.source is PageSource.TEXT_LAYER for page in strange):
        yield not_met(
            "issue-date-differs", about, Grounds(grounds.evidence), pages=_pages(strange), printed=dates
        )
    else:
        yield needs_review("issue-date-misread", about, grounds, pages=_pages(strange), printed=dates)
