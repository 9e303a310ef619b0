"""The image of one page of a document that has been read, drawn as the page is described: upright."""

from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.document import Document, Page
from models.geometry import Homography
from parser.reading import sniff
from parser.reading.ocr.interface import Image
from parser.reading.options import ReadingOptions
from parser.reading.pdf.pdfium import loaded, opened
from parser.reading.pdf.rasterising import drawn_at
from parser.reading.scanned.images import frame, opened_image
from parser.reading.scanned.ink import grey_of
from parser.reading.scanned.preparing import WORKING_DPI, cleaned
from parser.reading.scanned.rulelines import RuleLine, without_rules
from parser.reading.scanned.seals import find_stamps, without_stamps
from parser.reading.scanned.straighten import Upright

KEPT = 2
"""Images of so many pages are kept: extraction goes through a document page by page."""


@dataclass(frozen=True, slots=True)
class UprightImage:
    """A page without its ruling lines and stamps, at `scale` pixels to the point.

    That is the working resolution, or less where the page was filed with less.
    """

    image: Image
    scale: float


@dataclass(frozen=True, slots=True)
class _Described:
    """What page an image shows, and how it was straightened for it."""

    number: int
    width: float
    height: float
    to_filed: Homography | None


@dataclass
class PageImages:
    """The images of the pages that were read or looked at last, so that none is drawn anew."""

    _kept: OrderedDict[_Described, UprightImage] = field(default_factory=OrderedDict)

    def keep(self, page: Page, image: UprightImage) -> None:
        """Keeps the image of a page, at the cost of the one that was kept longest."""
        self._kept[_described(page)] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def of(self, page: Page) -> UprightImage | None:
        """The image of the page; None where it is not kept, or is described otherwise by now."""
        return self._kept.get(_described(page))


def _described(page: Page) -> _Described:
    return _Described(page.number, page.width, page.height, page.to_filed)


def upright_image(data: bytes, document: Document, page: Page, options: ReadingOptions) -> UprightImage:
    """Draws the described page again. Raises what opening the document raises."""
    filed, dpi = _filed(data, document, page.number, options)
    scale = min(WORKING_DPI, dpi) / 72
    size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    upright = cleaned(Upright(filed, np.eye(3)).warped(_back(page, scale, dpi), size)).image
    bare = without_stamps(upright, find_stamps(upright, WORKING_DPI))
    paper = int(np.percentile(grey_of(bare)[::4, ::4], 80))
    lines = [RuleLine(*(side * scale for side in rule.box)) for rule in page.rules]
    return UprightImage(without_rules(bare, lines, paper), scale)


def _back(page: Page, scale: float, dpi: float) -> NDArray[np.float64]:
    """From pixels of the upright page to those of the page as filed."""
    to_filed = np.eye(3) if page.to_filed is None else np.array(page.to_filed).reshape(3, 3)
    shrink = np.diag([1 / scale, 1 / scale, 1.0])
    return np.asarray(np.diag([dpi / 72, dpi / 72, 1.0]) @ to_filed @ shrink, np.float64)


def _filed(data: bytes, document: Document, number: int, options: ReadingOptions) -> tuple[Image, float]:
    """The page as filed, as RGB, and its resolution."""
    if document.media_type == sniff.PDF:
        with opened(data, options) as pdf, loaded(pdf, number - 1) as page:
            return drawn_at(page, options)
    with opened_image(data, document.media_type, options) as image:
        decoded = frame(image, number - 1, options)
    return decoded.pixels, decoded.dpi
