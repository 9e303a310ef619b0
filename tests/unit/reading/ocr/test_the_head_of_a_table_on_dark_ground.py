"""A dark head loses the lines inside it: its sides are rules, and its texts go to the columns below."""

import cv2
import numpy as np

from models.document import Page, PageSource, PageStatus, Rule, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading.ocr.interface import Image, Quads
from parser.reading.ocr.rapid import RapidReader
from parser.reading.scanned.fills import dark_on_light, find_fills, with_clear_lines
from parser.reading.scanned.ink import evened, grey_of
from parser.reading.scanned.preparing import prepared
from parser.reading.scanned.rulelines import find_rules
from parser.reading.tables import build_tables


class _BlindReader(RapidReader):
    """A reader whose detector finds nothing."""

    def find(self, image: Image) -> Quads:
        return np.zeros((0, 4, 2), np.float32)


XS, YS = (40.0, 120.0, 300.0, 380.0), (130.0, 160.0, 190.0)


def test_the_sides_of_a_dark_rectangle_are_found_whatever_is_written_on_it() -> None:
    grey = np.full((600, 900), 245, np.uint8)
    grey[100:180, 80:820] = 60
    cv2.putText(grey, "Requirement", (100, 150), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 255, 2)

    (fill,) = find_fills(grey, 200)

    assert (fill.x0, fill.top, fill.x1, fill.bottom) == (80, 100, 820, 180)
    assert [side.horizontal for side in fill.sides] == [True, True, False, False]


def test_a_high_dark_rectangle_is_no_shadow_to_be_evened_out() -> None:
    grey = np.full((1200, 1600), 250, np.uint8)
    grey[300:430, 100:1500] = 60

    (fill,) = find_fills(evened(grey), 200)

    assert (fill.x0, fill.top, fill.x1, fill.bottom) == (100, 300, 1500, 430)


def test_a_shadow_is_evened_out() -> None:
    shade = np.linspace(120, 250, 1600)[None, :].repeat(1200, axis=0)

    assert evened(shade.astype(np.uint8)).min() > 220


def test_lines_of_small_dense_print_are_no_surface() -> None:
    grey = np.full((600, 900), 245, np.uint8)
    grey[200:230:4, 100:400] = grey[201:230:4, 100:400] = 30
    grey[200:230, 100:400:5] = 245

    assert find_fills(grey, 144) == ()


def test_light_lines_on_a_dark_head_are_rules_like_any_other() -> None:
    image = np.full((600, 900, 3), 245, np.uint8)
    image[100:180, 80:820] = (30, 60, 110)
    image[100:180, 300:303] = 200
    image[180:183, 80:820] = image[180:300, 300:303] = 40
    fills = find_fills(grey_of(image), 200)

    upright = [line for line in find_rules(grey_of(dark_on_light(image, fills)), 200) if not line.horizontal]

    assert [(round(line.x0 / 10), round(line.top / 10), round(line.bottom / 10)) for line in upright] == [
        (30, 10, 30)
    ]


def test_black_lines_on_a_dark_head_are_rules_too() -> None:
    image = np.full((600, 900, 3), 245, np.uint8)
    image[100:240, 80:820] = (30, 60, 110)
    image[168:172, 80:820] = image[100:240, 300:304] = 5
    fills = find_fills(grey_of(image), 200)

    rules = find_rules(grey_of(dark_on_light(image, fills)), 200)

    assert any(rule.horizontal and 165 < rule.top < 175 for rule in rules)
    assert any(not rule.horizontal and 295 < rule.x0 < 308 for rule in rules)


def test_grain_on_a_dark_head_is_not_drawn_clearer_than_its_lines() -> None:
    image = np.full((600, 900, 3), 245, np.uint8)
    image[100:240, 80:820] = (30, 60, 110)
    image[168:172, 80:820] = image[100:240, 300:304] = 160
    grain = np.random.default_rng(5).normal(0, 30, image.shape)
    noisy = np.clip(image + grain, 0, 255).astype(np.uint8)
    fills = find_fills(grey_of(noisy), 200)

    turned = grey_of(dark_on_light(noisy, fills))
    rules = find_rules(turned, 200)

    assert (turned[110:160, 320:800] < 130).mean() < 0.01
    assert any(rule.horizontal and 160 < rule.top < 180 and rule.x1 - rule.x0 > 700 for rule in rules)


def test_print_on_a_dark_surface_is_looked_for_where_the_detector_saw_none() -> None:
    image = np.full((1200, 1600, 3), 245, np.uint8)
    image[300:350, 100:1500] = (30, 60, 110)
    image[400:403, 100:1500] = image[500:503, 100:1500] = 20
    cv2.putText(image, "Verdict", (1200, 335), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (255, 255, 255), 2)

    missed = prepared(image, 200, _BlindReader()).missed

    assert [(1150 < strip.x0 < 1205, 1290 < strip.x1 < 1360) for strip in missed] == [(True, True)]


def test_shading_letters_and_pictures_are_no_dark_head() -> None:
    grey = np.full((600, 900), 245, np.uint8)
    grey[100:180, 80:820] = 215
    cv2.putText(grey, "REPORT", (100, 400), cv2.FONT_HERSHEY_SIMPLEX, 3.0, 0, 12)
    cv2.circle(grey, (700, 400), 90, 40, -1)

    assert find_fills(grey, 200) == ()


def _word(text: str, x0: float, top: float, width: float) -> Word:
    return Word(text, Box(x0, top, x0 + width, top + 10), 0.99, Method.OCR, 9.5)


def _table(*head: Word) -> list[list[str]]:
    """A table of two rows below a head without lines of its own."""
    rows = [
        _word(text, x + 4, y + 10, 30)
        for y, texts in ((130, ("4.1", "Quality", "P")), (160, ("4.2", "Fire", "P")))
        for x, text in zip(XS, texts, strict=False)
    ]
    rules = [
        *(Rule(Box(x, 130, x + 1, 190)) for x in XS[1:3]),
        *(Rule(Box(x, 100, x + 1, 190)) for x in (XS[0], XS[3])),
        *(Rule(Box(40, y, 381, y + 1)) for y in (100, *YS)),
    ]
    page = Page(1, 420, 300, PageStatus.READ, PageSource.OCR, words=(*head, *rows), rules=tuple(rules))
    (table,) = build_tables([page])
    return [[cell.text for cell in row] for row in table.rows()]


def test_a_head_with_a_text_for_each_column_is_parted() -> None:
    head = (
        _word("Clause", 44, 110, 30),
        _word("Test", 140, 110, 20),
        _word("item", 163, 110, 20),
        _word("Result", 310, 110, 30),
    )

    assert _table(*head)[0] == ["Clause", "Test item", "Result"]


def _table_with_one_line_in_its_head(*head: Word) -> list[str]:
    """The head of a table whose first column's line was seen in it, but not the second's."""
    rows = [_word(text, x + 4, 140, 30) for x, text in zip(XS, ("4.1", "Quality", "P"), strict=False)]
    rules = (
        *(Rule(Box(40, y, 381, y + 1)) for y in (100, 130, 160)),
        *(Rule(Box(x, 100, x + 1, 160)) for x in (XS[0], XS[1], XS[3])),
        Rule(Box(XS[2], 130, XS[2] + 1, 160)),
    )
    page = Page(1, 420, 300, PageStatus.READ, PageSource.OCR, words=(*head, *rows), rules=rules)
    (table,) = build_tables([page])
    return [cell.text for cell in table.rows()[0]]


def test_two_heads_set_alike_in_their_columns_are_parted() -> None:
    head = (
        _word("Clause", 44, 110, 30),
        _word("Test", XS[1] + 4, 110, 40),
        _word("Result", XS[2] + 4, 110, 30),
    )

    assert _table_with_one_line_in_its_head(*head) == ["Clause", "Test", "Result"]


def test_a_head_over_two_columns_with_a_wide_space_stays_whole() -> None:
    head = (
        _word("Clause", 44, 110, 30),
        _word("Test", XS[1] + 30, 110, 60),
        _word("Result", XS[2] + 4, 110, 30),
    )

    assert _table_with_one_line_in_its_head(*head) == ["Clause", "Test Result"]


def test_a_column_that_few_rows_part_once_more_has_one_head() -> None:
    xs, ys = (40.0, 120.0, 210.0, 300.0, 380.0), (100.0, 130.0, 160.0, 190.0, 220.0)
    head = (_word("Clause", 60, 110, 30), _word("Test", 190, 110, 40), _word("Result", 325, 110, 30))
    rules = (
        *(Rule(Box(40, y, 381, y + 1)) for y in ys),
        *(Rule(Box(x, 100, x + 1, 220)) for x in (xs[0], xs[4])),
        *(Rule(Box(x, 130, x + 1, 220)) for x in (xs[1], xs[3])),
        Rule(Box(xs[2], 190, xs[2] + 1, 220)),
    )
    page = Page(1, 420, 300, PageStatus.READ, PageSource.OCR, words=head, rules=rules)
    (table,) = build_tables([page])
    assert [cell.text for cell in table.rows()[0]] == ["Clause", "Test", "Result"]


def test_heads_of_several_lines_are_parted_where_each_line_stands_in_one_column() -> None:
    head = (
        _word("Clause", 44, 105, 30),
        _word("Test", 140, 112, 20),
        _word("No.", 44, 118, 16),
        _word("Result", 325, 110, 30),
    )
    rules = [
        Rule(Box(XS[1], 130, XS[1] + 1, 190)),
        *(Rule(Box(x, 100, x + 1, 190)) for x in (XS[0], *XS[2:])),
        *(Rule(Box(40, y, 381, y + 1)) for y in (100, *YS)),
    ]
    page = Page(1, 420, 300, PageStatus.READ, PageSource.OCR, words=head, rules=tuple(rules))
    (table,) = build_tables([page])
    assert [cell.text for cell in table.rows()[0]] == ["Clause\nNo.", "Test", "Result"]


def test_thin_lines_on_a_dark_head_are_found_under_grain() -> None:
    image = np.full((700, 900, 3), 250, np.uint8)
    image[100:240, 80:820] = (31, 61, 115)
    for x in range(150, 800, 60):
        image[100:240, x], image[100:240, x + 1] = 99, 73
    grain = np.random.default_rng(3).normal(0, 30, image.shape)
    noisy = np.clip(image + grain, 0, 255).astype(np.uint8)
    fills = find_fills(grey_of(noisy), 200)
    grey = grey_of(dark_on_light(noisy, fills))

    def lines(page: Image) -> int:
        return sum(not rule.horizontal and 140 < rule.x0 < 810 for rule in find_rules(page, 200))

    assert lines(grey) < lines(with_clear_lines(grey, fills)) == 11


def test_a_heading_over_all_columns_stays_whole() -> None:
    head = (_word("Physical", 90, 110, 50), _word("and", 143, 110, 20), _word("mechanical", 166, 110, 60))

    assert _table(*head)[0] == ["Physical and mechanical"]


def test_a_period_with_a_wide_space_below_the_head_stays_whole() -> None:
    words = [
        _word("Clause", 44, 110, 30),
        _word("2026-08-14", 124, 140, 60),
        _word("to", 305, 140, 8),
        _word("2026-08-19", 316, 140, 60),
    ]
    rules = (
        *(Rule(Box(40, y, 381, y + 1)) for y in (100, 130, 160)),
        *(Rule(Box(x, 100, x + 1, 160)) for x in (XS[0], XS[1], XS[3])),
        Rule(Box(XS[2], 100, XS[2] + 1, 130)),
    )
    (table,) = build_tables(
        [Page(1, 420, 300, PageStatus.READ, PageSource.OCR, words=tuple(words), rules=rules)]
    )

    assert "2026-08-14 to 2026-08-19" in [cell.text for cell in table.cells]
