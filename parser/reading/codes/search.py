"""The order in which one image is asked for codes: quickly first, harder only where one is to be expected."""

import cv2
import numpy as np

from parser.reading.codes import zxing
from parser.reading.codes.closer import Place, look_closer
from parser.reading.codes.finder_patterns import finder_patterns, triples
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
    return [sighting.moved(shrunk, 0, 0) for sighting in without_repeats(found)]


def _places(gray: Gray, whole_page: bool) -> list[Place]:
    """Where a code may stand: three finder patterns, or a texture like a code's, surest first."""
    sure = [Place(code.bounds, code) for code in triples(finder_patterns(gray))]
    perhaps = [
        Place(patch.bounds, None, patch.density >= LIKELY, patch.bars, whole_page and patch.matrix)
        for patch in patches(gray)
    ]
    return (sure + perhaps)[:MOST_PLACES]
