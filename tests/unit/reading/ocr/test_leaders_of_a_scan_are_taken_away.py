"""The dots between a label and its value go before anything is read; other dots and the colon stay."""

import cv2
import numpy as np
from numpy.typing import NDArray

from parser.reading.scanned.leaders import find_leaders, without_leaders

FEET = 130
"""The line on which the letters of the made page stand."""


def _page(*marks: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    page = np.full((300, 700, 3), 240, np.uint8)
    for x, y, width, height in marks:
        page[y : y + height, x : x + width] = 20
    return page


def _word(x: int) -> list[tuple[int, int, int, int]]:
    return [(x + 18 * letter, FEET - 24, 14, 24) for letter in range(4)]


def _dots(x: int, count: int, feet: int = FEET) -> list[tuple[int, int, int, int]]:
    return [(x + 9 * dot, feet - 5, 5, 5) for dot in range(count)]


def _bare(page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return without_leaders(page, find_leaders(page, 200))


def _blurred(page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(cv2.GaussianBlur(page, (0, 0), 2), np.uint8)


def _ink(page: NDArray[np.uint8], x0: int, x1: int) -> bool:
    return bool((_bare(page)[:, x0:x1] < 128).any())


def test_dots_behind_a_word_go_and_the_word_stays() -> None:
    page = _page(*_word(50), *_dots(124, 30))
    assert not _ink(page, 123, 700)
    assert _ink(page, 50, 122)


def test_dots_at_half_height_go_too() -> None:
    assert not _ink(_page(*_word(50), *_dots(124, 30, FEET - 9)), 123, 700)


def test_dots_that_a_blur_has_run_into_one_line_and_into_the_word_go_too() -> None:
    dots = [(x, FEET - 4, 4, 4) for x in range(122, 400, 7)]
    page = _blurred(_page(*_word(50), *dots))
    assert not (_bare(page)[:, 128:] < 200).any()
    assert (_bare(page)[:, 50:120] < 128).any()


def test_dots_that_a_fax_has_joined_go_and_the_feet_of_the_word_stay() -> None:
    feet = [(50, FEET - 3, 74, 3)]
    joints = [(x, FEET - 2, 9, 2) for x in range(124, 400, 27)]
    page = _page(*_word(50), *feet, *[(x, FEET - 4, 5, 4) for x in range(124, 400, 9)], *joints)
    bare = _bare(page)
    assert not (bare[:, 130:] < 128).any()
    assert (bare[FEET - 2, 50:122] < 128).all()


def test_a_blurred_line_to_write_on_stays() -> None:
    assert _ink(_blurred(_page(*_word(50), (122, FEET - 4, 280, 4))), 130, 400)


def test_the_colon_behind_them_stays_whole() -> None:
    colon = [(400, FEET - 5, 5, 5), (400, FEET - 18, 5, 5)]
    page = _bare(_page(*_word(50), *_dots(124, 30), *colon))
    assert not (page[:, 123:392] < 128).any()
    assert (page[FEET - 4, 400:405] < 128).all()
    assert (page[FEET - 17, 400:405] < 128).all()


def test_an_ellipsis_stays() -> None:
    assert _ink(_page(*_word(50), *_dots(124, 3)), 123, 700)


def test_a_dotted_rule_below_a_line_of_print_stays() -> None:
    assert _ink(_page(*_word(50), *_word(200), *_dots(50, 60, FEET + 12)), 400, 700)


def test_dots_with_print_above_them_stay() -> None:
    above = [(140 + 18 * letter, FEET - 28, 14, 20) for letter in range(12)]
    assert _ink(_page(*_word(50), *above, *_dots(124, 30)), 358, 390)
