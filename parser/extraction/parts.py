"""Which pages of a file are one report: a file may hold two, or a report and its certificate."""

from dataclasses import replace

from models.document import Document
from parser.extraction.folding import fold
from parser.extraction.labelled.gathering import Gathered
from parser.extraction.labelled.layout import Zone
from parser.extraction.report_number import number_readings


def main_pages(gathered: Gathered) -> frozenset[int] | None:
    """The pages of the first report, where running heads show that others follow; None for a single report.

    A page belongs to the report whose number its head, or that of the page before, states.
    """
    owners = _stated(gathered)
    numbers = list(dict.fromkeys(owners[page] for page in sorted(owners)))
    if len(numbers) < 2:
        return None
    pages: list[int] = []
    owner = numbers[0]
    for layout in gathered.layouts:
        owner = owners.get(layout.page.number, owner)
        if owner == numbers[0]:
            pages.append(layout.page.number)
    others = [page for page in owners if owners[page] != numbers[0]]
    return frozenset(pages) if others and _begins_again(gathered, min(others)) else None


def _stated(gathered: Gathered) -> dict[int, str]:
    """Page to the number that its head or cover states."""
    found: dict[int, str] = {}
    for item in number_readings(gathered):
        if item.confidence >= 0.75:
            found.setdefault(item.evidence.page, item.key)
    return found


def _begins_again(gathered: Gathered, page: int) -> bool:
    """Whether a new paper begins on this page: its own title, or a page count that starts anew."""
    from parser.extraction.pages import printed_page

    layout = gathered.layouts_by_page[page]
    printed, _ = printed_page(gathered, layout)
    if printed == 1:
        return True
    titles = [
        f for f in layout.fragments if f.zone is not Zone.FOOTER and f.box.top < 0.4 * layout.page.height
    ]
    return printed is None and any(
        gathered.lexicon.phrases(f.text, "kind_test_report_phrases") and len(fold(f.text).text) < 30
        for f in titles
    )


def only_pages(document: Document, pages: frozenset[int]) -> Document:
    """The document without the other pages and what stands on them."""
    return replace(
        document,
        pages=tuple(page for page in document.pages if page.number in pages),
        tables=tuple(table for table in document.tables if all(part.page in pages for part in table.parts)),
        codes=tuple(code for code in document.codes if code.page in pages),
        edits=tuple(edit for edit in document.edits if edit.page in pages),
        form_fields=tuple(item for item in document.form_fields if item.page in pages),
    )
