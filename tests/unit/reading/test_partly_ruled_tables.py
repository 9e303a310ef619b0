import pytest

from models.document import Ruling
from tests.unit.reading.made import across, down, fill, grid, read, remarked, text, texts

XS = [60, 160, 400, 480]
YS = [100, 120, 140, 160]
ROWS = [["Clause", "Title", "Result"], ["4.1", "Material quality", "P"], ["4.3.5", "Heavy elements", "N/A"]]


@pytest.mark.parametrize("missing", ["top", "bottom", "left", "right", "all"])
def test_missing_outer_borders_lose_no_row_or_column(missing):
    def draw(canvas):
        ys = [y for y in YS if not (missing in ("top", "all") and y == 100)]
        ys = [y for y in ys if not (missing in ("bottom", "all") and y == 160)]
        xs = [x for x in XS if not (missing in ("left", "all") and x == 60)]
        xs = [x for x in xs if not (missing in ("right", "all") and x == 480)]
        across(canvas, 60, 480, *ys)
        down(canvas, 100, 160, *xs)
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS
    assert table.ruling is Ruling.PARTIAL


def test_rules_between_rows_alone_make_a_table():
    rows = [*ROWS, ["4.6", "Small objects that do\nnot fit the cylinder", "P"]]

    def draw(canvas):
        across(canvas, 60, 480, 100, 120, 140, 160, 192)
        fill(canvas, XS, [100, 120, 140, 160], rows)

    (table,) = read(draw).tables

    assert texts(table) == rows
    assert table.ruling is Ruling.PARTIAL


def test_rules_above_and_below_the_header_alone_make_a_table():
    def draw(canvas):
        across(canvas, 60, 480, 98, 118, 160)
        fill(canvas, XS, [100, 122, 140], ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS
    assert table.ruling is Ruling.PARTIAL


def test_ruled_columns_without_ruled_rows_give_the_rows():
    xs = [60, 160, 300, 400]
    items = [["Lead", "90", "ND"], ["Cadmium", "75", "ND"], ["Mercury", "60", "5"], ["Arsenic", "25", "ND"]]

    def draw(canvas):
        across(canvas, 60, 400, 100, 120, 190)
        down(canvas, 100, 190, *xs)
        fill(canvas, xs, [100, 124, 139, 154, 169], [["Element", "Limit", "Result"], *items])

    (table,) = read(draw).tables

    assert texts(table) == [["Element", "Limit", "Result"], *items]


def test_a_wrapped_text_beside_another_is_not_cut_into_rows():
    xs = [60, 160, 300, 400]
    observation = "The burn rate is\nless than 0.1 inch\nin each second"
    requirement = "Burn rate is not\ngreater than 0.1\ninch in a second"

    def draw(canvas):
        across(canvas, 60, 400, 100, 120, 170)
        down(canvas, 100, 170, *xs)
        fill(canvas, xs, [100, 124], [["Item", "Observation", "Result"], ["Solids", observation, "PASS"]])
        fill(canvas, [60], [124], [[""]])

    def draw_two(canvas):
        across(canvas, 60, 400, 100, 120, 170)
        down(canvas, 100, 170, 60, 140, 235, 330, 400)
        fill(
            canvas,
            [60, 140, 235, 330],
            [100, 124],
            [["Item", "Seen", "Asked", "Result"], ["Solids", observation, requirement, "PASS"]],
        )

    document = read(draw, draw_two)

    assert texts(document.tables[0])[1] == ["Solids", observation, "PASS"]
    assert texts(document.tables[1])[1] == ["Solids", observation, requirement, "PASS"]


def test_columns_that_are_not_ruled_are_found_inside_ruled_rows():
    xs = [60, 160, 300, 400]
    rows = [["THC", "0.04", "19.1"], ["CBD", "0.10", "2.45"], ["CBG", "0.12", "0.31"], ["CBN", "0.20", "ND"]]

    def draw(canvas):
        across(canvas, 60, 400, 100, 120, 140, 160, 180)
        down(canvas, 100, 180, 60, 160, 400)
        fill(canvas, xs, [100, 120, 140, 160], rows)

    (table,) = read(draw).tables

    assert texts(table) == rows


def test_an_underlined_heading_is_no_table():
    def draw(canvas):
        text(canvas, 60, 100, "Result summary")
        across(canvas, 60, 130, 112)
        text(canvas, 60, 130, "Every sample was tested as it was received.")

    assert read(draw).tables == ()


def test_a_border_that_is_broken_beside_the_header_loses_none_of_its_words():
    def draw(canvas):
        across(canvas, 60, 480, *YS)
        down(canvas, 100, 160, 60, 160, 400)
        down(canvas, 120, 160, 480)
        fill(canvas, XS, YS, ROWS)

    (table,) = read(draw).tables

    assert texts(table) == ROWS
    assert not table.orphans


def test_lines_between_two_rules_stand_over_the_next_table():
    def draw(canvas):
        for top, rows in (
            (100, ROWS),
            (220, [["Specimen", "Lead", "Result"], ["1", "5", "P"], ["2", "8", "P"]]),
        ):
            across(canvas, 60, 480, top, top + 20, top + 60)
            fill(canvas, XS, [top, top + 20, top + 40], rows)
        text(canvas, 60, 180, "Part two")
        text(canvas, 60, 196, "By ICP-OES")

    assert [table.row_count for table in read(draw).tables] == [3, 3]


def test_the_row_below_the_ends_of_ruled_columns_is_a_row_of_its_own():
    def draw(canvas):
        across(canvas, 60, 480, 100, 120, 180)
        down(canvas, 100, 180, 60, 400, 480)
        down(canvas, 100, 160, 160, 280)
        fill(
            canvas,
            [60, 160, 280, 400],
            [100, 120],
            [["Item", "Unit", "Limit", "Result"], ["Lead", "mg/kg", "90", "ND"]],
        )
        fill(canvas, [60, 160, 280, 400], [140], [["Cadmium", "mg/kg", "75", "ND"]])
        text(canvas, 63, 163, "Conclusion")
        text(canvas, 403, 163, "P")

    (table,) = read(draw).tables

    assert [cell.text for cell in table.rows()[-1]] == ["Conclusion", "P"]
    assert [cell.text for cell in table.rows()[0]] == ["Item", "Unit", "Limit", "Result"]
    assert all(cell.column_span == 1 for row in table.rows()[:-1] for cell in row)


def test_heads_under_a_shared_one_stand_over_their_own_columns():
    def draw(canvas):
        for y in (100, 136, 172):
            across(canvas, 60, 460, y)
        down(canvas, 100, 172, 60, 460)
        down(canvas, 100, 172, 180, 260)
        down(canvas, 118, 172, 360)
        for x, top, words in ((80, 112, "Analyte"), (200, 112, "Unit"), (330, 104, "Tested value")):
            text(canvas, x, top, words)
        for x, top, words in ((300, 122, "1#"), (410, 122, "2#"), (80, 148, "Lead"), (200, 148, "mg/kg")):
            text(canvas, x, top, words)
        for x, words in ((300, "N.D."), (410, "23")):
            text(canvas, x, 148, words)

    (table,) = read(draw).tables

    assert texts(table) == [["Analyte", "Unit", "Tested\n1#", "value\n2#"], ["Lead", "mg/kg", "N.D.", "23"]]


def test_rows_of_a_frame_that_rules_only_its_columns_are_told_by_white_space():
    names = ["Arsenic", "Di-(2-ethylhexyl)\nphthalate\n(DEHP)", "Dibutyl\nphthalate", "Burning behaviour"]
    xs, tops = [60, 90, 260, 330, 380, 430], [140, 180, 230, 270]

    def draw(canvas):
        grid(canvas, [57, 87, 257, 327, 377, 427, 477], [100, 130, 310])
        for x, words in zip(xs, ["No.", "Item", "Method", "Unit", "Limit", "Rating"], strict=True):
            text(canvas, x, 110, words)
        for name, top in zip(names, tops, strict=True):
            member = "phthalate" in name
            cells = [name, "GB/T\n20388", "%", "0.1", "P"]
            for x, words in zip([160 if member else 90, *xs[2:]], cells, strict=True):
                lines = words.split("\n")
                for line, part in enumerate(lines):
                    text(canvas, x, top + 6 * (3 - len(lines)) + 12 * line, part)
        for top, number in ((152, "13"), (217, "14"), (282, "15")):
            text(canvas, 60, top, number)
        text(canvas, 90, 217, "Phthalates")

    (table,) = read(draw).tables

    assert [row[-5] for row in texts(table)[1:]] == names
    assert [table.at(row, 0).text for row in (1, 2, 4)] == ["13", "14\nPhthalates", "15"]
    assert table.at(2, 0).row_span == 2


def test_two_rows_of_values_in_ruled_columns_are_two():
    def draw(canvas):
        grid(canvas, [57, 117, 177, 237, 297], [100, 120, 170])
        for x, words in zip((60, 120, 180, 240), ["Specimen", "DBP", "BBP", "Rating"], strict=True):
            text(canvas, x, 103, words)
        for top, cells in ((124, ["1", "ND", "ND", "P"]), (148, ["2", "382.9", "ND", "P"])):
            for x, words in zip((60, 120, 180, 240), cells, strict=True):
                text(canvas, x, top, words)

    (table,) = read(draw).tables

    assert texts(table)[1:] == [["1", "ND", "ND", "P"], ["2", "382.9", "ND", "P"]]


def test_rows_in_two_ruled_columns_are_told_though_some_outcomes_have_a_remark():
    outcomes = ["Pass", "Pass\n(See page 3)", "NA", "Pass\n(See page 4)", "NA"]

    def draw(canvas):
        top = remarked(canvas, 124, outcomes)
        grid(canvas, [57, 377, 477], [100, 120, top])
        for x, words in ((60, "Requirement"), (380, "Verdict")):
            text(canvas, x, 103, words)

    (table,) = read(draw).tables

    assert texts(table)[1:] == [
        [f"4.{number} Requirement", outcome] for number, outcome in enumerate(outcomes, 1)
    ]


def test_a_text_of_several_lines_beside_another_is_one_row():
    address = ["No. 12 Science Park", "Xinghai Avenue", "Ningbo, China"]

    def draw(canvas):
        grid(canvas, [57, 217, 477], [100, 120, 170])
        fill(canvas, [57, 217], [100, 120], [["Applicant", "Toy Co."], ["Address", "\n".join(address)]])

    (table,) = read(draw).tables

    assert texts(table)[1] == ["Address", "\n".join(address)]
