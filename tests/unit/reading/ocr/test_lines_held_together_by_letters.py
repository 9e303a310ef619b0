"""Two ruling lines that the letters between them touch are two lines; a ghost beside one is none."""

import numpy as np
from numpy.typing import NDArray

from parser.reading.scanned.rulelines import find_rules


def _page(*bars: tuple[int, int, int, int, int]) -> NDArray[np.uint8]:
    page = np.full((400, 900), 228, np.uint8)
    for left, top, right, bottom, grey in bars:
        page[top:bottom, left:right] = grey
    return page


LINES = ((100, 100, 800, 102, 10), (100, 146, 800, 148, 10))
STROKES = tuple((x, top, x + 36, top + 3, 20) for x in range(150, 700, 120) for top in range(102, 146, 4))


def _tops(page: NDArray[np.uint8]) -> list[int]:
    return [round(rule.top) for rule in find_rules(page, 200) if rule.horizontal and rule.x1 - rule.x0 > 600]


def test_both_are_found() -> None:
    tops = _tops(_page(*LINES, *STROKES))
    assert len(tops) == 2
    assert abs(tops[0] - 100) <= 2
    assert abs(tops[1] - 146) <= 2


def test_a_ghost_beside_a_line_is_none() -> None:
    ghost = (100, 97, 800, 98, 205)
    assert len(_tops(_page(ghost, *LINES, *STROKES))) == 2
