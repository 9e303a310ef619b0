import numpy as np
import pytest

from models.geometry import through
from parser.reading.options import ReadingOptions
from parser.reading.scanned.raster import read_raster
from tests.unit.reading.ocr.drawing import ROWS, page_with_table

pytestmark = pytest.mark.ocr


def test_text_and_every_cell_of_one_character_are_read(options: ReadingOptions) -> None:
    words = [word.text for word in read_raster(page_with_table(), 200, options).words]
    assert {"Report", "No.:", "GLT-204817-A", "2026-03-14,"} <= set(words)
    assert {cell for row in ROWS for cell in row} <= set(words)


def test_a_word_stands_where_it_was_printed_in_points(options: ReadingOptions) -> None:
    words = {word.text: word.box for word in read_raster(page_with_table(), 200, options).words}
    assert words["P"].x0 == pytest.approx(305, abs=2)
    assert words["P"].top < 122 < words["P"].bottom
    assert words["4.3.5.1"].x0 == pytest.approx(105, abs=2)


def test_the_grid_of_the_table_is_found(options: ReadingOptions) -> None:
    rules = read_raster(page_with_table(), 200, options).rules
    across = sorted(round(rule.box.middle[1]) for rule in rules if rule.horizontal)
    down = sorted(round(rule.box.middle[0]) for rule in rules if not rule.horizontal)
    assert across == pytest.approx([88, 110, 132, 154, 176], abs=1)
    assert down == pytest.approx([40, 100, 300, 360], abs=1)


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_reads_the_same_and_leads_back(quarters: int, options: ReadingOptions) -> None:
    upright = page_with_table()
    reading = read_raster(np.ascontiguousarray(np.rot90(upright, quarters)), 200, options)
    assert reading.rotation == 90 * quarters
    assert reading.to_filed is not None
    word = next(word for word in reading.words if word.text == "4.3.5.1")
    assert word.box.x0 == pytest.approx(105, abs=2)
    filed = through(word.box, reading.to_filed)
    x, y = word.box.middle
    expected = {1: (y, 420 - x), 2: (420 - x, 300 - y), 3: (300 - y, x)}[quarters]
    assert filed.middle == pytest.approx(expected, abs=1)
