"""Where on a PDF page a code may be drawn: many small boxes or bars stand close together."""

from collections import Counter
from collections.abc import Sequence

import pypdfium2.raw as pdfium_c

from models.geometry import Box, around
from parser.reading.pdf_objects import PATH, Drawn

FEWEST_MODULES = 40
"""Boxes in a matrix code: Micro QR M1 has 11 x 11 modules, half of them dark, runs often joined."""

FEWEST_BARS = 20
"""Bars of equal height side by side: Code 128 with four characters has 22."""

LARGEST_MODULE = 12.0
"""Points: the height of a module; 4 mm is more than any report prints."""

LONGEST_RUN = 12.0
"""A joined run of modules, as width over height; longer boxes are ruling lines."""

WIDEST_GAP = 14.0
"""Points between the parts of one code: what is further apart belongs to two."""

FEWEST_SEGMENTS = 60
"""Segments of one path that may be a whole code."""

LARGEST_CODE = 260.0
"""Points: 9 cm, the side of the largest code looked for in one path."""


def drawn_regions(objects: Sequence[Drawn]) -> list[Box]:
    """The places that may hold a drawn code: a cheap test that lets no code pass and many a table go."""
    paths = [drawn for drawn in objects if drawn.kind == PATH]
    whole = [drawn.box for drawn in paths if _one_path_code(drawn)]
    modules = [drawn.box for drawn in paths if _module_like(drawn.box)]
    bars = _bars([drawn.box for drawn in paths])
    groups = [group for group in _groups(modules) if len(group) >= FEWEST_MODULES and _scattered(group)]
    return whole + [around(group) for group in groups] + bars


def _one_path_code(drawn: Drawn) -> bool:
    box = drawn.box
    if not (8 < box.width < LARGEST_CODE and 8 < box.height < LARGEST_CODE):
        return False
    return bool(pdfium_c.FPDFPath_CountSegments(drawn.handle) >= FEWEST_SEGMENTS)


def _module_like(box: Box) -> bool:
    height = max(box.height, 0.05)
    return 0.3 < box.height <= LARGEST_MODULE and 0.3 < box.width <= LONGEST_RUN * height


def _scattered(group: list[Box]) -> bool:
    """Whether the boxes lie in many rows and columns: a dotted line or a column of ticks does not."""
    rows = {round(box.top * 4) for box in group}
    columns = {round(box.x0 * 4) for box in group}
    return len(rows) >= 7 and len(columns) >= 7


def _bars(boxes: list[Box]) -> list[Box]:
    upright = [box for box in boxes if box.height > 8 and box.width < 8]
    lying = [box for box in boxes if box.width > 8 and box.height < 8]
    found = []
    for group, key in ((upright, _rows), (lying, _columns)):
        counts = Counter(key(box) for box in group)
        for place, count in counts.items():
            if count >= FEWEST_BARS:
                found.append(around([box for box in group if key(box) == place]))
    return found


def _rows(box: Box) -> tuple[int, int]:
    return round(box.top), round(box.bottom)


def _columns(box: Box) -> tuple[int, int]:
    return round(box.x0), round(box.x1)


def _groups(boxes: list[Box]) -> list[list[Box]]:
    """The boxes split at gaps, down the page and then across."""
    return [group for band in _split(boxes, 1, 3) for group in _split(band, 0, 2)]


def _split(boxes: list[Box], start: int, end: int) -> list[list[Box]]:
    groups: list[list[Box]] = []
    reach = float("-inf")
    for box in sorted(boxes, key=lambda box: box[start]):
        if box[start] > reach + WIDEST_GAP:
            groups.append([])
        groups[-1].append(box)
        reach = max(reach, box[end])
    return groups
