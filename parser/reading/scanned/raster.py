"""From the image of a page to words and ruling lines, in points."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.document import PageStatus, Rule, Word
from models.evidence import DOUBTFUL_BELOW, Method
from models.geometry import Box, Homography
from parser.reading import reasons
from parser.reading.characters import unspaced
from parser.reading.ocr.engines import first_reader, second_reader_is_there
from parser.reading.ocr.seam import engines_at_work
from parser.reading.options import ReadingOptions
from parser.reading.scanned.linewords import PixelWord
from parser.reading.scanned.preparing import Prepared, prepared
from parser.reading.scanned.recognising import read_words
from parser.reading.scanned.straighten import Matrix
from parser.reading.scanned.upright_image import UprightImage

SIZE_OF_HEIGHT = 0.95
"""A word's font size by the height of its box."""

ALONE = 0.9
"""The most that a word is believed where there is no second reader to ask."""

DOUBTFUL_SHARE = 0.2
"""A page with more of its writing in doubt than this, by characters, is read with doubt as a whole: specks
of a photograph are many and short."""

FOOT = 0.91
"""Below this share of its height a page has its foot: conditions in fine print that a coarse scan leaves
illegible on every page say nothing of how well the page was read; each word keeps its own doubt.
"""

LINE = 3.0
"""What the detector takes for text and nobody can read is writing when it is so many times wider than high;
narrower it is a speck, an edge or an ornament."""

WRITTEN = 3
"""So many lines that nobody can read, and nothing that can be read, make an unread page."""


@dataclass(frozen=True, slots=True)
class RasterReading:
    """What was read on one image, upright: sizes and boxes in points of the straightened page.

    `bare` is the image without rules and stamps.
    `to_filed` leads to points of the image as it came (one pixel is 72 / dpi points); None where it came
    upright. `rotation` is the clockwise quarter turn that made it so.
    """

    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    bare: UprightImage
    rotation: int
    to_filed: Homography | None
    status: PageStatus
    reason: str | None = None


def read_raster(image: NDArray[np.uint8], dpi: float, options: ReadingOptions) -> RasterReading:
    """Reads an RGB page image (H, W, 3). Never raises for what is on it: see `status` and `reason`.

    Raises `EngineFailed` where an engine gives up, `ToolMissing` where there is none.
    """
    reader = first_reader(options)
    with engines_at_work():
        page = prepared(image, dpi, reader)
        words = read_words(page, reader)
    most = 1.0 if second_reader_is_there() else ALONE
    placed = tuple(word_of(word, page.point, most) for word in words)
    status, reason = _status(page, words)
    height, width = page.page.image.shape[:2]
    return RasterReading(
        width * page.point,
        height * page.point,
        placed,
        tuple(
            Rule(Box(*(side * page.point for side in (line.x0, line.top, line.x1, line.bottom))))
            for line in (*page.rules, *(side for fill in page.fills for side in fill.sides))
        ),
        UprightImage(page.bare, 1 / page.point),
        page.page.rotation,
        _to_filed(page.page.matrix, page.point, 72 / dpi),
        status,
        reason,
    )


def _status(page: Prepared, words: Sequence[PixelWord]) -> tuple[PageStatus, str | None]:
    """How well the page was read as a whole. A page without any text is read, and says that it has none."""
    if not words:
        return _status_without_words(page)
    foot = FOOT * page.page.image.shape[0]
    judged = [word for word in words if word.top < foot] or words
    written = sum(len(word.text) for word in judged)
    doubtful = sum(_doubtful(word) for word in judged if word.weakest < DOUBTFUL_BELOW)
    if doubtful > DOUBTFUL_SHARE * written:
        return PageStatus.READ_WITH_DOUBT, reasons.ILLEGIBLE
    return PageStatus.READ, None


def _doubtful(word: PixelWord) -> float:
    """How many characters of a word in doubt may be wrong: all of a name; of a sentence without spaces, which
    is one word, as many as make up what its score lacks."""
    if not any(map(unspaced, word.text)):
        return len(word.text)
    return len(word.text) * min(1.0, (1 - word.score) / (1 - word.weakest))


def _status_without_words(page: Prepared) -> tuple[PageStatus, str]:
    lines = sum(strip.width > LINE * strip.height for strip in page.strips)
    if lines >= WRITTEN:
        return PageStatus.NOT_READ, reasons.ILLEGIBLE
    return (PageStatus.READ_WITH_DOUBT, reasons.ILLEGIBLE) if lines else (PageStatus.READ, reasons.NO_TEXT)


def word_of(word: PixelWord, point: float, most: float) -> Word:
    """The word in points, believed as far as its weakest character.

    On made pages one word in ten with a weakest score from 0.5 to 0.8 was wrong, one in fifty up to 0.95, and
    hardly any above.
    """
    return Word(
        word.text,
        Box(word.x0 * point, word.top * point, word.x1 * point, word.bottom * point),
        min(most, word.weakest),
        Method.OCR,
        (word.bottom - word.top) * point * SIZE_OF_HEIGHT,
        edges=tuple(edge * point for edge in word.edges),
        alternatives=word.alternatives,
        angle=word.angle,
    )


def _to_filed(matrix: Matrix, point: float, filed_point: float) -> Homography | None:
    """The map in points; None where it moves nothing by a tenth of a point over a page."""
    points = np.diag([filed_point, filed_point, 1.0]) @ matrix @ np.diag([1 / point, 1 / point, 1.0])
    points /= points[2, 2]
    if np.allclose(points, np.eye(3), atol=1e-4):
        return None
    a, b, c, d, e, f, g, h, i = (float(value) for value in points.ravel())
    return a, b, c, d, e, f, g, h, i
