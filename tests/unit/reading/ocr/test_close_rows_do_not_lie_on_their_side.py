"""A table of close rows and few columns stands upright, however much its columns look like lines."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from parser.reading.scanned.straighten import Upright, level

PITCH = 37
"""Pixels from row to row at 200 dpi: print of 8 points."""


def _table() -> NDArray[np.uint8]:
    page = np.full((2339, 1654, 3), 250, np.uint8)
    for row in range(46):
        for x, text in ((180, f"4.{row}.1"), (400, "Toys with secondary cells"), (1480, "NA")):
            place = (x, 300 + PITCH * row)
            cv2.putText(page, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.95, (20, 20, 20), 2, cv2.LINE_AA)
    return page


def test_it_stays_as_it_is() -> None:
    assert level(Upright(_table(), np.eye(3))).rotation == 0


@pytest.mark.parametrize("quarters", [1, 3])
def test_it_is_turned_where_it_was_scanned_sideways(quarters: int) -> None:
    turned = np.ascontiguousarray(np.rot90(_table(), quarters))
    assert level(Upright(turned, np.eye(3))).rotation == 90


def _ruled_askew(degrees: float) -> NDArray[np.uint8]:
    """A rule as thin as print has it below every row, the page fed in at an angle."""
    page = _table()
    for row in range(46):
        y = 300 + PITCH * row + 9
        cv2.line(page, (120, y), (1560, y), (40, 40, 40), 1)
    turn = cv2.getRotationMatrix2D((827, 1170), degrees, 1.0)
    return np.asarray(cv2.warpAffine(page, turn, (1654, 2339), borderMode=cv2.BORDER_REPLICATE), np.uint8)


@pytest.mark.parametrize("degrees", [-2.9, -1.35, 0.7, 1.35, 2.9])
def test_rules_askew_join_no_rows(degrees: float) -> None:
    assert level(Upright(_ruled_askew(degrees), np.eye(3))).rotation == 0
