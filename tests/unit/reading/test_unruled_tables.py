from reportlab.pdfbase.pdfmetrics import stringWidth

from models.document import Ruling
from tests.unit.reading.made import across, band, fill, read, remarked, text, texts

XS = [60, 160, 400]


def test_columns_are_found_by_alignment():
    rows = [
        ["Clause", "Title", "Result"],
        ["4.1", "Material quality", "P"],
        ["4.3.5", "Heavy elements", "N/A"],
        ["4.5", "Sound-producing toys", "P"],
    ]
    (table,) = read(lambda canvas: fill(canvas, XS, [100, 116, 132, 148], rows)).tables

    assert texts(table) == rows
    assert table.ruling is Ruling.NONE


def test_a_wrapped_title_stays_in_its_row():
    rows = [
        ["Clause", "Title", "Result"],
        ["4.1", "Material quality of the toy\nand of its packaging", "P"],
        ["4.3.5", "Heavy elements", "N/A"],
        ["4.5", "Sound-producing toys of any\nkind that a child can hold", "P"],
    ]
    (table,) = read(lambda canvas: fill(canvas, XS, [100, 116, 144, 160], rows)).tables

    assert texts(table) == rows


def test_a_result_set_at_half_height_stays_in_its_row():
    def draw(canvas):
        fill(canvas, XS, [100], [["Clause", "Title", "Result"]])
        for top, clause in ((120, "4.1"), (152, "4.2"), (184, "4.3")):
            fill(canvas, [160], [top], [["A title that is wrapped\nto a second line"]])
            fill(canvas, [60, 400], [top + 6], [[clause, "P"]])

    (table,) = read(draw).tables

    title = "A title that is wrapped\nto a second line"
    assert texts(table)[1:] == [["4.1", title, "P"], ["4.2", title, "P"], ["4.3", title, "P"]]


def test_empty_cells_keep_their_places():
    rows = [["Lead", "90", "ND"], ["Cadmium", "", "ND"], ["Mercury", "60", ""], ["Arsenic", "25", "3"]]
    (table,) = read(lambda canvas: fill(canvas, XS, [100, 116, 132, 148], rows)).tables

    assert texts(table) == rows


def test_a_section_heading_between_rows_belongs_to_the_table():
    rows = [
        ["4.1", "Material quality", "P"],
        ["4.2", "Flammability", "P"],
        ["Chemical tests of all accessible materials of the toy"],
        ["4.3.5", "Heavy elements", "P"],
        ["4.3.8", "Phthalates", "P"],
    ]
    (table,) = read(lambda canvas: fill(canvas, XS, [100, 116, 132, 148, 164], rows)).tables

    assert [row[0] for row in texts(table)] == ["4.1", "4.2", rows[2][0], "4.3.5", "4.3.8"]
    assert table.at(2, 0).column_span > 1


def test_paragraphs_are_no_table():
    prose = [
        "This report shall not be reproduced except in full, without the written approval of the",
        "laboratory. The results relate only to the items tested and to the state in which they were",
        "received. Statements of conformity follow the rule of simple acceptance, as it was agreed",
        "with the client. Measurement uncertainty is stated on request.",
    ]

    def draw(canvas):
        for line, words in enumerate(prose):
            text(canvas, 60, 100 + 14 * line, words)

    assert read(draw).tables == ()


def test_two_columns_of_print_are_no_table():
    left = "The laboratory keeps the samples for thirty days"
    right = "Complaints are accepted within fifteen days only"

    def draw(canvas):
        for line in range(12):
            text(canvas, 50, 100 + 13 * line, left)
            text(canvas, 320, 100 + 13 * line, right)

    assert read(draw).tables == ()


def test_labels_and_values_are_at_most_a_table_of_two_columns_without_rules():
    def draw(canvas):
        text(canvas, 60, 60, "Test Report")
        fill(canvas, [60, 220], [100, 118, 136], [["Sample:", "Toy car"], ["Model:", "A-1"], ["Age:", "3+"]])

    tables = read(draw).tables

    assert all(table.ruling is Ruling.NONE and table.column_count == 2 for table in tables)


def test_a_page_header_and_a_heading_are_not_its_first_rows():
    rows = [["Specimen", "Description", "Remark"], ["1", "Whole toy", "/"], ["2", "Black coating", "<10mg"]]

    def draw(canvas):
        fill(canvas, [60, 200, 450], [100], [["Report No.: T-1", "Date: 2026-07-08", "Page 1 of 2"]])
        text(canvas, 63, 124, "Test part description:")
        fill(canvas, XS, [138, 154, 170], rows)

    (table,) = read(draw).tables

    assert texts(table) == rows


def test_rows_shaded_by_turns_are_one_table():
    rows = [["Lead", "90", "ND"], ["Cadmium", "75", "ND"], ["Mercury", "60", "5"], ["Arsenic", "25", "ND"]]

    def draw(canvas):
        for top in (98, 130):
            for left, right in ((58, 158), (158, 398), (398, 460)):
                band(canvas, left, top, right, top + 16)
        fill(canvas, XS, [100, 116, 132, 148], rows)

    (table,) = read(draw).tables

    assert texts(table) == rows


def test_a_head_said_again_below_a_heading_begins_a_table_of_its_own():
    rows = [["Clause", "Title", "Result"], ["4.1", "Material quality", "P"], ["4.2", "Flammability", "P"]]

    def draw(canvas):
        fill(canvas, XS, [100, 116, 132], rows)
        text(canvas, 60, 155, "EN 71-2 Flammability")
        fill(canvas, XS, [172, 188], rows[:2])
        across(canvas, 60, 460, 100, 116, 132, 148, 171, 187, 204)

    first, second = read(draw).tables

    assert texts(first) == rows
    assert texts(second) == rows[:2]


def test_a_cell_wider_than_the_others_begins_behind_a_wide_gap_in_their_channel():
    rows = [
        ["Burning behaviour", "GB/T 14644-2014", "P"],
        ["Filling material", "GB/T 17685-2016", "P"],
        ["Tensile strength of the component", "GB 31701-2026 Annex A", "P"],
        ["Sharp points and edges", "GB/T 31702-2015", "P"],
        ["Residual metal needles", "GB/T 24121-2009", "P"],
        ["Odour", "GB/T 24121-2009", "P"],
        ["Lead", "GB/T 24121-2009", "P"],
    ]

    def draw(canvas):
        for number, (title, method, outcome) in enumerate(rows):
            text(canvas, 94, 100 + 16 * number, title)
            text(canvas, 308 - stringWidth(method, "Helvetica", 10) / 2, 100 + 16 * number, method)
            text(canvas, 420, 100 + 16 * number, outcome)

    (table,) = read(draw).tables

    assert texts(table) == rows


def test_rows_of_which_every_line_is_one_cell_alone_stay_in_their_table():
    outcomes = ["NA", "NA", "PASS\n(See page 3)", "PASS\n(See page 3)", "PASS\n(See page 3)", "NA", "NA"]

    def draw(canvas):
        remarked(canvas, 100, outcomes)

    (table,) = read(draw).tables

    assert texts(table) == [
        [f"4.{number} Requirement", outcome] for number, outcome in enumerate(outcomes, 1)
    ]
