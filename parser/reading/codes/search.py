"""The order in which one image is asked for codes: quickly first, harder only where one is to be expected."""

from collections.abc import Callable, Iterator
from math import dist

import cv2
import numpy as np

from parser.reading.codes import opinions, zxing
from parser.reading.codes.finder_patterns import FinderPattern, finder_patterns, triples
from parser.reading.codes.sighting import Gray, Sighting, overlap
from parser.reading.codes.symbology import QR_FAMILY, Symbology

MOST_PIXELS = 40_000_000
"""A larger image is halved until it is smaller: an A4 page at 600 dpi has 35 million."""

SAME_CODE = 0.5
"""Share of the smaller outline from which two sightings are of one code."""

MOST_SUSPECTS = 12
"""Places of one image that are looked at again; a page with more is an ornament, not a sheet of codes."""

LEAST_SIDE = 21
"""Pixels: less than one for each module of the smallest QR code."""


def search(gray: Gray) -> list[Sighting]:
    """The codes of one image: decoded ones, and those that are surely there and do not decode."""
    shrunk = 1.0
    while gray.size > MOST_PIXELS:
        gray = np.asarray(cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        shrunk /= 2
    if min(gray.shape) < 8:
        return []
    found = zxing.scan(gray)
    read = [sighting for sighting in found if sighting.readable]
    for suspect in _suspects(gray, [s for s in found if not s.readable], read):
        read += _look_closer(gray, suspect)
    return [sighting.moved(shrunk, 0, 0) for sighting in without_repeats(read)]


def without_repeats(sightings: list[Sighting]) -> list[Sighting]:
    """One sighting for each code: decoded before undecoded, then in order."""
    kept: list[Sighting] = []
    for sighting in sorted(sightings, key=lambda s: not s.readable):
        if not any(_same(sighting, other) for other in kept):
            kept.append(sighting)
    return kept


def _same(one: Sighting, other: Sighting) -> bool:
    if one.readable and other.readable and one.text != other.text:
        return False
    return overlap(one, other) >= SAME_CODE


def _suspects(gray: Gray, errors: list[Sighting], read: list[Sighting]) -> list[Sighting]:
    """Places with a QR code's three finder patterns, and no decoded code."""
    patterns = finder_patterns(gray)
    suspects = triples(patterns)
    for error in errors:
        if error.symbology in QR_FAMILY and _backed(error, patterns):
            suspects.append(Sighting(Symbology.QR_CODE, error.corners))
    open_ones = [s for s in suspects if not any(overlap(s, known) >= SAME_CODE for known in read)]
    return without_repeats(open_ones)[:MOST_SUSPECTS]


def _backed(error: Sighting, patterns: list[FinderPattern]) -> bool:
    """Whether finder patterns stand in three corners of an outline that did not decode."""
    held = {
        index
        for index, corner in enumerate(error.corners)
        if any(dist(corner, (pattern.x, pattern.y)) < pattern.side for pattern in patterns)
    }
    return len(held) >= 3


def _look_closer(gray: Gray, suspect: Sighting) -> list[Sighting]:
    """The code of a suspected place by the first reader that decodes it, else the suspect itself."""
    crop, left, top = _crop(gray, suspect)
    for attempt, scale in _attempts(crop, suspect.symbology):
        decoded = [s.moved(scale, left, top) for s in attempt() if s.readable]
        if decoded:
            return decoded
    return [suspect]


def _crop(gray: Gray, suspect: Sighting) -> tuple[Gray, int, int]:
    """The place with a fifth of its size around it, and where it begins."""
    x0, y0, x1, y1 = suspect.bounds
    margin = 0.2 * max(x1 - x0, y1 - y0)
    left, top = max(0, int(x0 - margin)), max(0, int(y0 - margin))
    return gray[top : int(y1 + margin) + 1, left : int(x1 + margin) + 1], left, top


def _attempts(crop: Gray, symbology: Symbology) -> Iterator[tuple[Callable[[], list[Sighting]], float]]:
    """Ways of reading a crop, cheapest first, each with the scale that its pixels then have."""
    if min(crop.shape) < LEAST_SIDE:
        return
    doubled = sharpened(crop, 2)
    yield lambda: zxing.scan(doubled), 2
    yield lambda: zxing.scan(crop, zxing.Binarizer.GlobalHistogram), 1
    yield lambda: zxing.scan(doubled, zxing.Binarizer.GlobalHistogram), 2
    yield lambda: opinions.zbar(doubled, symbology), 2
    yield lambda: opinions.opencv(doubled, symbology), 2


def sharpened(gray: Gray, scale: int) -> Gray:
    """The image enlarged and with its blur taken back (unsharp mask)."""
    large = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), 2)
    return np.asarray(cv2.addWeighted(large, 1.8, soft, -0.8, 0), dtype=np.uint8)
