"""The seam to PDFium: opening documents and pages, and turning its errors into ours.

PDFium is not thread-safe: one thread of a process may use it (see pypdfium2's documentation).
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium_c

from models.exceptions import DocumentUnreadable, LimitExceeded, PasswordNeeded, Truncated
from parser.reading.options import ReadingOptions

logging.getLogger("pypdfium2").setLevel(logging.ERROR)

Handle = Any
"""A handle or a ctypes pointer of PDFium."""


@contextmanager
def opened(data: bytes, options: ReadingOptions) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF in `data`, closed afterwards. An empty user password is tried by PDFium itself.

    Raises `PasswordNeeded`, `Truncated`, `DocumentUnreadable`, or `LimitExceeded` for too many pages.
    """
    if _cut_off(data):
        raise Truncated
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _translated(error) from error
    try:
        yield _checked(document, options)
    finally:
        document.close()


def _checked(document: pypdfium2.PdfDocument, options: ReadingOptions) -> pypdfium2.PdfDocument:
    pages = len(document)
    if pages > options.page_limit:
        raise LimitExceeded("page_limit", options.page_limit, pages)
    if pages == 0:
        raise DocumentUnreadable("The PDF has no pages.")
    return document


def _translated(error: pypdfium2.PdfiumError) -> DocumentUnreadable:
    code = getattr(error, "err_code", None)
    if code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
        return PasswordNeeded()
    return DocumentUnreadable("The PDF is damaged and cannot be opened.")


def _cut_off(data: bytes) -> bool:
    """Whether the file ends before its last cross-reference section: PDFium would repair it in silence."""
    end = max(data.rfind(b"startxref"), data.rfind(b"%%EOF"))
    return end < 0 or b" obj" in data[end:]


def revisions(data: bytes) -> int:
    """How often the PDF was saved: once, and once more for every incremental update appended to it."""
    ends = data.count(b"startxref")
    linearized = b"/Linearized" in data[:1024]
    return max(1, ends - 1 if linearized else ends)


@contextmanager
def loaded(document: pypdfium2.PdfDocument, index: int) -> Iterator[pypdfium2.PdfPage]:
    """The page at 0-based `index`, closed afterwards. Raises `DocumentUnreadable` for a damaged one."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise DocumentUnreadable("The page is damaged and cannot be read.") from error
    try:
        yield page
    finally:
        page.close()
