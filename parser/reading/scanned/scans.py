"""A page read from its image."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from models.document import Code, Edit, Page, PageSource, Picture, Word
from models.geometry import inverse, through
from parser.reading.codes.symbology import LINEAR
from parser.reading.lines import lines_of
from parser.reading.options import ReadingOptions
from parser.reading.scanned.raster import RasterReading, read_raster
from parser.reading.scanned.recognising import UNREAD
from parser.reading.scanned.upright_image import PageImages
from parser.reading.words import sorted_words


def scanned_page(
    image: NDArray[np.uint8], dpi: float, number: int, options: ReadingOptions, images: PageImages
) -> Page:
    """The page read by OCR from its RGB image, described straightened (see `models.document.Page`).

    Its image is kept among the `images`.
    """
    reading = read_raster(image, dpi, options)
    page = page_of(reading, number)
    images.keep(page, reading.bare)
    return page


def page_of(reading: RasterReading, number: int) -> Page:
    """What was read on an image, as a page."""
    words = sorted_words(reading.words)
    return Page(
        number,
        reading.width,
        reading.height,
        reading.status,
        PageSource.OCR,
        rotation=reading.rotation,
        reason=reading.reason,
        words=words,
        lines=lines_of(words, reading.rules),
        rules=reading.rules,
        to_filed=reading.to_filed,
    )


def straightened_codes(codes: Iterable[Code], page: Page) -> tuple[Code, ...]:
    """Codes found on the page as filed, placed on the page as described."""
    back = None if page.to_filed is None else inverse(page.to_filed)
    return tuple(replace(code, box=through(code.box, back)) for code in codes)


def without_marks_of_codes(page: Page, codes: Iterable[Code]) -> Page:
    """The page without the unread marks inside its codes that were read: they are no writing.

    `codes` are placed on the page as described. Words stay: one may be stamped over a code.
    """
    squares = [code.box for code in codes if code.readable and code.symbology not in LINEAR]

    def is_mark(word: Word) -> bool:
        return word.text == UNREAD and any(square.holds(*word.box.middle) for square in squares)

    words = tuple(word for word in page.words if not is_mark(word))
    if len(words) == len(page.words):
        return page
    return replace(page, words=words, lines=lines_of(words, page.rules))


def straightened_edits(edits: Iterable[Edit], page: Page) -> tuple[Edit, ...]:
    """Signs of edits found on the page as filed, placed on the page as described."""
    back = None if page.to_filed is None else inverse(page.to_filed)
    return tuple(replace(edit, box=through(edit.box, back)) for edit in edits)


def straightened_pictures(pictures: Iterable[Picture], page: Page) -> tuple[Picture, ...]:
    """Pictures of the page as filed, placed on the page as described."""
    back = None if page.to_filed is None else inverse(page.to_filed)
    return tuple(replace(picture, box=through(picture.box, back)) for picture in pictures)
