"""A table of close rows and few columns stands upright, however much its columns look like lines."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from parser.reading.straighten import Upright, level

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
