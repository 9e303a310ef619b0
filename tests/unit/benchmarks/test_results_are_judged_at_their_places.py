import pytest

from benchmarks.pages import Printed
from benchmarks.result_cells import Fate, judged
from models.document import Page, PageSource, PageStatus, Word
from models.evidence import Method
from models.geometry import Box

PLACE = Box(300, 100, 308, 110)


def _fate(printed: str, read: str, confidence: float, second: str = "", place: Box = PLACE) -> Fate:
    words = (Word(read, place, confidence, Method.OCR),) if read else ()
    page = Page(1, 595.28, 841.89, PageStatus.READ, PageSource.OCR, words=words)

    def look(number: int, box: Box) -> tuple[Word, ...]:
        return (Word(second, place, 0.9, Method.OCR),) if second else ()

    return next(judged([Printed(printed, PLACE, result=True)], page, look)).fate


@pytest.mark.parametrize(
    ("printed", "read", "confidence", "second", "expected"),
    [
        ("P", "P", 0.95, "P", Fate.RIGHT),
        ("P", "P", 0.6, "", Fate.RIGHT_IN_DOUBT),
        ("P", "F", 0.95, "F", Fate.OPPOSITE),
        ("P", "F", 0.95, "P", Fate.WRONG_IN_DOUBT),
        ("不符合", "符合", 0.95, "", Fate.OPPOSITE),
        ("N/A", "P", 0.95, "", Fate.WRONG),
        ("P", "", 0.0, "", Fate.LOST),
        ("-", "", 0.0, "", Fate.BLANK),
        ("—", "-", 0.95, "", Fate.RIGHT),
    ],
)
def test_a_result_meets_its_fate(
    printed: str, read: str, confidence: float, second: str, expected: Fate
) -> None:
    assert _fate(printed, read, confidence, second) is expected


def test_a_word_elsewhere_is_not_taken_for_the_result() -> None:
    assert _fate("P", "P", 0.95, place=Box(300, 130, 308, 140)) is Fate.LOST
