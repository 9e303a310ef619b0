"""The glyphs of a page as columns, with the rank of their text objects in painting."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.geometry import Box
from parser.reading.pdf.glyphs import Glyph, Ink
from parser.reading.pdf.native import Address
from parser.reading.pdf.objects import Painting
from parser.reading.pdf.placing import Affine

Mask = NDArray[np.bool_]
"""One truth value for each glyph."""


@dataclass(frozen=True, slots=True)
class GlyphTable:
    """All glyphs of a page. `rank` is that of the text object, -1 for one that was not met in painting.

    `said` are letters, figures and ideographs: what can carry meaning; leaders, ticks and boxes do not.
    `owner` numbers the text objects; `addresses` are theirs, `maps` lead from their space to
    the page. `middles` are x and y in two rows.
    """

    glyphs: Sequence[Glyph]
    boxes: NDArray[np.float64]
    level: NDArray[np.float64]
    rank: NDArray[np.int64]
    owner: NDArray[np.int64]
    addresses: list[Address]
    maps: list[Affine]
    middles: NDArray[np.float64]
    size: NDArray[np.float64]
    mode: NDArray[np.int64]
    said: Mask

    def inside(self, box: Box) -> Mask:
        """The glyphs whose middle lies in the box."""
        x, y = self.middles
        return np.asarray((x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom))

    def of_owners(self, chosen: Sequence[bool]) -> Mask:
        """The glyphs of the chosen text objects."""
        return np.asarray(chosen, dtype=bool)[self.owner] if len(self.glyphs) else np.zeros(0, dtype=bool)


def table_of(glyphs: Sequence[Glyph], painting: Painting) -> GlyphTable:
    """The columns of a page's glyphs."""
    owners: dict[int, int] = {}
    inks: list[Ink] = []
    owner = []
    last, number = None, 0
    for glyph in glyphs:
        ink = glyph.ink
        if ink is not last:
            last, number = ink, owners.setdefault(id(ink), len(inks))
            if number == len(inks):
                inks.append(ink)
        owner.append(number)
    numbers = np.array(owner, dtype=np.int64)
    boxes = np.array(
        [side for g in glyphs for side in (g.x0, g.top, g.x1, g.bottom)], dtype=np.float64
    ).reshape(-1, 4)
    return GlyphTable(
        glyphs,
        boxes,
        _levelled(boxes, np.array([ink.angle for ink in inks], dtype=np.int64)[numbers]),
        np.array([ink.rank for ink in inks], dtype=np.int64)[numbers],
        numbers,
        [ink.address for ink in inks],
        [painting.text_map.get(ink.address, painting.to_page) for ink in inks],
        np.stack([boxes[:, 0] + boxes[:, 2], boxes[:, 1] + boxes[:, 3]]) / 2,
        np.array([ink.size for ink in inks], dtype=np.float64)[numbers],
        np.array([ink.mode for ink in inks], dtype=np.int64)[numbers],
        np.array([g.text[:1].isalnum() for g in glyphs], dtype=bool),
    )


def _levelled(boxes: NDArray[np.float64], angles: NDArray[np.int64]) -> NDArray[np.float64]:
    """The boxes turned with their writing, as `lines.turned` turns one."""
    if not angles.any():
        return boxes
    level = boxes.copy()
    for angle, order, signs in (
        (90, (3, 0, 1, 2), (-1, 1, -1, 1)),
        (180, (2, 3, 0, 1), (-1, -1, -1, -1)),
        (270, (1, 2, 3, 0), (1, -1, 1, -1)),
    ):
        rows = angles == angle
        level[rows] = boxes[rows][:, order] * np.array(signs)
    return level
