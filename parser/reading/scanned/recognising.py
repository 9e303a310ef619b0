"""From the strips of a prepared page to words: recognised in one go, doubtful marks settled by shape."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from parser.reading.characters import unspaced
from parser.reading.ocr.interface import Image, LineReading
from parser.reading.ocr.rapid import RapidReader
from parser.reading.scanned.crops import Strip, cut_out, cut_strips, gaps_of, strip_of
from parser.reading.scanned.ink import ink_of
from parser.reading.scanned.large_marks import large_marks
from parser.reading.scanned.linewords import PixelWord, words_of
from parser.reading.scanned.preparing import Prepared
from parser.reading.scanned.seals import stamp_alone
from parser.reading.scanned.strokes import settled

LEAST_SCORE = 0.45
"""Strips read with a lower mean score are pictures, not text."""

CLEAR = 0.8
"""Strips read with a higher mean score are print."""

LEVEL, ALIKE = 0.25, 0.35
"""Print in one line stands off it, and differs in height, by less than these shares of its height."""

STAMP_SCORE = 0.8
"""The same for stamps, whose rings and stars look like letters."""

HIGH = 2.0
"""A strip higher than this many times the usual one, and narrow, holds text that runs up or down the page."""

SQUARE, MOST_STACKED = 1.1, 6
"""A Chinese character is hardly higher than wide; at most so many stand in a stack."""

READ_TWICE = 0.6
"""A word of which this share lies on another of its height is a second reading of it."""

UNREAD = "\ufffd"
"""Stands in a table cell for ink that could not be read, so that the cell does not pass for empty."""


def read_words(page: Prepared, reader: RapidReader) -> list[PixelWord]:
    """The words of the page, those of its stamps and of large marks across it among them."""
    strips = (*page.strips, *page.missed)
    usual = float(np.median([strip.height for strip in strips])) if strips else 0.0
    level = [strip for strip in strips if not _runs_along(strip, usual)]
    crops = [cut_out(page.bare, strip) for strip in level]
    words: list[PixelWord] = []
    readings = reader.read(crops)
    read = [strip for strip, reading in zip(level, readings, strict=True) if reading.score >= CLEAR]
    for strip, crop, reading in zip(level, crops, readings, strict=True):
        words.extend(_words(page, strip, settled(reading, crop), read))
    words.extend(_upright_words(page, [strip for strip in strips if _runs_along(strip, usual)], reader))
    found = _with_stamps(words, _stamp_words(page, reader))
    return [*found, *large_marks(page.bare, page.dpi, reader, found)]


def _runs_along(strip: Strip, usual: float) -> bool:
    return strip.height > HIGH * usual and strip.height > 1.5 * strip.width


def _words(page: Prepared, strip: Strip, reading: LineReading, read: Sequence[Strip]) -> list[PixelWord]:
    """The strip's words; in a table cell, and in line with what was `read`, something always stands for its
    ink: it may be a value.
    """
    if reading.score >= LEAST_SCORE:
        return words_of(reading, strip, gaps_of(page.ink, strip))
    return [_unread(strip)] if _in_cell(page, strip) or _in_line(strip, read) else []


def _in_line(strip: Strip, read: Sequence[Strip]) -> bool:
    """Whether the strip stands beside one of these and is as high: logos, seals and signatures are not."""
    return any(_beside(strip, other) for other in read)


def _beside(strip: Strip, other: Strip) -> bool:
    off = abs(strip.top + strip.bottom - other.top - other.bottom) / 2
    apart = strip.x0 >= other.x1 - 1 or other.x0 >= strip.x1 - 1
    return apart and off < LEVEL * other.height and abs(strip.height - other.height) < ALIKE * other.height


def _in_cell(page: Prepared, strip: Strip) -> bool:
    height, width = page.cells.shape
    x, y = int((strip.x0 + strip.x1) / 2), int((strip.top + strip.bottom) / 2)
    return 0 <= x < width and 0 <= y < height and bool(page.cells[y, x])


def _unread(strip: Strip) -> PixelWord:
    return PixelWord(UNREAD, strip.x0, strip.top, strip.x1, strip.bottom, 0.0, 0.0, (strip.x0, strip.x1))


def _upright_words(page: Prepared, strips: Sequence[Strip], reader: RapidReader) -> list[PixelWord]:
    """Words that run up or down the page, whichever way they read better; one word to a strip. Chinese in a
    narrow cell stands character below character: those are lines of one character each."""
    stacks = [_stacked(page.ink, strip) for strip in strips]
    alone = iter(reader.read([cut_out(page.bare, piece) for pieces in stacks for piece in pieces]))
    crops = [cut_out(page.bare, strip) for strip in strips]
    up = reader.read([np.ascontiguousarray(np.rot90(crop, -1)) for crop in crops])
    down = reader.read([np.ascontiguousarray(np.rot90(crop, 1)) for crop in crops])
    words = []
    for strip, pieces, rising, falling in zip(strips, stacks, up, down, strict=True):
        lines = [(piece, next(alone)) for piece in pieces]
        best, angle = (rising, 90) if rising.score >= falling.score else (falling, 270)
        if len(lines) > 1 and all(_is_one_character(line) for _, line in lines):
            words += [word for piece, line in lines for word in words_of(line, piece, ())]
        elif best.score >= LEAST_SCORE and best.text:
            words.append(_turned_word(strip, best, angle))
    return words


def _stacked(ink: Image, strip: Strip) -> list[Strip]:
    """The strip cut where no ink stands, into pieces that are hardly higher than wide: characters in a stack.
    Nothing where it is no stack of a few."""
    left, top, right, bottom = (round(side) for side in (strip.x0, strip.top, strip.x1, strip.bottom))
    inside = ink[max(0, top) : bottom, max(0, left) : right]
    columns = np.flatnonzero(inside.any(axis=0))
    side = SQUARE * (int(columns[-1] - columns[0]) + 1) if len(columns) else 0.0
    pieces: list[list[int]] = []
    for row in np.flatnonzero(inside.any(axis=1)).tolist():
        if pieces and row - pieces[-1][0] < side:
            pieces[-1][1] = row + 1
        else:
            pieces.append([row, row + 1])
    if not 2 <= len(pieces) <= MOST_STACKED:
        return []
    return [replace(strip, top=top + first - 1.0, bottom=top + last + 1.0) for first, last in pieces]


def _is_one_character(reading: LineReading) -> bool:
    return reading.score >= CLEAR and len(reading.text) == 1 and unspaced(reading.text)


def _turned_word(strip: Strip, reading: LineReading, angle: int) -> PixelWord:
    weakest = min(glyph.score for glyph in reading.glyphs)
    place = (strip.x0, strip.top, strip.x1, strip.bottom)
    return PixelWord(reading.text, *place, reading.score, weakest, (), angle=angle)


def _stamp_words(page: Prepared, reader: RapidReader) -> list[PixelWord]:
    """What the stamps themselves say, as far as it stands in straight lines."""
    words = []
    for stamp in page.stamps:
        alone = stamp_alone(page.page.image, stamp)
        strips = cut_strips([strip_of(quad) for quad in reader.find(alone)], ink_of(alone), ())
        for strip, reading in zip(
            strips, reader.read([cut_out(alone, strip) for strip in strips]), strict=True
        ):
            if reading.score >= STAMP_SCORE and len(reading.text) > 1:
                placed = replace(
                    strip,
                    x0=strip.x0 + stamp.x0,
                    x1=strip.x1 + stamp.x0,
                    top=strip.top + stamp.top,
                    bottom=strip.bottom + stamp.top,
                )
                words.extend(words_of(reading, placed, ()))
    return words


def _with_stamps(words: Sequence[PixelWord], stamped: Sequence[PixelWord]) -> list[PixelWord]:
    """The print with the stamps' own words. Coloured print passes for both: what was read better stays."""
    kept = [word for word in stamped if not any(_better(other, word) for other in words)]
    return [*(word for word in words if not any(_better(other, word) for other in kept)), *kept]


def _better(one: PixelWord, other: PixelWord) -> bool:
    """Whether one of two readings of the same place, most of the other's, is the surer one."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    level = shared > 0.5 * max(one.bottom - one.top, other.bottom - other.top)
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return level and across > READ_TWICE * (other.x1 - other.x0) and one.weakest >= other.weakest
