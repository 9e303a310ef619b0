"""A PDF's pages: each read alone, closed after use, so that a bad one costs only itself."""

from dataclasses import dataclass, replace

import pypdfium2

from models.document import Page, PageSource, PageStatus, Word
from models.exceptions import DocumentUnreadable, LimitExceeded
from models.geometry import Box
from models.progress import Progress
from parser.reading.drawings import Drawings, read_drawings
from parser.reading.glyphs import read_layer
from parser.reading.lines import lines_of
from parser.reading.metadata import Metadata, read_metadata
from parser.reading.options import ReadingOptions
from parser.reading.pdf_objects import painting_of
from parser.reading.pdfium import loaded, opened
from parser.reading.placing import placing_of
from parser.reading.upright import needed_turn, turned_picture, turned_rule, turned_word
from parser.reading.words import sorted_words, words_of


@dataclass(frozen=True, slots=True)
class PdfReading:
    """What a PDF gave: its pages and what it says of itself."""

    pages: tuple[Page, ...]
    metadata: Metadata


def read_pdf(data: bytes, file_name: str, options: ReadingOptions, progress: Progress) -> PdfReading:
    """Reads every page. Raises the errors of `opened`; a bad page is `not_read` and says why."""
    pages: list[Page] = []
    with opened(data, options) as document:
        total = len(document)
        for index in range(total):
            pages.append(_page(document, index, options))
            progress(index + 1, total, file_name)
        return PdfReading(tuple(pages), read_metadata(document))


def _page(document: pypdfium2.PdfDocument, index: int, options: ReadingOptions) -> Page:
    try:
        with loaded(document, index) as page:
            return _read(page, index + 1, options)
    except (DocumentUnreadable, LimitExceeded) as error:
        return Page(index + 1, 0.0, 0.0, PageStatus.NOT_READ, PageSource.TEXT_LAYER, reason=error.message)


def _read(page: pypdfium2.PdfPage, number: int, options: ReadingOptions) -> Page:
    placing = placing_of(page)
    painting = painting_of(page)
    if painting.count > options.object_limit:
        raise LimitExceeded("object_limit", options.object_limit, painting.count)
    drawings = read_drawings(painting, Box(0, 0, placing.width, placing.height), number)
    words = words_of(read_layer(page, placing, painting).glyphs)
    turn = needed_turn(words, placing.width, placing.height)
    if turn is None:
        return _page_of(number, (placing.width, placing.height), words, drawings)
    turned = _page_of(
        number,
        turn.size,
        sorted_words(turned_word(word, turn) for word in words),
        Drawings(
            tuple(turned_rule(rule, turn) for rule in drawings.rules),
            tuple(turned_picture(picture, turn) for picture in drawings.pictures),
        ),
    )
    return replace(turned, rotation=turn.angle, to_filed=turn.to_filed)


def _page_of(number: int, size: tuple[float, float], words: tuple[Word, ...], drawings: Drawings) -> Page:
    return Page(
        number,
        *size,
        PageStatus.READ,
        PageSource.TEXT_LAYER,
        words=words,
        lines=lines_of(words, drawings.rules),
        rules=drawings.rules,
        pictures=drawings.pictures,
    )
