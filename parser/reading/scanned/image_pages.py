"""The pages of an image file, each read by OCR and searched for codes."""

from models.document import Code, Page, PageSource, PageStatus
from models.exceptions import DocumentUnreadable, EngineFailed, LimitExceeded, ToolMissing
from models.progress import Progress
from parser.reading import reasons
from parser.reading.codes import find_codes
from parser.reading.options import ReadingOptions
from parser.reading.scanned.images import Frame, frame, opened_image, page_count
from parser.reading.scanned.scans import scanned_page, straightened_codes, without_marks_of_codes
from parser.reading.scanned.upright_image import PageImages


def read_image(
    data: bytes,
    media_type: str,
    file_name: str,
    options: ReadingOptions,
    progress: Progress,
    images: PageImages,
) -> tuple[tuple[Page, ...], tuple[Code, ...]]:
    """The pages of the image and the codes on them; the last pages' images are kept.

    Raises `DocumentUnreadable`, `Truncated` or `LimitExceeded` when not even the first page can be decoded;
    a later bad page is `not_read` and says why.
    """
    pages: list[Page] = []
    codes: list[Code] = []
    with opened_image(data, media_type, options) as image:
        total = page_count(image)
        for index in range(total):
            try:
                decoded = frame(image, index, options)
            except (DocumentUnreadable, LimitExceeded) as error:
                if not index:
                    raise
                pages.append(_unread(index + 1, _reason(error)))
            else:
                page, found = _read(decoded, index + 1, options, images)
                pages.append(page)
                codes.extend(found)
            progress(index + 1, total, file_name)
    return tuple(pages), tuple(codes)


def _read(
    decoded: Frame, number: int, options: ReadingOptions, images: PageImages
) -> tuple[Page, tuple[Code, ...]]:
    page = _by_ocr(decoded, number, options, images)
    if not options.codes:
        return page, ()
    codes = straightened_codes(find_codes(decoded.pixels, decoded.dpi, number), page)
    return without_marks_of_codes(page, codes), codes


def _by_ocr(decoded: Frame, number: int, options: ReadingOptions, images: PageImages) -> Page:
    if not options.ocr:
        return _unread(number, reasons.OCR_OFF)
    try:
        return scanned_page(decoded.pixels, decoded.dpi, number, options, images)
    except ToolMissing:
        return _unread(number, reasons.OCR_MISSING)
    except EngineFailed:
        return _unread(number, reasons.OCR_FAILED)


def _reason(error: DocumentUnreadable | LimitExceeded) -> str:
    return f"{reasons.LIMIT}{error.details['name']}" if isinstance(error, LimitExceeded) else reasons.DAMAGED


def _unread(number: int, reason: str) -> Page:
    return Page(number, 0.0, 0.0, PageStatus.NOT_READ, PageSource.OCR, reason=reason)
