import cv2
import numpy as np
import pytest

from parser.reading.scanned.ink import ink_of
from parser.reading.scanned.photograph import flattened, sheet_corners
from parser.reading.scanned.straighten import Upright, level, skew_of
from tests.unit.reading.ocr.drawing import page_with_table


@pytest.mark.parametrize("degrees", [-3.0, 1.2, 5.0])
def test_the_skew_is_measured_and_taken_back(degrees: float) -> None:
    page = page_with_table()
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    skewed = np.asarray(cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255)), np.uint8)
    assert skew_of(ink_of(skewed)) == pytest.approx(degrees, abs=0.1)
    assert abs(skew_of(ink_of(level(Upright(skewed, np.eye(3))).image))) < 0.15


def test_a_sheet_on_a_desk_is_found_and_a_scan_is_left_alone() -> None:
    page = page_with_table()
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = np.array([[90, 60], [width - 70, 80], [width - 110, height - 50], [60, height - 90]], np.float32)
    view = cv2.getPerspectiveTransform(corners, seen)
    photo = cv2.warpPerspective(page, view, (width, height), borderValue=(92, 74, 60))
    found = sheet_corners(np.asarray(photo, np.uint8))
    assert found is not None
    assert np.abs(found - seen).max() < 8
    assert sheet_corners(page) is None


def test_the_edge_of_a_shadow_is_no_edge_of_the_sheet() -> None:
    page = page_with_table()
    across = np.linspace(0, 1, page.shape[1])
    shade = 1 - 0.45 / (1 + np.exp(-18 * (across - 0.6)))
    shadowed = Upright((page * shade[None, :, None]).astype(np.uint8), np.eye(3))
    assert flattened(shadowed) is shadowed


def test_a_dark_surface_does_not_tilt_a_level_page() -> None:
    page = page_with_table()
    page[60:220, 40:1120] = (30, 60, 110)
    assert abs(skew_of(ink_of(page))) < 0.1
