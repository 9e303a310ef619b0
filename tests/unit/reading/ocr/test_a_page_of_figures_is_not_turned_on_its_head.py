"""Figures look alike upright and on their heads: before a page is turned its lines are read either way."""

from collections.abc import Sequence

import numpy as np
import pytest

from parser.reading.ocr.interface import Glyph, Image, LineReading, Quads
from parser.reading.ocr.rapid import RapidReader
from parser.reading.scanned.preparing import prepared

LINES = 6


class _Reader(RapidReader):
    """Finds the page's lines, thinks of a share of them as upside down, and reads those that begin dark."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.asked = 0

    def find(self, image: Image) -> Quads:
        tops = [100 + 40 * line for line in range(LINES)]
        return np.array([[(60, t), (500, t), (500, t + 24), (60, t + 24)] for t in tops], np.float32)

    def upside_down(self, crops: Sequence[Image]) -> float:
        return self.share

    def read(self, crops: Sequence[Image]) -> tuple[LineReading, ...]:
        self.asked += len(crops)
        scores = [0.95 if crop[:, :20].mean() < 128 else 0.6 for crop in crops]
        return tuple(LineReading((Glyph("7", 0.5, score),)) for score in scores)


def _page(upright: bool) -> Image:
    page = np.full((700, 560, 3), 250, np.uint8)
    for line in range(LINES):
        left = 60 if upright else 440
        page[100 + 40 * line : 124 + 40 * line, left : left + 60] = 10
    return page


@pytest.mark.parametrize(("upright", "rotation"), [(True, 0), (False, 180)])
def test_the_way_that_is_read_more_surely_counts(upright: bool, rotation: int) -> None:
    assert prepared(_page(upright), 200, _Reader(0.6)).page.rotation == rotation


def test_nothing_is_read_twice_where_the_lines_look_upright() -> None:
    reader = _Reader(0.1)
    assert prepared(_page(False), 200, reader).page.rotation == 0
    assert reader.asked == 0
