"""A strip that was found too wide takes in the edge of the next text: its own words end before that."""

import pytest

from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned.crops import Strip
from parser.reading.scanned.linewords import words_of

STRIP = Strip(10, 0, 110, 40)


def _read(*middles: float) -> LineReading:
    return LineReading(tuple(Glyph("n", middle, 0.99) for middle in middles))


@pytest.mark.parametrize(
    ("middles", "gap", "place"),
    [
        ((0.1, 0.4), (60.0, 104.0), (10, 60)),
        ((0.5, 0.9), (16.0, 50.0), (50, 110)),
        ((0.1, 0.4), (60.0, 70.0), (10, 110)),
        ((0.1, 0.4), (60.0, 90.0), (10, 110)),
        ((0.4, 0.97), (60.0, 104.0), (10, 110)),
    ],
    ids=["behind", "before", "narrow gap", "no sliver", "ink of its own"],
)
def test_a_sliver_behind_wide_paper_is_none_of_its_ink(
    middles: tuple[float, float], gap: tuple[float, float], place: tuple[float, float]
) -> None:
    (word,) = words_of(_read(*middles), STRIP, [gap])
    assert (word.x0, word.x1) == place
