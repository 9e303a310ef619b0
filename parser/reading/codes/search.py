"""The order in which one image is asked for codes: quickly first, harder only where one is to be expected."""

import cv2
import numpy as np

from parser.reading.codes import zxing
from parser.reading.codes.closer import Place, look_closer
from parser.reading.codes.finder_patterns import FinderPattern, finder_patterns, triples
from parser.reading.codes.redrawn import redrawn_qr
from parser.reading.codes.sighting import Gray, Sighting, overlap, without_repeats
from parser.reading.codes.texture import patches

MOST_PIXELS = 40_000_000
"""A larger image is halved until it is smaller: an A4 page at 600 dpi has 35 million."""

SMALLEST_SIDE = 8
"""Pixels: less holds no code."""

SAME_PLACE = 0.5
"""Share of the smaller box from which two things are in one place."""

LIKELY = 0.7
"""Density of edges from which a patch is looked at thoroughly without further sign: few texts reach it."""

FEW_PATTERNS = 6
"""Finder patterns that belong to nothing: more of them are an ornament."""

MOST_PLACES = 16
"""Places of one image that are looked at again; a page with more is an ornament, not a sheet of codes."""


def search(gray: Gray, whole_page: bool = False) -> list[Sighting]:
    """The codes of one image: decoded ones, and those that are surely there and do not decode.

    On the image of a `whole_page` the texture of a patch alone may be sure enough; a photograph has others.
    """
    shrunk = 1.0
    while gray.size > MOST_PIXELS:
        gray = np.asarray(cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        shrunk /= 2
    if min(gray.shape) < SMALLEST_SIDE:
        return []
    found = zxing.scan(gray)
    for place in _places(gray, whole_page):
        if not any(overlap(place.bounds, known.bounds) >= SAME_PLACE for known in found):
            found += look_closer(gray, place)
    found += _of_lonely_patterns(gray, found)
    return [sighting.moved(shrunk, 0, 0) for sighting in without_repeats(found)]


def _of_lonely_patterns(gray: Gray, found: list[Sighting]) -> list[Sighting]:
    """The QR code of which two finder patterns are whole and stand in nothing that was found: a line through
    the third leaves no outline to look closer at."""
    lonely = [one for one in finder_patterns(gray) if not any(_holds(known, one) for known in found)]
    if not 2 <= len(lonely) <= FEW_PATTERNS:
        return []
    return [
        code
        for code in redrawn_qr(gray)
        if all(overlap(code.bounds, known.bounds) < SAME_PLACE for known in found if known.readable)
    ]


def _holds(known: Sighting, pattern: FinderPattern) -> bool:
    x0, y0, x1, y1 = known.bounds
    return known.readable and x0 <= pattern.x <= x1 and y0 <= pattern.y <= y1


def _places(gray: Gray, whole_page: bool) -> list[Place]:
    """Where a code may stand: three finder patterns, or a texture like a code's, surest first."""
    sure = [Place(code.bounds, code) for code in triples(finder_patterns(gray))]
    perhaps = [
        Place(patch.bounds, None, patch.density >= LIKELY, patch.bars, whole_page and patch.matrix)
        for patch in patches(gray)
    ]
    return (sure + perhaps)[:MOST_PLACES]
