"""Around shaded heads lines fade: what is left of them still shows the cells of the head."""

from tests.unit.reading.made import across, band, down, fill, read, texts

XS = [60, 120, 220, 320]
YS = [100, 120, 140, 160]
ROWS = [["No.", "Test item", "Result"], ["1", "Edges", "Pass"], ["2", "Points", "Fail"]]
ENDS = XS[0], XS[-1]


def test_a_line_of_which_a_part_is_seen_along_a_shaded_head_parts_it_from_the_first_row() -> None:
    def draw(canvas):
        band(canvas, 60, 100, 320, 120, grey=0.3)
        across(canvas, 150, 320, 120)
        across(canvas, *ENDS, 100, 140, 160)
        down(canvas, 100, 160, *XS)
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS


def test_a_head_whose_sides_are_not_drawn_keeps_its_outer_cells() -> None:
    def draw(canvas):
        across(canvas, *ENDS, 100, 120, 136)
        down(canvas, 100, 136, *XS[1:-1])
        down(canvas, 120, 136, *ENDS)
        fill(canvas, XS, YS, ROWS[:2])

    (table,) = read(draw).tables

    assert texts(table) == ROWS[:2]
    assert table.orphans == ()


def test_a_head_with_neither_top_nor_sides_is_shown_by_the_lines_between_its_columns() -> None:
    def draw(canvas):
        across(canvas, *ENDS, *YS[1:])
        down(canvas, 100, 160, *XS[1:-1])
        down(canvas, 120, 160, *ENDS)
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS
    assert table.orphans == ()


def test_two_tables_of_which_a_narrower_part_lies_between_do_not_reach_over_its_side() -> None:
    def draw(canvas):
        for top in (100, 180):
            across(canvas, *ENDS, top, top + 20)
            down(canvas, top, top + 20, *XS)
            fill(canvas, XS, [top], ROWS[1:2])
        across(canvas, 220, 320, 140, 160)
        down(canvas, 120, 180, 220, 320)
        fill(canvas, [60], [145], [["A note"]])

    (table,) = read(draw).tables

    assert [cell.text for cell in table.cells if "note" in cell.text] == []
