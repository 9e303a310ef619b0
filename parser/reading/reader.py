"""The whole of reading: bytes in, one document out."""

import hashlib
from collections.abc import Iterable

from models.document import Document, Page, PageSource, ReadingWarning
from models.progress import Progress, no_progress
from parser.reading import sniff
from parser.reading.ocr.engines import missing_readers
from parser.reading.options import ReadingOptions
from parser.reading.pdf.pages import read_pdf
from parser.reading.pdf.pdfium import revisions
from parser.reading.pdf.unpacking import check_unpacked
from parser.reading.pictures import without_marks
from parser.reading.reasons import OCR_MISSING
from parser.reading.scanned.image_pages import read_image
from parser.reading.scanned.upright_image import PageImages
from parser.reading.signatures.process import begin_signatures
from parser.reading.tables import build_tables


def read_document(
    data: bytes,
    file_name: str,
    options: ReadingOptions = ReadingOptions(),  # noqa: B008  (frozen)
    progress: Progress = no_progress,
    images: PageImages | None = None,
) -> Document:
    """Reads one file, whatever its name says. The last scanned pages' images are kept among the `images`.

    Raises `EmptyFile`, `UnsupportedMedia`, `Truncated`, `PasswordNeeded`, `DocumentUnreadable` or
    `LimitExceeded`. A page that cannot be read is in the result, with status `not_read` and the reason.
    """
    media_type = sniff.media_type(data)
    images = PageImages() if images is None else images
    if media_type == sniff.PDF:
        return _pdf(data, file_name, options, progress, images)
    pages, codes = read_image(data, media_type, file_name, options, progress, images)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        file_name=file_name,
        media_type=media_type,
        pages=pages,
        tables=build_tables(pages),
        codes=codes,
        warnings=_lacking(pages, options),
    )


def _lacking(pages: Iterable[Page], options: ReadingOptions) -> tuple[ReadingWarning, ...]:
    """What to say of the OCR readers where a page needed them."""
    needed = any(page.source is not PageSource.TEXT_LAYER or page.reason == OCR_MISSING for page in pages)
    return tuple(missing_readers(options)) if needed and options.ocr else ()


def _pdf(
    data: bytes, file_name: str, options: ReadingOptions, progress: Progress, images: PageImages
) -> Document:
    check_unpacked(data, options)
    signatures = begin_signatures(data, options.trust_roots)
    reading = read_pdf(data, file_name, options, progress, images)
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        file_name=file_name,
        media_type=sniff.PDF,
        pages=reading.pages,
        tables=build_tables(map(without_marks, reading.pages)),
        codes=reading.codes,
        signatures=signatures(),
        edits=reading.edits,
        attachments=reading.enclosed.attachments,
        form_fields=reading.form_fields,
        warnings=(*reading.enclosed.warnings, *_lacking(reading.pages, options)),
        producer=reading.metadata.producer,
        created=reading.metadata.created,
        modified=reading.metadata.modified,
        revisions=revisions(data),
    )
