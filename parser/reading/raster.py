"""From the image of a page to words and ruling lines: straighten, clean, detect, recognise."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from models.document import PageStatus, Rule, Word
from models.evidence import Method
from models.geometry import Box, Homography
from parser.reading.crops import Strip, cut_out, cut_strips, gaps_of, rules_beside, strip_of
from parser.reading.ink import evened, grey_of, ink_of
from parser.reading.linewords import PixelWord, words_of
from parser.reading.ocr.engines import first_reader, usable_threads
from parser.reading.ocr.interface import Image, Quads
from parser.reading.ocr.rapid import RapidReader
from parser.reading.options import ReadingOptions
from parser.reading.photograph import flattened
from parser.reading.rulelines import RuleLine, find_rules, without_rules
from parser.reading.shortcells import missed_strips
from parser.reading.straighten import Matrix, Upright, level
from parser.reading.strokes import settled

WORKING_DPI = 200.0
"""Pages are read at this resolution: the recogniser gains nothing above it (`benchmarks/reading.py`)."""

SMALLEST_PAGE_INCH, LARGEST_PAGE_INCH, USUAL_PAGE_INCH = 4.0, 24.0, 11.7
"""Where the stated resolution makes a page smaller or larger than this, A4 is assumed instead."""

SMALL_CHANGE = 0.9
"""A page is not redrawn for less than a tenth."""

SIZE_OF_HEIGHT = 0.95
"""A word's font size by the height of its box."""

LEAST_SCORE = 0.45
"""Strips read with a lower mean score are pictures, not text."""

HEADS_LOOKED_AT = 12
"""So many of the widest lines say whether the page stands on its head."""


@dataclass(frozen=True, slots=True)
class RasterReading:
    """What was read on one image, upright: sizes and boxes in points of the straightened page.

    `to_filed` leads to points of the image as it came (one pixel is 72 / dpi points); None where it came
    upright. `rotation` is the clockwise quarter turn that made it so.
    """

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    rotation: int
    to_filed: Homography | None
    status: PageStatus
    reason: str | None = None


def read_raster(image: NDArray[np.uint8], dpi: float, options: ReadingOptions) -> RasterReading:
    """Reads an RGB page image (H, W, 3). Never raises for what is on it: see `status` and `reason`."""
    reader = first_reader(usable_threads(options.ocr_threads))
    sized, working_dpi = _at_working_size(image, dpi)
    point = 72 / dpi * image.shape[1] / sized.image.shape[1]
    page, quads = _found(level(_evened(flattened(sized))), reader)
    grey = grey_of(page.image)
    lines = tuple(strip_of(quad) for quad in quads)
    rules = rules_beside(find_rules(grey, working_dpi), lines)
    ink = without_rules(ink_of(grey), rules, 0)
    bare = without_rules(page.image, rules, int(np.percentile(grey[::4, ::4], 80)))
    strips = cut_strips(lines, ink, rules)
    strips += missed_strips(ink, rules, strips, working_dpi)
    words = _read_strips(bare, ink, strips, reader)
    return _in_points(page, words, rules, point, 72 / dpi)


def _at_working_size(image: Image, dpi: float) -> tuple[Upright, float]:
    """The page at about `WORKING_DPI`, and the resolution it then has."""
    longest = max(image.shape[:2])
    if not SMALLEST_PAGE_INCH <= longest / dpi <= LARGEST_PAGE_INCH:
        dpi = longest / USUAL_PAGE_INCH
    scale = WORKING_DPI / dpi
    if scale > SMALL_CHANGE:
        return Upright(image, np.eye(3)), dpi
    height, width = image.shape[:2]
    size = (round(width * scale), round(height * scale))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    back = np.diag([width / size[0], height / size[1], 1.0])
    return Upright(np.asarray(small, np.uint8), back), WORKING_DPI


def _evened(page: Upright) -> Upright:
    return replace(page, image=evened(page.image))


def _found(page: Upright, reader: RapidReader) -> tuple[Upright, Quads]:
    """The page on its feet with its text boxes."""
    quads = reader.find(page.image)
    widest = sorted(quads, key=lambda quad: float(quad[:, 0].min() - quad[:, 0].max()))[:HEADS_LOOKED_AT]
    crops = [cut_out(page.image, strip_of(quad)) for quad in widest]
    if reader.upside_down(crops) <= 0.5:
        return page, quads
    height, width = page.image.shape[:2]
    turned = np.array([width - 1, height - 1], np.float32) - quads
    return page.turned(2), turned[:, [2, 3, 0, 1]]


def _read_strips(image: Image, ink: Image, strips: Sequence[Strip], reader: RapidReader) -> list[PixelWord]:
    crops = [cut_out(image, strip) for strip in strips]
    words: list[PixelWord] = []
    for strip, crop, raw in zip(strips, crops, reader.read(crops), strict=True):
        reading = settled(raw, crop)
        if reading.score >= LEAST_SCORE:
            words.extend(words_of(reading, strip, gaps_of(ink, strip)))
    return words


def _in_points(
    page: Upright, words: Sequence[PixelWord], rules: Sequence[RuleLine], scale: float, filed_scale: float
) -> RasterReading:
    """The reading in points: `scale` points to a working pixel, `filed_scale` to one of the image filed."""
    height, width = page.image.shape[:2]
    placed = tuple(_word(word, scale) for word in words)
    status = PageStatus.READ
    return RasterReading(
        width * scale,
        height * scale,
        placed,
        tuple(
            Rule(Box(line.x0 * scale, line.top * scale, line.x1 * scale, line.bottom * scale))
            for line in rules
        ),
        page.rotation,
        _to_filed(page.matrix, scale, filed_scale),
        status,
    )


def _word(word: PixelWord, scale: float) -> Word:
    return Word(
        word.text,
        Box(word.x0 * scale, word.top * scale, word.x1 * scale, word.bottom * scale),
        word.score,
        Method.OCR,
        (word.bottom - word.top) * scale * SIZE_OF_HEIGHT,
        edges=tuple(edge * scale for edge in word.edges),
        alternatives=word.alternatives,
    )


def _to_filed(matrix: Matrix, scale: float, filed_scale: float) -> Homography | None:
    """The map in points; None where it moves nothing by a tenth of a point over a page."""
    points = np.diag([filed_scale, filed_scale, 1.0]) @ matrix @ np.diag([1 / scale, 1 / scale, 1.0])
    points /= points[2, 2]
    if np.allclose(points, np.eye(3), atol=1e-4):
        return None
    a, b, c, d, e, f, g, h, i = (float(value) for value in points.ravel())
    return a, b, c, d, e, f, g, h, i
