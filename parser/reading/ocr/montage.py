"""Many small crops on one sheet, so that an engine that starts anew for every image is asked once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from parser.reading.ocr.interface import Image
from parser.reading.scanned.ink import grey_of

GAP = 18
"""Bare paper between the crops, in pixels at 200 dpi: four times as much across, so that words stay apart."""

WIDTH = 1600
"""The sheet's usual width; a wider crop widens it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet in grey and the place of each crop on it as (x, y, width, height)."""

    image: Image
    places: tuple[tuple[int, int, int, int], ...]

    def crop_at(self, x: float, y: float) -> int | None:
        """Which crop holds the point, a margin included; None between them."""
        for index, (left, top, width, height) in enumerate(self.places):
            if left - GAP <= x <= left + width + GAP and top - GAP / 3 <= y <= top + height + GAP / 3:
                return index
        return None


def laid_out(crops: Sequence[Image]) -> Sheet:
    """The crops in rows from the top, in the order given."""
    places, x, y, row = [], GAP, GAP, 0
    for crop in crops:
        height, width = crop.shape[:2]
        if x > GAP and x + width + GAP > WIDTH:
            x, y, row = GAP, y + row + GAP, 0
        places.append((x, y, width, height))
        x, row = x + width + 4 * GAP, max(row, height)
    width = max([WIDTH, *(left + wide + GAP for left, _, wide, _ in places)])
    image = np.full((y + row + GAP, width), 255, np.uint8)
    for (left, top, wide, high), crop in zip(places, crops, strict=True):
        image[top : top + high, left : left + wide] = grey_of(crop)
    return Sheet(image, tuple(places))
