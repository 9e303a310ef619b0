"""A second look at one place of an image, enlarged and sharpened, by all readers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from parser.reading.codes import opinions, zxing
from parser.reading.codes.bars import striped
from parser.reading.codes.finder_patterns import finder_patterns, triples
from parser.reading.codes.redrawn import redrawn_qr
from parser.reading.codes.sighting import Bounds, Gray, Sighting, corners_of, overlap
from parser.reading.codes.symbology import QR_FAMILY, Symbology

MARGIN = 0.25
"""Share of a place's longer side that is taken around it: quiet zone, and room for a loose outline."""

BAR_MARGIN = 1.0
"""The same for bars, of which often only a part is dense enough to be noticed."""

SMALLEST, LARGEST = 12, 1600
"""Pixels of a place's sides. A larger code has modules that need no second look."""

QUICKLY, THOROUGHLY = 1000, 2400
"""Pixels of the longer side to which a place is enlarged at most, by how hard it is looked at."""

SQUARE = 1.3
"""Ratio of the longest to the shortest side of an outline that is taken for a code which does not decode."""

COVERS = 0.5
"""Share of the smaller outline that such an outline shares with the place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look; the code that is there in any case, if that is known; how to look.

    `likely` asks for a thorough look, `bars` says that it looks like part of a code of bars, `matrix` that
    it can be nothing but a matrix code.
    """

    bounds: Bounds
    known: Sighting | None = None
    likely: bool = False
    bars: bool = False
    matrix: bool = False


def look_closer(gray: Gray, place: Place) -> list[Sighting]:
    """The code in the place by the first reader that decodes it, else the sign that one is there."""
    crop, left, top = _crop(gray, place.bounds, BAR_MARGIN if place.bars else MARGIN)
    signs = [place.known] if place.known else []
    if not SMALLEST <= min(crop.shape) <= max(crop.shape) <= LARGEST:
        return signs
    if place.bars:
        return _read_bars(gray, place, crop, left, top)
    for attempts in (_quick, _thorough):
        for scale, image, read in attempts(crop):
            seen = [sighting.moved(scale, left, top) for sighting in read(image)]
            decoded = [sighting for sighting in seen if sighting.readable]
            if decoded:
                return decoded
            signs += [sighting for sighting in seen if _sign_of_code(sighting, place.bounds)]
        if not signs and not place.likely:
            return []
    if place.matrix and not signs:
        return [Sighting(Symbology.MATRIX_CODE, corners_of(place.bounds))]
    return signs[:1]


def _read_bars(gray: Gray, place: Place, crop: Gray, left: int, top: int) -> list[Sighting]:
    """Bars by zxing-cpp and ZBar, enlarged; else the stripes, if they are surely some."""
    doubled = enlarged(crop, 2, 2.0, 0.8)
    for scale, image, read in (
        (2, doubled, zxing.scan),
        (1, crop, opinions.bars),
        (2, doubled, opinions.bars),
    ):
        decoded = [sighting.moved(scale, left, top) for sighting in read(image)]
        if decoded:
            return decoded
    stripes = striped(gray, place.bounds)
    return [stripes] if stripes else []


def _crop(gray: Gray, bounds: Bounds, share: float) -> tuple[Gray, int, int]:
    x0, y0, x1, y1 = bounds
    margin = share * max(x1 - x0, y1 - y0)
    left, top = max(0, int(x0 - margin)), max(0, int(y0 - margin))
    return gray[top : int(y1 + margin) + 1, left : int(x1 + margin) + 1], left, top


Attempt = tuple[float, Gray, Callable[[Gray], list[Sighting]]]
"""An image of the place, how much larger it is, and who reads it."""


def _quick(crop: Gray) -> Iterator[Attempt]:
    """What decodes most, and tells whether a QR code is there at all."""
    doubled = enlarged(crop, 2, 2.0, 0.8)
    yield 2, doubled, lambda image: zxing.scan(image, errors=True)
    yield 1, crop, lambda image: zxing.scan(image, one_threshold=True)
    scale = _largest_scale(crop, QUICKLY)
    yield scale, enlarged(crop, scale, 0.75 * scale, 1.5), lambda image: triples(finder_patterns(image))


def _thorough(crop: Gray) -> Iterator[Attempt]:
    """Slower readers and stronger sharpening, for a code that is surely there."""
    scale = _largest_scale(crop, THOROUGHLY)
    large, doubled = enlarged(crop, scale, 1.25 * scale, 3.0), enlarged(crop, 2, 2.0, 0.8)
    yield 2, doubled, redrawn_qr
    yield scale, large, lambda image: zxing.scan(image, errors=True)
    yield 2, doubled, lambda image: zxing.scan(image, one_threshold=True)
    yield scale, large, lambda image: zxing.scan(image, one_threshold=True)
    yield 2, doubled, lambda image: opinions.zbar_qr(image)
    yield 2, doubled, lambda image: opinions.opencv_qr(image)


def _largest_scale(crop: Gray, most: int) -> int:
    return max(1, min(4, most // int(max(crop.shape))))


def _sign_of_code(sighting: Sighting, bounds: Bounds) -> bool:
    """Whether an outline that did not decode is a QR code's: square, and where the texture was."""
    if sighting.symbology not in QR_FAMILY or sighting.aspect > SQUARE:
        return False
    return overlap(sighting.bounds, bounds) >= COVERS and sighting.area >= COVERS * _area(bounds)


def _area(bounds: Bounds) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])


def enlarged(gray: Gray, scale: int, blur: float, amount: float) -> Gray:
    """The image `scale` times as large, with a blur of that many pixels taken back (unsharp mask)."""
    large = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), blur)
    return np.asarray(cv2.addWeighted(large, 1 + amount, soft, -amount, 0), dtype=np.uint8)
