"""Where on a PDF page a code may be drawn: many small boxes or bars stand close together."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import pypdfium2.raw as pdfium_c

from models.geometry import Box, around
from parser.reading.pdf.objects import PATH, Drawn

TILE = 6.0
"""Points: the page is parted into squares of this side, each with the share of it that is inked."""

INKED = 0.12
"""Share of a tile that the modules of a code ink at least; dots and ruling lines ink a hundredth."""

FEWEST_MODULES = 30
"""Boxes in a matrix code: Micro QR M1 has 11 x 11 modules, half of them dark, runs often joined."""

FEWEST_BARS = 20
"""Bars of equal height side by side: Code 128 with four characters has 22."""

BARS_INKED = 0.2
"""Share of their common length that bars ink; the sides of table cells ink a hundredth."""

LARGEST_MODULE = 12.0
"""Points: the height of a module; 4 mm is more than any report prints."""

LONGEST_RUN = 12.0
"""A joined run of modules, as width over height; longer boxes are ruling lines."""

LOWEST_BAR, WIDEST_BAR = 8.0, 8.0
"""Points: the sides of one bar."""

FEWEST_SEGMENTS = 60
"""Segments of one path that may be a whole code; so many of them are looked at."""

MOST_REGIONS = 6
"""More places than this are parts of a drawing, and looked at together."""

SMALLEST_CODE, LARGEST_CODE = 8.0, 260.0
"""Points: 3 mm to 9 cm, the sides of a code in one path."""


def drawn_regions(objects: Sequence[Drawn]) -> list[Box]:
    """The places that may hold a drawn code: a cheap test that lets no code pass and many a table go."""
    paths = [drawn for drawn in objects if drawn.kind == PATH]
    regions = [drawn.box for drawn in paths if _one_path_code(drawn)]
    regions += _dense_places([drawn.box for drawn in paths if _module_like(drawn.box)])
    upright = (drawn.box for drawn in paths if _bar_like(drawn.box.width, drawn.box.height))
    lying = (drawn.box for drawn in paths if _bar_like(drawn.box.height, drawn.box.width))
    regions += [*_bars(upright, across=True), *_bars(lying, across=False)]
    return regions if len(regions) <= MOST_REGIONS else [around(regions)]


def _one_path_code(drawn: Drawn) -> bool:
    """Whether one path may be a whole code: many segments, straight and upright all of them."""
    box = drawn.box
    if not all(SMALLEST_CODE < side < LARGEST_CODE for side in (box.width, box.height)):
        return False
    if pdfium_c.FPDFPath_CountSegments(drawn.handle) < FEWEST_SEGMENTS:
        return False
    segments = (pdfium_c.FPDFPath_GetPathSegment(drawn.handle, i) for i in range(FEWEST_SEGMENTS))
    return all(pdfium_c.FPDFPathSegment_GetType(each) != pdfium_c.FPDF_SEGMENT_BEZIERTO for each in segments)


def _module_like(box: Box) -> bool:
    return 0.3 < box.height <= LARGEST_MODULE and 0.3 < box.width <= LONGEST_RUN * box.height


def _bar_like(width: float, height: float) -> bool:
    return height > LOWEST_BAR and 0 < width < WIDEST_BAR


def _dense_places(boxes: list[Box]) -> list[Box]:
    """Groups of touching tiles that small boxes ink as densely as a code does."""
    if len(boxes) < FEWEST_MODULES:
        return []
    tiles: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes:
        x, y = box.middle
        if math.isfinite(x) and math.isfinite(y):
            tiles[int(x // TILE), int(y // TILE)].append(box)
    dense = {tile for tile, held in tiles.items() if sum(box.area for box in held) >= INKED * TILE * TILE}
    groups = (_touching(dense) for _ in range(len(dense)) if dense)
    held = ([box for tile in group for box in tiles[tile]] for group in groups)
    return [place for group in held if len(group) >= FEWEST_MODULES and _large(place := around(group))]


def _large(box: Box) -> bool:
    return min(box.width, box.height) >= SMALLEST_CODE


def _touching(tiles: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """One tile and all that touch it or one another, taken out of `tiles`."""
    waiting = [tiles.pop()]
    group = []
    while waiting:
        x, y = waiting.pop()
        group.append((x, y))
        near = {(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)} & tiles
        tiles -= near
        waiting.extend(near)
    return group


def _bars(boxes: Iterable[Box], across: bool) -> Iterable[Box]:
    """Rows of bars with common ends, side by side `across` the page or down it."""
    rows: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes:
        rows[(round(box.top), round(box.bottom)) if across else (round(box.x0), round(box.x1))].append(box)
    for row in rows.values():
        if len(row) >= FEWEST_BARS:
            whole = around(row)
            thickness = sum(box.width if across else box.height for box in row)
            if thickness >= BARS_INKED * (whole.width if across else whole.height):
                yield whole
