"""The words of a mark: a small image of a logo, an accreditation mark, a stamp, a line of address."""

from dataclasses import dataclass

import cv2
import numpy as np

from parser.reading.ocr.interface import Image
from parser.reading.ocr.rapid import RapidReader
from parser.reading.scanned.crops import Strip, cut_out, cut_strips, gaps_of, strip_of
from parser.reading.scanned.ink import ink_of
from parser.reading.scanned.linewords import PixelWord, words_of

MARGIN = 24
"""Pixels put around an image: the detector overlooks text at the very edge."""

SURE = 0.8
"""Strips read with a lower mean score are drawings; on a page of text, where most strips are text, less
is asked."""

PALE = 50
"""Levels by which ink differs from its ground at least: less is a watermark behind the print."""

LOWEST = 10
"""Pixels: a lower strip is no line of text."""

STEEPEST = 4.0
"""Degrees: text that slopes more is part of a picture, a watermark, or bent around a seal."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the detector saw on an image: places of text, in pixels of `image`, which has a margin."""

    image: Image
    strips: tuple[Strip, ...]


def find_strips(image: Image, reader: RapidReader) -> Found:
    """The level lines of text on an RGB image that is no page of its own."""
    colour = [int(value) for value in np.median(_edge(image), axis=0)]
    framed = np.asarray(
        cv2.copyMakeBorder(image, *(MARGIN,) * 4, cv2.BORDER_CONSTANT, value=colour), np.uint8
    )
    strips = cut_strips([strip_of(quad) for quad in reader.find(framed)], ink_of(framed), ())
    return Found(framed, tuple(strip for strip in strips if _may_be_read(framed, strip)))


def _edge(image: Image) -> Image:
    return np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])


def _may_be_read(image: Image, strip: Strip) -> bool:
    if strip.height < LOWEST or abs(strip.slope) > STEEPEST or strip.height > 2 * strip.width:
        return False
    crop = cv2.cvtColor(cut_out(image, strip), cv2.COLOR_RGB2GRAY)
    low, high = np.percentile(crop, (4, 96))
    return bool(high - low >= PALE)


def read_strips(found: Found, reader: RapidReader) -> list[PixelWord]:
    """The words of the strips that were read surely, in pixels of the image without its margin."""
    ink = ink_of(found.image)
    words: list[PixelWord] = []
    readings = reader.read([cut_out(found.image, strip) for strip in found.strips])
    for strip, reading in zip(found.strips, readings, strict=True):
        if reading.score >= SURE and any(map(str.isalnum, reading.text)):
            words.extend(words_of(reading, strip, gaps_of(ink, strip)))
    return [_moved(word) for word in words]


def _moved(word: PixelWord) -> PixelWord:
    return PixelWord(
        word.text,
        word.x0 - MARGIN,
        word.top - MARGIN,
        word.x1 - MARGIN,
        word.bottom - MARGIN,
        word.score,
        word.weakest,
        tuple(edge - MARGIN for edge in word.edges),
        word.alternatives,
    )
