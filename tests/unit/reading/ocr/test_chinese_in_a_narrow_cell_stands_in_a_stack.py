"""Characters one below the other are lines of one character each; print that runs up the page is not."""

from collections.abc import Sequence

import numpy as np
import pytest

from parser.reading.ocr.interface import Glyph, Image, LineReading, Quads
from parser.reading.ocr.rapid import RapidReader
from parser.reading.scanned.crops import Strip
from parser.reading.scanned.preparing import Prepared
from parser.reading.scanned.recognising import read_words
from parser.reading.scanned.straighten import Upright

ROW = Strip(100, 100, 300, 130)
TALL = Strip(400, 200, 450, 290)


class _Reader(RapidReader):
    """Reads square crops as the given characters one after the other, and all others as one word."""

    def __init__(self, characters: str, score: float) -> None:
        self.characters = iter(characters)
        self.score = score

    def read(self, crops: Sequence[Image]) -> tuple[LineReading, ...]:
        return tuple(
            LineReading((Glyph(next(self.characters), 0.5, self.score),))
            if crop.shape[1] < 1.8 * crop.shape[0] < 4 * crop.shape[1]
            else LineReading(tuple(Glyph(letter, 0.2, 0.9) for letter in "Unit"))
            for crop in crops
        )

    def find(self, image: Image) -> Quads:
        return np.zeros((0, 4, 2), np.float32)


def _words(reader: RapidReader) -> list[tuple[str, int]]:
    image = np.full((600, 900, 3), 245, np.uint8)
    ink = np.zeros((600, 900), np.uint8)
    ink[205:235, 410:440] = ink[250:280, 410:440] = 255
    cells = np.zeros((600, 900), np.int32)
    page = Prepared(Upright(image, np.eye(3)), 200, 0.36, image, ink, (), (ROW, ROW, TALL), (), cells, (), ())
    return [(word.text, word.angle) for word in read_words(page, reader)][2:]


@pytest.mark.parametrize(
    ("characters", "score", "words"),
    [
        ("单位", 0.95, [("单", 0), ("位", 0)]),
        ("单位", 0.6, [("Unit", 90)]),
        ("AB", 0.95, [("Unit", 90)]),
    ],
    ids=["Chinese", "read in doubt", "Latin letters on their side"],
)
def test_a_stack_is_read_line_by_line(characters: str, score: float, words: list[tuple[str, int]]) -> None:
    assert _words(_Reader(characters, score)) == words
