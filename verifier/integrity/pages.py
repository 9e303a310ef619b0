"""All pages of "page x of N" are there, each once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from models.document import PageSource
from models.report import PageInfo
from verifier.draft import About, Draft, needs_review, not_met
from verifier.grounds import whole
from verifier.paper import Paper
from verifier.text import fold


def check_pages(paper: Paper, parts: Sequence[Paper]) -> Iterator[Draft]:
    """Looks at what the pages count of themselves. `parts` are further files of the same report."""
    about = About(paper)
    if paper.unread_pages:
        pages = [str(page) for page in paper.unread_pages]
        yield needs_review("pages-unread", about, pages=pages, file=paper.report.document.file_name)
    own = sorted(paper.report.document.pages, key=lambda page: page.number)
    totals = sorted({page.printed_total for page in own if page.printed_total})
    if len(totals) > 1:
        yield needs_review("totals-differ", about, totals=[str(total) for total in totals])
    elif totals:
        yield from _against_total(paper, own, parts, totals[0])
    else:
        yield from _gaps(paper, own)


def _against_total(
    paper: Paper, own: Sequence[PageInfo], parts: Sequence[Paper], total: int
) -> Iterator[Draft]:
    """A scanned page beyond the total may be any that seems to be missing: its number is misread."""
    about = About(paper)
    counted = Counter(page.printed_number for page in own if page.printed_number)
    elsewhere = {page.printed_number for part in parts for page in part.report.document.pages}
    missing = [number for number in range(1, total + 1) if number not in counted and number not in elsewhere]
    bare = [page for page in own if page.printed_number is None]
    strangers = [str(page.number) for page in bare if not _carries_number(paper, page)]
    misread = [page for page in own if page.source is not PageSource.TEXT_LAYER and _beyond(page, total)]
    if len(missing) > len(bare) + len(misread):
        grounds = whole(paper)
        yield not_met(
            "pages-missing", about, grounds, missing=[str(number) for number in missing], total=total
        )
    elif strangers and (missing or len(own) > total):
        yield needs_review("pages-unnumbered", about, pages=strangers, total=total)
    repeated = [str(number) for number, times in sorted(counted.items()) if times > 1]
    if repeated:
        yield needs_review("pages-repeated", about, pages=repeated)
    beyond = [str(number) for number in sorted(counted) if number > total]
    if beyond:
        yield needs_review("pages-beyond-total", about, pages=beyond, total=total)


def _beyond(page: PageInfo, total: int) -> bool:
    return page.printed_number is not None and page.printed_number > total


def _carries_number(paper: Paper, page: PageInfo) -> bool:
    return paper.number_key in {fold(number) for number in page.report_numbers}


def _gaps(paper: Paper, own: Sequence[PageInfo]) -> Iterator[Draft]:
    """Numbered without a total: a number left out in between."""
    counted = {page.printed_number for page in own if page.printed_number}
    missing = [str(number) for number in range(1, max(counted, default=0)) if number not in counted]
    if len(missing) > sum(page.printed_number is None for page in own):
        yield needs_review("page-gap", About(paper), missing=missing)
