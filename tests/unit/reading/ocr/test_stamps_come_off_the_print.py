import cv2
import numpy as np
import pytest

from parser.reading import ReadingOptions
from parser.reading.ocr.interface import Glyph, LineReading
from parser.reading.scanned import preparing
from parser.reading.scanned.raster import read_raster
from parser.reading.scanned.seals import find_stamps, stamp_alone, without_stamps
from tests.unit.reading.ocr.drawing import page_with_table


def test_the_print_below_a_stamp_comes_back_and_the_stamp_can_stand_alone() -> None:
    page = page_with_table()
    ink = np.full(page.shape, 255, np.uint8)
    cv2.circle(ink, (600, 420), 150, (215, 30, 40), 12)
    stamped = (page.astype(np.float32) * ink / 255).astype(np.uint8)
    (stamp,) = find_stamps(stamped, 200)
    assert abs(stamp.x0 - 444) < 12
    assert abs(stamp.bottom - 576) < 12
    clean = without_stamps(stamped, (stamp,))
    assert np.mean(np.abs(clean.astype(int) - page) > 90) < 0.001
    alone = stamp_alone(stamped, stamp)
    assert alone.min() < 60
    assert np.median(alone) > 240


def test_a_ring_beside_the_print_is_a_stamp_and_coloured_print_is_none() -> None:
    page = np.full((600, 600, 3), 255, np.uint8)
    cv2.putText(page, "FAIL", (60, 520), cv2.FONT_HERSHEY_SIMPLEX, 3.0, (215, 30, 40), 14)
    assert find_stamps(page, 200) == ()
    cv2.circle(page, (300, 220), 130, (215, 30, 40), 10)
    (stamp,) = find_stamps(page, 200)
    assert abs(stamp.x0 - 165) < 12
    assert abs(stamp.bottom - 355) < 12


def test_a_coloured_frame_beside_the_print_is_no_stamp() -> None:
    page = np.full((600, 600, 3), 255, np.uint8)
    cv2.rectangle(page, (150, 150), (450, 450), (215, 30, 40), 10)
    assert find_stamps(page, 200) == ()


def test_black_print_has_no_stamp() -> None:
    assert find_stamps(page_with_table(), 200) == ()


class _Turner:
    """A reader to whom every page lies on its side, upside down."""

    threads = 1

    def __init__(self) -> None:
        self._sure = iter((0.5, 0.9))

    def find(self, image: np.ndarray) -> np.ndarray:
        return np.array([[[40, 40], [60, 40], [60, 300], [40, 300]]], np.float32)

    def upside_down(self, crops: list[np.ndarray]) -> float:
        return 1.0

    def read(self, crops: list[np.ndarray]) -> list[LineReading]:
        """Surer of the lines turned round, which are shown second."""
        sure = next(self._sure)
        return [LineReading((Glyph("n", 0.5, sure),)) for _ in crops]


def test_a_page_turned_until_it_lies_as_it_came_looks_for_its_stamps_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = page_with_table()
    ink = np.full(page.shape, 255, np.uint8)
    cv2.circle(ink, (600, 420), 150, (215, 30, 40), 12)
    stamped = (page.astype(np.float32) * ink / 255).astype(np.uint8)
    monkeypatch.setattr(preparing, "level", lambda upright: upright.turned(1))
    made = preparing.prepared(stamped, 200, _Turner())  # type: ignore[arg-type]
    assert made.page.rotation == 0
    assert [abs(stamp.x0 - 444) < 12 for stamp in made.stamps] == [True]


@pytest.mark.ocr
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_stamped_page_is_read_whichever_way_it_lies(quarters: int) -> None:
    page = page_with_table()
    ink = np.full(page.shape, 255, np.uint8)
    cv2.circle(ink, (190, 400), 75, (215, 30, 40), 12)
    stamped = (page.astype(np.float32) * ink / 255).astype(np.uint8)
    lying = np.ascontiguousarray(np.rot90(stamped, quarters))
    read = read_raster(lying, 200, ReadingOptions(ocr_threads=1))
    assert "GLT-204817-A" in [word.text for word in read.words]
