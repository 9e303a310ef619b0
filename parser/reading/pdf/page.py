"""One page of a PDF: its text layer, and OCR where that is not enough."""

from dataclasses import dataclass, field, replace

import pypdfium2

from models.document import Code, Edit, FormField, Page, PageSource, PageStatus, Word
from models.exceptions import GreenlaneError, LimitExceeded, ToolMissing
from models.geometry import Box
from parser.reading import reasons
from parser.reading.codes import codes_on_pdf_page, may_hold_code
from parser.reading.edits import find_edits
from parser.reading.lines import lines_of
from parser.reading.options import ReadingOptions
from parser.reading.pdf.decision import (
    LayerFacts,
    Plan,
    decide,
    is_garbled,
    junk_share,
    merged,
    pictured_share,
)
from parser.reading.pdf.drawings import Drawings, read_drawings
from parser.reading.pdf.form_fields import words_of_field
from parser.reading.pdf.glyphs import read_layer
from parser.reading.pdf.objects import Painting, painting_of
from parser.reading.pdf.passed_over import with_passed_over
from parser.reading.pdf.placing import Placing, placing_of
from parser.reading.pdf.rasterising import check_pictures, drawn_at
from parser.reading.pdf.repeats import Repeats
from parser.reading.pdf.second_layer import SecondLayer
from parser.reading.pdf.transcripts import compared, part_compared
from parser.reading.pdf.upright import Turn, needed_turn, turned_picture, turned_rule, turned_word
from parser.reading.pictures import SeenPictures, with_pictured_text
from parser.reading.scanned.scans import (
    scanned_page,
    straightened_codes,
    straightened_edits,
    straightened_pictures,
    without_marks_of_codes,
)
from parser.reading.scanned.upright_image import PageImages
from parser.reading.words import sorted_words, words_of


@dataclass(frozen=True, slots=True)
class PageReading:
    """What one page gave. Places are on the page as described (see `models.document.Page`)."""

    page: Page
    codes: tuple[Code, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(slots=True)
class Memory:
    """What is kept from page to page: a second reader of text, images of the last scanned pages, pictures
    without codes, what pictures say.
    """

    second: SecondLayer
    images: PageImages
    repeats: Repeats = field(default_factory=Repeats)
    pictures: SeenPictures = field(default_factory=SeenPictures)


def read_page(
    page: pypdfium2.PdfPage,
    number: int,
    fields: tuple[FormField, ...],
    options: ReadingOptions,
    memory: Memory,
) -> PageReading:
    """Reads the 1-based page `number`, with the words of the form `fields` that stand on it.

    `memory` holds the pictures of earlier pages, which need no second look. Raises `LimitExceeded` when the
    page holds more objects than `object_limit`.
    """
    painting = painting_of(page)
    if painting.count > options.object_limit:
        raise LimitExceeded("object_limit", options.object_limit, painting.count)
    placing = placing_of(page)
    layer = read_layer(page, placing, painting)
    layer = with_passed_over(layer, painting, placing, memory.second, number)
    found = find_edits(page, number, layer.glyphs, painting)
    seen = [glyph for index, glyph in enumerate(layer.glyphs) if index not in found.unseen]
    words = (*words_of(seen), *(word for field in fields for word in words_of_field(field)))
    drawings = read_drawings(painting, Box(0, 0, placing.width, placing.height), number)
    read = digital_page(number, placing, words, drawings)
    facts = LayerFacts(
        len(layer.glyphs),
        layer.unmapped,
        layer.private_use,
        found.transcript,
        junk_share(words),
        pictured_share(drawings.pictures, placing.width, placing.height),
        is_garbled(words),
    )
    read = _as_planned(page, painting, read, facts, options, memory)
    reading = PageReading(read)
    if painting.drawn:
        reading = _with_pictures(page, painting, reading, options, memory)
    edits = found.edits
    if found.searched:
        searched = words_of([layer.glyphs[index] for index in sorted(found.searched)])
        held = part_compared(reading.page, searched)
        reading = replace(reading, page=held or reading.page)
        edits = edits if held else (*edits, *found.if_untrue)
    return replace(reading, edits=straightened_edits(edits, reading.page))


def _as_planned(
    page: pypdfium2.PdfPage,
    painting: Painting,
    digital: Page,
    facts: LayerFacts,
    options: ReadingOptions,
    memory: Memory,
) -> Page:
    """The page read the way that was decided. A layer that does not count is never taken at its word."""
    plan = decide(facts)
    if plan is Plan.LAYER or not digital.words:
        return digital
    try:
        check_pictures(page, painting, options)
    except LimitExceeded as error:
        return _left_out(digital, error)
    read = _by_ocr(page, digital, options, memory)
    if read.status is PageStatus.NOT_READ:
        return replace(digital, status=PageStatus.READ_WITH_DOUBT, reason=read.reason)
    if plan is Plan.BOTH:
        return merged(digital, read)
    return compared(read, digital.words, facts.says_nothing)


def digital_page(number: int, placing: Placing, words: tuple[Word, ...], drawings: Drawings) -> Page:
    """The page of a text layer, turned upright where its text is printed sideways."""
    turn = needed_turn(words, placing.width, placing.height)
    if turn is None:
        return _page(number, (placing.width, placing.height), words, drawings)
    words = tuple(turned_word(word, turn) for word in words)
    upright = _page(number, turn.size, words, _turned(drawings, turn))
    return replace(upright, rotation=turn.angle, to_filed=turn.to_filed)


def _turned(drawings: Drawings, turn: Turn) -> Drawings:
    return Drawings(
        tuple(turned_rule(rule, turn) for rule in drawings.rules),
        tuple(turned_picture(picture, turn) for picture in drawings.pictures),
    )


def _page(number: int, size: tuple[float, float], words: tuple[Word, ...], drawings: Drawings) -> Page:
    words = sorted_words(words)
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


def _with_pictures(
    page: pypdfium2.PdfPage,
    painting: Painting,
    reading: PageReading,
    options: ReadingOptions,
    memory: Memory,
) -> PageReading:
    """Adds what is there only as a picture: the text of a scan, codes, and the text of marks and stamps."""
    try:
        check_pictures(page, painting, options)
    except LimitExceeded as error:
        return replace(reading, page=_left_out(reading.page, error))
    if not reading.page.words:
        reading = replace(reading, page=_by_ocr(page, reading.page, options, memory))
    codes = _codes(page, painting, reading.page, memory.repeats) if options.codes else ()
    read = without_marks_of_codes(reading.page, codes)
    if options.ocr and read.source is PageSource.TEXT_LAYER and read.words:
        read = _with_pictured_text(page, painting, read, codes, memory, options)
    return replace(reading, page=read, codes=codes)


def _with_pictured_text(
    page: pypdfium2.PdfPage,
    painting: Painting,
    read: Page,
    codes: tuple[Code, ...],
    memory: Memory,
    options: ReadingOptions,
) -> Page:
    """The page with the words of its pictures; as it is, and in doubt, where the engine gives up on them."""
    try:
        return with_pictured_text(page, painting, read, codes, memory.pictures, options)
    except GreenlaneError:
        return replace(read, status=PageStatus.READ_WITH_DOUBT, reason=reasons.OCR_FAILED)


def _codes(
    page: pypdfium2.PdfPage, painting: Painting, described: Page, repeats: Repeats
) -> tuple[Code, ...]:
    fresh = repeats.left_to_search(painting)
    if not may_hold_code(fresh):
        return ()
    codes = codes_on_pdf_page(page, described.number, fresh)
    repeats.note(fresh, codes)
    return straightened_codes(codes, described)


def _left_out(page: Page, error: LimitExceeded) -> Page:
    if page.words:
        return replace(page, status=PageStatus.READ_WITH_DOUBT, reason=reasons.PICTURES_LEFT_OUT)
    return replace(page, status=PageStatus.NOT_READ, reason=f"{reasons.LIMIT}{error.details['name']}")


def _by_ocr(page: pypdfium2.PdfPage, digital: Page, options: ReadingOptions, memory: Memory) -> Page:
    if not options.ocr:
        return replace(digital, status=PageStatus.NOT_READ, reason=reasons.OCR_OFF)
    try:
        image, dpi = drawn_at(page, options)
        read = scanned_page(image, dpi, digital.number, options, memory.images)
    except LimitExceeded as error:
        return _left_out(digital, error)
    except ToolMissing:
        return replace(digital, status=PageStatus.NOT_READ, reason=reasons.OCR_MISSING)
    except GreenlaneError:
        return replace(digital, status=PageStatus.NOT_READ, reason=reasons.OCR_FAILED)
    return replace(read, pictures=straightened_pictures(digital.pictures, read))
