"""A PDF's pages: each read alone, closed after use, so that a bad one costs only itself."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium_c

from models.document import Code, Edit, FormField, Page, PageSource, PageStatus
from models.exceptions import DocumentUnreadable, LimitExceeded
from models.progress import Progress
from parser.reading import reasons
from parser.reading.options import ReadingOptions
from parser.reading.pdf.attachments import Enclosed, read_attachments
from parser.reading.pdf.form_fields import read_form_fields
from parser.reading.pdf.metadata import Metadata, read_metadata
from parser.reading.pdf.page import Memory, PageReading, read_page
from parser.reading.pdf.pdfium import loaded, opened
from parser.reading.pdf.second_layer import SecondLayer
from parser.reading.scanned.upright_image import PageImages


@dataclass(frozen=True, slots=True)
class PdfReading:
    """What a PDF gave: its pages with codes and signs of edits, enclosed files, fields, metadata."""

    pages: tuple[Page, ...]
    codes: tuple[Code, ...]
    edits: tuple[Edit, ...]
    enclosed: Enclosed
    form_fields: tuple[FormField, ...]
    metadata: Metadata


def read_pdf(
    data: bytes, file_name: str, options: ReadingOptions, progress: Progress, images: PageImages
) -> PdfReading:
    """Reads every page; the images of the last scanned ones are kept.

    Raises the errors of `opened`; a bad page is `not_read` and says why."""
    fields = read_form_fields(data)
    on_page = _by_page(fields)
    readings: list[PageReading] = []
    with opened(data, options) as document:
        total, memory = len(document), Memory(SecondLayer(data), images)
        for index in range(total):
            readings.append(_one(document, index, on_page.get(index + 1, ()), options, memory))
            progress(index + 1, total, file_name)
        return PdfReading(
            tuple(_doubted(reading.page, document) for reading in readings),
            tuple(code for reading in readings for code in reading.codes),
            tuple(edit for reading in readings for edit in reading.edits),
            read_attachments(data, document),
            fields,
            read_metadata(document),
        )


def _by_page(fields: Iterable[FormField]) -> dict[int, tuple[FormField, ...]]:
    pages: dict[int, tuple[FormField, ...]] = defaultdict(tuple)
    for field in fields:
        pages[field.page] += (field,)
    return pages


def _one(
    document: pypdfium2.PdfDocument,
    index: int,
    fields: tuple[FormField, ...],
    options: ReadingOptions,
    memory: Memory,
) -> PageReading:
    try:
        with loaded(document, index) as page:
            return read_page(page, index + 1, fields, options, memory)
    except DocumentUnreadable:
        return _unread(index + 1, reasons.DAMAGED)
    except LimitExceeded as error:
        return _unread(index + 1, f"{reasons.LIMIT}{error.details['name']}")


def _doubted(page: Page, document: pypdfium2.PdfDocument) -> Page:
    dynamic = document.get_formtype() == pdfium_c.FORMTYPE_XFA_FULL
    if not dynamic or page.status is not PageStatus.READ:
        return page
    return replace(page, status=PageStatus.READ_WITH_DOUBT, reason=reasons.DYNAMIC_FORM)


def _unread(number: int, reason: str) -> PageReading:
    return PageReading(Page(number, 0.0, 0.0, PageStatus.NOT_READ, PageSource.TEXT_LAYER, reason=reason))
