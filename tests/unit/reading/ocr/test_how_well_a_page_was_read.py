"""Lost writing makes a page doubtful or unread; specks on a picture of the goods do not."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from models.document import PageStatus
from parser.reading import reasons
from parser.reading.scanned.crops import Strip
from parser.reading.scanned.linewords import PixelWord
from parser.reading.scanned.raster import _status

SPECK, LINE = Strip(0, 0, 25, 20), Strip(0, 40, 300, 65)
HEADING = ["Photographs", "of", "the", "sample", "GLT-204817-A", "page", "5", "of", "5"]


def _words(texts: list[str], weakest: float, score: float | None = None, top: float = 0) -> list[PixelWord]:
    score = weakest if score is None else score
    return [PixelWord(text, 0, top, 9, top + 9, score, weakest, ()) for text in texts]


def _page(*strips: Strip) -> Any:
    return SimpleNamespace(strips=strips, page=SimpleNamespace(image=np.zeros((1000, 700, 3), np.uint8)))


def test_specks_beside_sure_writing_do_no_harm() -> None:
    words = [*_words(HEADING, 0.97), *_words(["o", "Il", "~", "c"], 0.5)]
    assert _status(_page(), words) == (PageStatus.READ, None)


BADLY = ["Rernark", "thc", "sarnple", "dld", "n0t", "pss"]


def test_writing_that_is_read_badly_is_doubt() -> None:
    words = [*_words(HEADING, 0.97), *_words(BADLY, 0.5)]
    assert _status(_page(), words) == (PageStatus.READ_WITH_DOUBT, reasons.ILLEGIBLE)


@pytest.mark.parametrize(
    ("top", "expected"),
    [(940, (PageStatus.READ, None)), (880, (PageStatus.READ_WITH_DOUBT, reasons.ILLEGIBLE))],
)
def test_fine_print_at_the_foot_says_nothing_of_the_page(
    top: float, expected: tuple[PageStatus, str | None]
) -> None:
    words = [*_words(HEADING, 0.97), *_words(BADLY * 3, 0.5, top=top)]
    assert _status(_page(), words) == expected


def test_a_page_of_which_only_the_foot_is_there_is_judged_by_it() -> None:
    assert _status(_page(), _words(BADLY, 0.5, top=940)) == (PageStatus.READ_WITH_DOUBT, reasons.ILLEGIBLE)


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (0.97, (PageStatus.READ, None)),
        (0.6, (PageStatus.READ_WITH_DOUBT, reasons.ILLEGIBLE)),
    ],
)
def test_a_chinese_sentence_is_no_more_in_doubt_than_its_characters(
    score: float, expected: tuple[PageStatus, str | None]
) -> None:
    words = [
        *_words(HEADING, 0.97),
        *_words(["本报告仅对来样负责。未经本实验室书面批准，不得部分复制本报告。"], 0.4, score),
    ]
    assert _status(_page(), words) == expected


@pytest.mark.parametrize(
    ("strips", "expected"),
    [
        ((), (PageStatus.READ, reasons.NO_TEXT)),
        ((SPECK,) * 9, (PageStatus.READ, reasons.NO_TEXT)),
        ((SPECK, LINE), (PageStatus.READ_WITH_DOUBT, reasons.ILLEGIBLE)),
        ((LINE,) * 3, (PageStatus.NOT_READ, reasons.ILLEGIBLE)),
    ],
)
def test_a_page_without_legible_words(strips: tuple[Strip, ...], expected: tuple[PageStatus, str]) -> None:
    assert _status(_page(*strips), []) == expected
