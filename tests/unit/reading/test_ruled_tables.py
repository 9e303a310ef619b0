from itertools import pairwise

from models.document import Ruling
from tests.unit.reading.made import across, band, down, fill, grid, read, text, texts

XS = [60, 160, 400, 480]
YS = [100, 120, 140, 160]
ROWS = [["Clause", "Title", "Result"], ["4.1", "Material quality", "P"], ["4.3.5", "Heavy elements", "N/A"]]


def test_a_ruled_table_gives_its_rows():
    def draw(canvas):
        grid(canvas, XS, YS)
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS
    assert table.ruling is Ruling.FULL
    assert table.orphans == ()
    assert table.parts[0].box.rounded() == (60, 100, 480, 160)


def test_wrapped_cells_stay_one_row():
    rows = [["Clause", "Title", "Result"], ["4.1", "Material quality of\nthe submitted toys", "P"]]

    def draw(canvas):
        grid(canvas, XS, [100, 120, 160])
        fill(canvas, XS, [100, 120], rows)

    (table,) = read(draw).tables

    assert texts(table) == rows


def test_merged_cells_know_what_they_span():
    def draw(canvas):
        across(canvas, 60, 480, 100, 160)
        across(canvas, 160, 480, 120, 140)
        down(canvas, 100, 160, 60, 160, 480)
        down(canvas, 120, 160, 400)
        fill(canvas, XS, YS, [["4.3.5", "Heavy elements"], ["", "Coating", "P"], ["", "Substrate", "P"]])

    (table,) = read(draw).tables

    clause, heading = table.at(0, 0), table.at(0, 1)
    assert (clause.text, clause.row_span, clause.column_span) == ("4.3.5", 3, 1)
    assert (heading.text, heading.row_span, heading.column_span) == ("Heavy elements", 1, 2)
    assert table.at(2, 0) == clause


def test_headers_of_two_levels_keep_their_columns():
    xs = [60, 200, 260, 320, 380]

    def draw(canvas):
        across(canvas, 60, 380, 100, 140, 160)
        across(canvas, 200, 380, 120)
        down(canvas, 100, 160, 60, 200, 380)
        down(canvas, 120, 160, 260, 320)
        fill(
            canvas,
            xs,
            [100, 120, 140],
            [["Test item", "Result"], ["", "2", "3", "4"], ["Lead", "ND", "5", "7"]],
        )

    (table,) = read(draw).tables

    assert table.at(0, 1).column_span == 3
    assert table.at(0, 0).row_span == 2
    assert [table.at(1, column).text for column in (1, 2, 3)] == ["2", "3", "4"]
    assert texts(table)[2] == ["Lead", "ND", "5", "7"]


def test_lines_drawn_as_thin_filled_rectangles_rule_a_table():
    def draw(canvas):
        for y in YS:
            band(canvas, 60, y, 480, y + 0.5, grey=0)
        for x in XS:
            band(canvas, x, 100, x + 0.5, 160, grey=0)
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS


def test_shading_inside_a_cell_adds_no_columns():
    def draw(canvas):
        for left, right in pairwise(XS):
            band(canvas, left + 5, 101, right - 5, 119)
        grid(canvas, XS, YS)
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS


def test_a_table_of_shaded_cells_needs_no_lines():
    def draw(canvas):
        for left, right in pairwise(XS):
            for row, (top, bottom) in enumerate(pairwise(YS)):
                band(canvas, left + 0.5, top + 0.5, right - 0.5, bottom - 0.5, grey=0.7 + 0.1 * (row % 2))
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS


def test_white_surfaces_rule_nothing():
    def draw(canvas):
        band(canvas, 60, 100, 480, 120, grey=1)
        band(canvas, 60, 120, 480, 140, grey=1)
        text(canvas, 70, 104, "A paragraph on white ground")

    assert read(draw).tables == ()


def test_double_lines_are_one_line():
    def draw(canvas):
        grid(canvas, XS, YS)
        grid(canvas, [x + 2 for x in XS], [y + 2 for y in YS])
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS


def test_lines_inside_a_form_xobject_rule_a_table():
    def draw(canvas):
        canvas.beginForm("frame")
        canvas.grid(XS, [0, 20, 40, 60])
        canvas.endForm()
        canvas.saveState()
        canvas.translate(0, 842 - 160)
        canvas.doForm("frame")
        canvas.restoreState()
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS


def test_a_frame_around_text_is_no_table():
    def draw(canvas):
        canvas.rect(50, 400, 480, 300)
        text(canvas, 60, 200, "One boxed paragraph of text")

    assert read(draw).tables == ()


def test_a_word_outside_of_every_cell_is_an_orphan():
    def draw(canvas):
        grid(canvas, [60, 160, 260], [100, 120, 140, 160])
        grid(canvas, [260, 360, 460], [140, 160])
        fill(canvas, [60, 160], [100, 120, 140], [["a", "b"], ["c", "d"], ["e", "f"]])
        fill(canvas, [260, 360], [140], [["g", "h"]])
        text(canvas, 300, 104, "stray")

    (table,) = read(draw).tables

    assert [word.text for word in table.orphans] == ["stray"]


def test_parts_with_a_double_line_between_them_are_one_table():
    def draw(canvas):
        grid(canvas, XS, [100, 120])
        grid(canvas, XS, [125, 145, 165])
        fill(canvas, XS, [100, 125, 145], ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS


def test_a_table_with_its_own_header_right_below_is_another():
    def draw(canvas):
        grid(canvas, XS, YS)
        grid(canvas, XS, [165, 185, 205])
        fill(canvas, XS, YS, ROWS)
        fill(canvas, XS, [165, 185], [["Clause", "Requirement", "Result"], ["5.1", "Labels", "P"]])

    assert len(read(draw).tables) == 2
