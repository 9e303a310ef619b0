"""Makes a page upright: quarter turns and skew, with the map back to the page as filed."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.ocr.interface import Image
from parser.reading.scanned.ink import grey_of, ink_of, without_flecks
from parser.reading.scanned.morphology import closed, grown, opened

STEEPEST = 6.0
"""Skew is looked for up to this many degrees either way; more is a photograph's business."""

LEAST_SKEW = 0.1
"""Below this many degrees a page is left as it is: a third of a text line over the width of A4."""

MOST_PIXELS = 60_000
"""So many pixels of ink, drawn by lot, tell the skew as well as all of them."""

SURFACE = 60
"""A box of this part of the page's longer side fits into no letter, only into filled surfaces."""

SMEAR = 7
"""Over so many pixels, of 1300 to the page's longer side, characters join: more than the space between two of
them, less than that between two rows of a close table (at 13 such pages passed for lying on their side)."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Upright:
    """A straightened page. `matrix` (3 x 3) leads from its pixels to those of the image that came in.

    `rotation` is the clockwise quarter turn that made it upright, in degrees.
    """

    image: Image
    matrix: Matrix
    rotation: int = 0

    def turned(self, quarters: int) -> "Upright":
        """The same page turned clockwise by a number of quarters."""
        quarters %= 4
        if quarters == 0:
            return self
        height, width = self.image.shape[:2]
        image = np.ascontiguousarray(np.rot90(self.image, -quarters))
        back = _quarter_back(quarters, width, height)
        return Upright(image, self.matrix @ back, (self.rotation + 90 * quarters) % 360)

    def warped(self, back: Matrix, size: tuple[int, int]) -> "Upright":
        """The page redrawn at (width, height), `back` leading from the new pixels to the present ones."""
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        image = cv2.warpPerspective(self.image, back, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return Upright(np.asarray(image, np.uint8), self.matrix @ back, self.rotation)


def _quarter_back(quarters: int, width: int, height: int) -> Matrix:
    """From pixels of the turned image to those of one of `width` x `height`."""
    rows = {
        1: [[0, 1, 0], [-1, 0, height - 1], [0, 0, 1]],
        2: [[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]],
        3: [[0, -1, width - 1], [1, 0, 0], [0, 0, 1]],
    }
    return np.array(rows[quarters], np.float64)


def level(page: Upright) -> Upright:
    """The page with its lines of writing horizontal: its skew, then a quarter turn where it lies.

    Whether it stands on its head is not seen here.
    """
    ink = ink_of(_shrunk(grey_of(page.image), 1300))
    angle = skew_of(ink)
    if abs(angle) >= LEAST_SKEW:
        page = page.warped(_turn_back(page.image, angle), page.image.shape[1::-1])
        flags = cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP
        ink = np.asarray(
            cv2.warpPerspective(ink, _turn_back(ink, angle), ink.shape[::-1], flags=flags), np.uint8
        )
    return page.turned(1) if lies_sideways(ink) else page


def _turn_back(image: Image, angle: float) -> Matrix:
    """From the pixels of the image turned level to those of the image, `angle` as of `skew_of`."""
    height, width = image.shape[:2]
    back = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    return np.vstack([back, [0.0, 0.0, 1.0]])


def lies_sideways(ink: Image) -> bool:
    """Whether the lines of writing run down the page, which is level or turned by a quarter.

    Characters join their neighbours along the line long before they join the next line: fewer pieces
    remain when the ink is smeared along the writing than across it.
    """
    letters = without_flecks(_without_rules(ink), 6)
    return _pieces(closed(letters, 1, SMEAR)) * 1.1 < _pieces(closed(letters, SMEAR, 1))


def _pieces(ink: Image) -> int:
    return int(cv2.connectedComponents(ink)[0]) - 1


def _without_rules(ink: Image) -> Image:
    """The ink without ruling lines, also those that levelling drew as stairs of a pixel each."""
    long = max(ink.shape) // 20
    across, down = opened(grown(ink, 1, 3), long, 1), opened(grown(ink, 3, 1), 1, long)
    lines = cv2.bitwise_or(across, down)
    return np.asarray(cv2.subtract(ink, grown(np.asarray(lines, np.uint8), 3, 3)), np.uint8)


def _shrunk(image: Image, side: int) -> Image:
    scale = side / max(image.shape[:2])
    if scale >= 1:
        return image
    return np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def skew_of(ink: Image) -> float:
    """The angle in degrees by which the page is turned clockwise; 0 where unsure.

    The right angle gathers the ink into the sharpest rows, or columns where the page lies on its side:
    coarse steps first, then fine ones.
    """
    rows, columns = np.nonzero(_without_surfaces(ink))
    if len(rows) < 200:
        return 0.0
    if len(rows) > MOST_PIXELS:
        chosen = np.random.default_rng(0).choice(len(rows), MOST_PIXELS, replace=False)
        rows, columns = rows[chosen], columns[chosen]
    ys, xs = rows.astype(np.float32), columns.astype(np.float32)
    upright, sideways = _sharpest(xs, ys), _sharpest(-ys, xs)
    return max(upright, sideways)[1]


def _without_surfaces(ink: Image) -> Image:
    """The ink without filled surfaces, which outweigh all print and look as sharp at any angle."""
    side = max(ink.shape) // SURFACE
    return np.asarray(cv2.subtract(ink, grown(opened(ink, side, side), 3, 3)), np.uint8)


def _sharpest(xs: NDArray[np.float32], ys: NDArray[np.float32]) -> tuple[float, float]:
    """The greatest sharpness of the rows and its angle."""
    best = (0.0, 0.0)
    for reach, width in ((STEEPEST, 0.5), (0.5, 0.1), (0.1, 0.025)):
        angles = np.arange(best[1] - reach, best[1] + reach + width / 2, width)
        best = max((_sharpness(xs, ys, float(angle)), float(angle)) for angle in angles)
    return best


def _sharpness(xs: NDArray[np.float32], ys: NDArray[np.float32], angle: float) -> float:
    level_rows = ys - xs * np.float32(np.tan(np.radians(angle)))
    counts = np.bincount((level_rows - level_rows.min()).astype(np.int32))
    return float((np.diff(counts.astype(np.float64)) ** 2).sum())
