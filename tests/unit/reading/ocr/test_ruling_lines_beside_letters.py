import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from parser.reading.scanned.crops import Strip, rules_beside
from parser.reading.scanned.ink import grey_of
from parser.reading.scanned.rulelines import RuleLine, find_rules
from parser.reading.scanned.straighten import Upright, level


def test_a_short_line_below_the_stem_of_a_letter_is_seen() -> None:
    """The stem stands over the end of the line, a small gap apart, as under a heading close to its table."""
    grey = np.full((500, 800), 240, np.uint8)
    for x in (60, 300, 700):
        grey[120:200, x : x + 3] = 20
    for y in (120, 200):
        grey[y : y + 3, 60:703] = 20
    grey[100:112, 300:303] = 20

    upright = [line for line in find_rules(grey, 200) if not line.horizontal]

    assert [round(line.x0 / 10) for line in upright] == [6, 30, 70]
    assert all(line.top > 115 and line.bottom < 208 for line in upright)


def test_a_row_of_stems_is_no_line() -> None:
    grey = np.full((500, 800), 240, np.uint8)
    cv2.putText(grey, "illicit filling", (60, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 20, 2)

    assert find_rules(grey, 200) == ()


def test_two_tables_one_below_the_other_keep_their_own_upright_lines() -> None:
    grey = np.full((600, 800), 240, np.uint8)
    for top, bottom in ((100, 250), (270, 400)):
        for x in (60, 300, 700):
            grey[top:bottom, x : x + 3] = 20
        for y in (top, bottom):
            grey[y : y + 3, 60:703] = 20

    upright = [line for line in find_rules(grey, 200) if not line.horizontal]

    assert len(upright) == 6
    assert not any(line.top < 250 and line.bottom > 272 for line in upright)


def _ruled_page_of_clauses(angle: float) -> NDArray[np.uint8]:
    """A table of clauses in ruled rows, all of whose numbers begin with a four, fed in by so many degrees."""
    page = np.full((1100, 1000, 3), 250, np.uint8)
    rows = range(100, 941, 40)
    for x in (120, 240, 560, 860):
        page[100:943, x : x + 4] = 20
    for y in rows:
        page[y : y + 4, 120:864] = 20
    for clause, y in enumerate(rows[:-1], 5):
        cv2.putText(page, f"4.{clause}", (250, y + 32), cv2.FONT_HERSHEY_SIMPLEX, 1.0, (20, 20, 20), 2)
    turn = cv2.getRotationMatrix2D((500, 550), angle, 1.0)
    return np.asarray(cv2.warpAffine(page, turn, (1000, 1100), borderValue=(250, 250, 250)), np.uint8)


@pytest.mark.parametrize("angle", [-2.0, 2.0])
def test_the_first_figures_of_a_column_of_clauses_are_no_line(angle: float) -> None:
    """Levelled, the rules between the rows are stairs, which join the stems above them to those below."""
    level_page = level(Upright(_ruled_page_of_clauses(angle), np.eye(3)))

    upright = [line for line in find_rules(grey_of(level_page.image), 200) if not line.horizontal]

    assert len(upright) == 4


def test_a_line_between_heads_that_were_found_as_one_text_is_no_letter() -> None:
    """A row over all columns cuts it off from the line between the same columns below."""
    between, below = RuleLine(300, 100, 303, 145), RuleLine(300, 190, 303, 900)
    letter = RuleLine(400, 108, 403, 139)
    heads = Strip(60, 103, 500, 143)

    assert rules_beside([between, below], [heads]) == (between, below)
    assert rules_beside([between, letter], [heads]) == ()


def _head_over_two_columns(lettered: bool) -> NDArray[np.uint8]:
    """A head whose lower line ends at a cell in which letters with bars stand at its height, or goes on
    through that cell with gaps, badly printed."""
    grey = np.full((400, 800), 240, np.uint8)
    for x in (60, 300, 420, 540, 660):
        grey[100:183, x : x + 3] = 20
    for y in (100, 180):
        grey[y : y + 3, 60:663] = 20
    grey[140:143, 420:663] = 20
    for x in range(306, 416, 16):
        grey[140:143, x : x + 12] = 20
        if lettered:
            grey[128:154, x : x + 4] = grey[128:154, x + 8 : x + 12] = 20
    return grey


@pytest.mark.parametrize(("lettered", "start"), [(True, 420), (False, 306)])
def test_a_line_ends_where_the_bars_of_letters_stand_in_line_with_it(lettered: bool, start: int) -> None:
    lines = find_rules(_head_over_two_columns(lettered), 200)
    (between,) = [line for line in lines if line.horizontal and 130 < line.top < 150]
    assert abs(between.x0 - start) <= 6
    assert between.x1 > 655
