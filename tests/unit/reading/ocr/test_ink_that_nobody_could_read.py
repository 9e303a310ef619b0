"""Ink that nobody could read leaves a word for it where it may be a value: in a cell, in line with print."""

from collections.abc import Sequence

import numpy as np
import pytest

from parser.reading.ocr.interface import Glyph, Image, LineReading, Quads
from parser.reading.ocr.rapid import RapidReader
from parser.reading.scanned.crops import Strip
from parser.reading.scanned.preparing import Prepared
from parser.reading.scanned.recognising import UNREAD, read_words
from parser.reading.scanned.straighten import Upright

LABEL = Strip(100, 100, 300, 130)


class _Reader(RapidReader):
    """Reads the first strip surely and nothing of the others."""

    def read(self, crops: Sequence[Image]) -> tuple[LineReading, ...]:
        glyphs = tuple(Glyph(mark, 0.1 + 0.09 * place, 0.99) for place, mark in enumerate("Applicant"))
        read = (LineReading(glyphs), *(LineReading((Glyph("s", 0.5, 0.2),)) for _ in crops[1:]))
        return read[: len(crops)]

    def find(self, image: Image) -> Quads:
        return np.zeros((0, 4, 2), np.float32)


def _texts(strip: Strip, cells: bool = False) -> list[str]:
    image = np.full((600, 900, 3), 245, np.uint8)
    grid = np.full((600, 900), int(cells), np.int32)
    page = Prepared(
        Upright(image, np.eye(3)),
        200,
        0.36,
        image,
        np.zeros((600, 900), np.uint8),
        (),
        (LABEL, strip),
        (),
        grid,
        (),
        (),
    )
    return [word.text for word in read_words(page, _Reader())]


def test_in_line_with_print_it_is_told() -> None:
    assert _texts(Strip(350, 103, 560, 132)) == ["Applicant", UNREAD]


@pytest.mark.parametrize(
    "strip",
    [
        Strip(350, 90, 560, 150),
        Strip(350, 112, 560, 141),
        Strip(120, 300, 330, 330),
        Strip(100, 100, 300, 128),
    ],
    ids=["higher: a logo", "not in line", "alone", "upon it"],
)
def test_elsewhere_it_is_no_value(strip: Strip) -> None:
    assert _texts(strip) == ["Applicant"]


def test_in_a_cell_it_always_is_told() -> None:
    assert _texts(Strip(120, 300, 330, 330), cells=True) == ["Applicant", UNREAD]
