"""Detectors pass over what is one character wide: such marks get a strip of their own, and only such."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from parser.reading.scanned.crops import Strip
from parser.reading.scanned.rulelines import RuleLine
from parser.reading.scanned.shortcells import cells_of, missed_strips

DPI = 200.0
ROW = (Strip(50, 100, 150, 130), Strip(200, 100, 300, 130), Strip(350, 100, 460, 130))
MARK = (400, 106, 12, 18)
NO_CELLS = np.zeros((300, 600), np.int32)


def _ink(*marks: Sequence[int]) -> NDArray[np.uint8]:
    ink = np.zeros((300, 600), np.uint8)
    for x, y, width, height in marks:
        ink[y : y + height, x : x + width] = 255
    return ink


def _holds(strip: Strip, mark: Sequence[int]) -> bool:
    x, y = mark[0] + mark[2] / 2, mark[1] + mark[3] / 2
    return strip.x0 < x < strip.x1 and strip.top < y < strip.bottom


def test_a_mark_in_a_cell_is_found() -> None:
    sides = (RuleLine(380, 80, 381, 150), RuleLine(440, 80, 441, 150))
    cells = cells_of((300, 600), (RuleLine(380, 80, 441, 81), RuleLine(380, 150, 441, 151), *sides), DPI)
    (found,) = missed_strips(_ink(MARK), cells, ROW[:2], DPI)
    assert _holds(found, MARK)


def test_a_mark_alone_in_a_row_without_rules_is_found() -> None:
    mark = (520, 112, 10, 4)
    heading = Strip(350, 40, 560, 70)
    (found,) = missed_strips(_ink(mark), NO_CELLS, (heading, *ROW), DPI)
    assert _holds(found, mark)


def test_marks_close_to_the_text_belong_to_it() -> None:
    assert not missed_strips(_ink((465, 106, 12, 18)), NO_CELLS, ROW, DPI)


def test_what_is_larger_than_a_character_is_none() -> None:
    assert not missed_strips(_ink((490, 60, 60, 90)), NO_CELLS, ROW, DPI)


def test_two_texts_side_by_side_make_no_table() -> None:
    assert not missed_strips(_ink(MARK), NO_CELLS, ROW[:2], DPI)


def test_the_two_dots_of_a_colon_are_one_mark() -> None:
    dots = (520, 106, 5, 5), (520, 117, 5, 5)
    heading = Strip(350, 40, 560, 70)
    (found,) = missed_strips(_ink(*dots), NO_CELLS, (heading, *ROW), DPI)
    assert all(_holds(found, dot) for dot in dots)


def test_a_mark_behind_a_leader_is_found() -> None:
    leader = (170, 122, 480, 127)
    (found,) = missed_strips(_ink((520, 106, 12, 18)), NO_CELLS, ROW[:1], DPI, [leader])
    assert _holds(found, (520, 106, 12, 18))
