"""What one picture says: nothing, the words of a mark, or as much as a part of the page."""

from collections.abc import Sequence

from models.exceptions import EngineFailed
from models.geometry import Box
from parser.reading.edits.invisible import PART_HEIGHT, PART_WIDTH
from parser.reading.ocr.engines import first_reader, second_reader_is_there
from parser.reading.ocr.interface import Image
from parser.reading.ocr.seam import engines_at_work
from parser.reading.options import ReadingOptions
from parser.reading.pictures.marks import MARGIN, Found, find_strips, read_strips
from parser.reading.pictures.placed import Said, said_by
from parser.reading.scanned.linewords import PixelWord
from parser.reading.scanned.raster import ALONE, read_raster, word_of

PART_LINES = 12
"""Strips of text that make a picture of that size a part of the page."""


def look_at(image: Image, dpi: float, layer: Sequence[Box], options: ReadingOptions) -> Said:
    """Reads an RGB picture. `layer` are the words of the text layer on it, in points from its corner.

    A letterhead behind the print has few lines of its own, and remains a mark however large it is. One that
    an engine gives up on says that it is unread.
    """
    try:
        with engines_at_work():
            return _look(image, dpi, layer, options)
    except EngineFailed:
        return Said(unread=True)


def _look(image: Image, dpi: float, layer: Sequence[Box], options: ReadingOptions) -> Said:
    reader = first_reader(options)
    found = find_strips(image, reader)
    height, width = (72 / dpi * side for side in image.shape[:2])
    if width >= PART_WIDTH and height >= PART_HEIGHT and _own_lines(found, layer, dpi) >= PART_LINES:
        return said_by(read_raster(image, dpi, options))
    return _mark(read_strips(found, reader), 72 / dpi)


def _own_lines(found: Found, layer: Sequence[Box], dpi: float) -> int:
    """How many strips stand where the text layer has nothing."""
    point = 72 / dpi
    own = 0
    for strip in found.strips:
        x, y = (strip.x0 + strip.x1) / 2 - MARGIN, (strip.top + strip.bottom) / 2 - MARGIN
        own += not any(box.holds(x * point, y * point) for box in layer)
    return own


def _mark(words: Sequence[PixelWord], point: float) -> Said:
    most = 1.0 if second_reader_is_there() else ALONE
    return Said(tuple(word_of(word, point, most) for word in words))
