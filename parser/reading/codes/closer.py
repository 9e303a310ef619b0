"""A second look at one place of an image, enlarged and sharpened, by all readers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from parser.reading.codes import opinions, zxing
from parser.reading.codes.finder_patterns import finder_patterns, triples
from parser.reading.codes.sighting import Bounds, Gray, Sighting, overlap
from parser.reading.codes.symbology import QR_FAMILY, Symbology

MARGIN = 0.25
"""Share of a place's longer side that is taken around it: quiet zone, and room for a loose outline."""

SMALLEST, LARGEST = 12, 1600
"""Pixels of a place's sides. A larger code has modules that need no second look."""

ENLARGED = 2400
"""Pixels of the longer side to which a place is enlarged at most."""

SQUARE = 1.3
"""Ratio of the longest to the shortest side of an outline that is taken for a code which does not decode."""

COVERS = 0.5
"""Share of the smaller outline that such an outline shares with the place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look, and the code that is there in any case, if that is known already."""

    bounds: Bounds
    known: Sighting | None = None


def look_closer(gray: Gray, place: Place) -> list[Sighting]:
    """The code in the place by the first reader that decodes it, else the sign that one is there."""
    crop, left, top = _crop(gray, place.bounds)
    if not SMALLEST <= min(crop.shape) <= max(crop.shape) <= LARGEST:
        return [place.known] if place.known else []
    signs = [place.known] if place.known else []
    for scale, image, read in _attempts(crop, bool(signs)):
        seen = [sighting.moved(scale, left, top) for sighting in read(image)]
        decoded = [sighting for sighting in seen if sighting.readable]
        if decoded:
            return decoded
        signs += [sighting for sighting in seen if _sign_of_code(sighting, place.bounds)]
    return signs[:1]


def _crop(gray: Gray, bounds: Bounds) -> tuple[Gray, int, int]:
    x0, y0, x1, y1 = bounds
    margin = MARGIN * max(x1 - x0, y1 - y0)
    left, top = max(0, int(x0 - margin)), max(0, int(y0 - margin))
    return gray[top : int(y1 + margin) + 1, left : int(x1 + margin) + 1], left, top


def _attempts(crop: Gray, expected: bool) -> Iterator[tuple[float, Gray, Callable[[Gray], list[Sighting]]]]:
    """Scale, image and reader of each attempt. The slow ones follow only where a code is expected."""
    doubled = enlarged(crop, 2, 2.0, 0.8)
    yield 2, doubled, _scan_with_errors
    most = ENLARGED // max(crop.shape)
    if most < 3:
        return
    scale = min(4, most)
    large = enlarged(crop, scale, 1.25 * scale, 3.0)
    yield scale, large, _scan_with_errors
    yield scale, large, lambda image: triples(finder_patterns(image))
    yield 2, doubled, lambda image: opinions.zbar(image, Symbology.QR_CODE)


def _scan_with_errors(image: Gray) -> list[Sighting]:
    return zxing.scan(image, errors=True)


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
