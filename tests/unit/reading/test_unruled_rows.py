"""Rows of tables in which neither columns nor rows are drawn, as laboratories print them."""

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.unit.reading.made import HEIGHT, across, fill, read, text, texts

XS = [60, 100, 260, 340, 420]
HEADER = ["No.", "Item", "Method", "Result", "Rating"]


def header(canvas, top):
    for x, words in zip(XS, HEADER, strict=True):
        text(canvas, x, top, words, font="Helvetica-Bold")


def test_a_number_in_the_middle_of_its_rows_spans_them():
    def draw(canvas):
        header(canvas, 100)
        across(canvas, 55, 480, 114)
        fill(
            canvas, XS, [118, 138], [["1", "pH value", "A-1", "7.1", "P"], ["2", "Odour", "A-2", "none", "P"]]
        )
        for step, name in enumerate(("DEHP", "DBP", "BBP", "DINP")):
            fill(canvas, XS, [158 + 20 * step], [["", name, "A-3", "N.D.", "P"]])
        text(canvas, 63, 161 + 30, "3")
        across(canvas, 55, 480, 240)

    (table,) = read(draw).tables

    spanning = table.at(3, 0)
    assert (spanning.text, spanning.row, spanning.row_span) == ("3", 3, 4)
    assert [row[-4].text for row in table.rows()[3:]] == ["DEHP", "DBP", "BBP", "DINP"]
    assert len(table.rows()) == 7


def test_results_at_half_height_of_wrapped_names_stay_with_them():
    names = ["Di-n-butyl phthalate\nof the coating", "Benzyl butyl phthalate\nof the coating", "Lead"]

    def draw(canvas):
        header(canvas, 100)
        across(canvas, 55, 480, 114)
        top = 118
        for number, name in enumerate(names, 1):
            lines = name.count("\n")
            fill(canvas, [100], [top], [[name]])
            for x, words in zip((60, 260, 340, 420), (str(number), "A-1", "N.D.", "P"), strict=True):
                text(canvas, x + 3, top + 3 + 6 * lines, words)
            top += 16 + 12 * lines
        across(canvas, 55, 480, top + 2)

    (table,) = read(draw).tables

    assert texts(table)[1:] == [[str(n), name, "A-1", "N.D.", "P"] for n, name in enumerate(names, 1)]


def test_a_column_left_empty_keeps_its_place():
    rows = [["4.1", "Material", "", "P"], ["4.2", "Flammability", "", "P"], ["4.3", "Toxicology", "", "P"]]
    xs = [60, 120, 260, 420]

    def draw(canvas):
        for x, words in zip(xs, ["Clause", "Title", "Remark", "Result"], strict=True):
            text(canvas, x + 3, 103, words, font="Helvetica-Bold")
        fill(canvas, xs, [120, 136, 152], rows)

    (table,) = read(draw).tables

    assert texts(table) == [["Clause", "Title", "Remark", "Result"], *rows]


def test_a_text_close_to_the_next_column_is_cut_where_that_column_begins():
    rows = [
        ["Lead", "GB/T 30157-2013", "P"],
        ["Colour fastness to acid sweat", "GB/T 3922-2013", "P"],
        ["Odour", "GB 18401-2010 6.7", "P"],
        ["Cadmium", "GB/T 30157-2013", "P"],
    ]
    widest = stringWidth(rows[1][0], "Helvetica", 10)
    (table,) = read(lambda canvas: fill(canvas, [60, 64.5 + widest, 420], [100, 116, 132, 148], rows)).tables

    assert texts(table) == rows


def test_right_aligned_results_and_their_header_are_one_column():
    def draw(canvas):
        text(canvas, 60, 100, "Test item", font="Helvetica-Bold")
        text(canvas, 300, 100, "Limit", font="Helvetica-Bold")
        text(canvas, 400, 100, "Conclusion", font="Helvetica-Bold")
        for step, name in enumerate(("Lead", "Cadmium", "Mercury")):
            text(canvas, 60, 116 + 16 * step, name)
            text(canvas, 300, 116 + 16 * step, "90")
            canvas.drawRightString(480, HEIGHT - 124 - 16 * step, "P")

    (table,) = read(draw).tables

    assert [row[-1] for row in texts(table)] == ["Conclusion", "P", "P", "P"]
    assert table.column_count == 3


def test_a_bold_header_begins_a_table_of_its_own():
    def draw(canvas):
        for top in (100, 200):
            header(canvas, top)
            for step in range(3):
                fill(canvas, XS, [top + 14 + 16 * step], [[str(step), "Item", "A-1", "5", "P"]])
        text(canvas, 60, 182, "Second part")

    tables = read(draw).tables

    assert [texts(table)[0] for table in tables] == [HEADER, HEADER]
    assert [table.row_count for table in tables] == [4, 4]


def test_few_numbers_beside_titles_of_several_lines_are_a_column():
    xs = [60, 113, 260, 340, 420]

    def draw(canvas):
        for x, words in zip(xs, ["Number", "Item", "Method", "Result", "Rating"], strict=True):
            text(canvas, x, 100, words, font="Helvetica-Bold")
        for row in range(12):
            top = 118 + 30 * row
            fill(canvas, xs[1:3], [top], [["Colour fastness to\nacid sweat", "GB/T\n3922-2013"]])
            for x, words in zip((60, 340, 420), (str(row + 1) if row < 4 else "", "none", "P"), strict=True):
                text(canvas, x + 3, top + 9, words)

    (table,) = read(draw).tables

    assert [row[0] for row in texts(table)] == ["Number", "1", "2", "3", "4", *[""] * 8]


def test_a_head_wider_than_its_column_stays_over_it():
    def draw(canvas):
        for x, words in ((60, "Item"), (200, "Unit"), (246, "permissible limit"), (360, "Result")):
            text(canvas, x, 100, words, font="Helvetica-Bold")
        for step in range(8):
            for x, words in ((60, f"Lead {step}"), (200, "mg/kg"), (275, "<90"), (365, "P")):
                text(canvas, x, 116 + 16 * step, words)

    (table,) = read(draw).tables

    assert texts(table)[0] == ["Item", "Unit", "permissible limit", "Result"]


def test_the_name_of_a_group_beside_that_of_its_member_does_not_end_the_table():
    def draw(canvas):
        for step, name in enumerate(("Formaldehyde", "Odour", "Lead")):
            fill(canvas, [60, 260, 420], [100 + 16 * step], [[name, "A-1", "P"]])
        top = 148
        for step, name in enumerate(("Dibutyl", "Benzyl butyl", "Diisononyl")):
            fill(canvas, [140], [top], [[f"{name}\nphthalate"]])
            fill(canvas, [260, 420], [top + 6], [["A-3", "P"]])
            if step == 1:
                text(canvas, 63, top + 3, "Phthalates")
            top += 30

    (table,) = read(draw).tables

    assert [row[-1] for row in texts(table)] == ["P"] * 6
    assert [row[-3].replace("\n", " ") for row in texts(table)[3:]] == [
        "Dibutyl phthalate",
        "Benzyl butyl phthalate",
        "Diisononyl phthalate",
    ]


def test_the_first_of_three_lines_stays_with_the_row_that_begins_a_page():
    def draw(canvas):
        for row in range(4):
            top = 100 + 52 * row
            for line, words in enumerate(("Di-n-pentyl", "phthalate", "(DPENP)")):
                text(canvas, 100, top + 12 * line, words)
            for line, words in enumerate(("GB/T 20388", "of 2016")):
                text(canvas, 420, top + 6 + 12 * line, words)
            for x, words in ((260, "0.1"), (300, "ND"), (340, "P")):
                text(canvas, x, top + 12, words)

    (table,) = read(draw).tables

    assert texts(table)[0][0] == "Di-n-pentyl\nphthalate\n(DPENP)"


def test_the_last_line_of_two_full_columns_stays_with_the_last_row():
    def draw(canvas):
        for x, words in ((60, "Section"), (120, "Requirement"), (330, "First"), (382, "Second")):
            text(canvas, x, 80, words)
        for row in range(4):
            top = 100 + 40 * row
            text(canvas, 60, top + 6, f"4.{row + 1}")
            text(canvas, 120, top + 6, "Toys")
            for x in (330, 382):
                text(canvas, x + 14, top, "Not")
                text(canvas, x, top + 12, "applicable")

    (table,) = read(draw).tables

    assert [row[-2:] for row in texts(table)[1:]] == [["Not\napplicable"] * 2] * 4


def test_a_text_that_begins_before_its_columns_ink_is_not_cut():
    def draw(canvas):
        for row, limit in enumerate(("4-5", "3-4", "GB 18401 class A or better", "4-5", "3-4")):
            middle = 300 - stringWidth(limit, "Helvetica", 10) / 2
            for x, words in ((60, f"Item {row}"), (200, "grade"), (middle, limit), (420, "P")):
                text(canvas, x, 100 + 16 * row, words)

    (table,) = read(draw).tables

    assert [row[2] for row in texts(table)][2] == "GB 18401 class A or better"


def test_remarks_close_to_one_another_under_outcomes_do_not_end_the_table():
    outcome = ["Complied", "(See result", "page)"]

    def draw(canvas):
        for x, words in ((60, "Title"), (250, "Clause"), (352, "Sample 1  Sample 2")):
            text(canvas, x, 100, words, font="Helvetica-Bold")
        top = 118
        for number, name in enumerate(("Material", "Flammability", "Toxicology", "Cosmetics"), 1):
            lines = outcome if number in (2, 3) else ["NA"]
            for x, words in ((60, name), (250, f"4.{number}")):
                text(canvas, x, top + 6 * (len(lines) - 1), words)
            for line, words in enumerate(lines):
                wide = words.startswith("(")
                for x in (350, 402) if wide else (355, 410):
                    text(canvas, x, top + 12 * line, words)
            top += 12 * len(lines) + 8

    (table,) = read(draw).tables

    assert [row[:2] for row in texts(table)[1:]] == [
        ["Material", "4.1"],
        ["Flammability", "4.2"],
        ["Toxicology", "4.3"],
        ["Cosmetics", "4.4"],
    ]


def test_a_name_that_wraps_at_half_height_tells_how_wide_its_column_is():
    names = ["Benzyl butyl phthalate\n(BBP)", "Diisononyl phthalate\n(DINP)", "Diisodecyl phthalate\n(DIDP)"]
    others = ["Burning", "Filling", "Odour", "Needles"]

    def draw(canvas):
        for x, words in ((60, "Tests"), (300, "Method"), (400, "Result")):
            text(canvas, x, 100, words, size=9)
        top = 120
        for name in names:
            for line, words in enumerate(name.split("\n")):
                text(canvas, 60, top + 10.5 * line, words, size=9)
            for x, words in ((290, "A 20388"), (400, "Conform")):
                text(canvas, x, top + 5.2, words, size=9)
            top += 30
        for words in others:
            fill(canvas, [57, 287, 397], [top], [[words, "A 14644", "Conform"]])
            top += 18
        fill(canvas, [57, 112, 287, 397], [top], [["Diethyl", "(DEP)", "A 20388", "Conform"]])

    (table,) = read(draw).tables

    assert [row[0] for row in texts(table)] == ["Tests", *names, *others, "Diethyl (DEP)"]


def test_the_first_line_of_a_name_after_one_row_is_no_heading():
    def draw(canvas):
        top = 130
        for name in (
            "Dicyclohexyl\nphthalate (DCHP)",
            "Bis(2-methoxyeth\nyl) phthalate\n(DMEP)",
            "Diethyl\n(DEP)",
        ):
            lines = name.split("\n")
            for line, words in enumerate(lines):
                text(canvas, 136, top + 10.4 * line, words, size=9)
            for x, words in ((250, "A 20388"), (340, "%"), (400, "Conform")):
                text(canvas, x, top + 5.2 * (len(lines) - 1), words, size=9)
            top += 10.4 * len(lines) + 8

    (table,) = read(draw).tables

    assert [row[0] for row in texts(table)] == [
        "Dicyclohexyl\nphthalate (DCHP)",
        "Bis(2-methoxyeth\nyl) phthalate\n(DMEP)",
        "Diethyl\n(DEP)",
    ]


def test_two_rows_of_results_of_two_lines_are_two_rows():
    xs = [40, 160, 210, 260, 310, 360, 420]
    values = [["33.2", *["Not\ndetected"] * 4, "P"], [*["Not\ndetected"] * 3, "7.8", "15", "P"]]

    def draw(canvas):
        for row, cells in enumerate(values):
            top = 100 + 34 * row
            text(canvas, xs[0], top + 6, f"({row + 1})")
            for x, words in zip(xs[1:], cells, strict=True):
                fill(canvas, [x], [top - 3 if "\n" in words else top + 3], [[words]])

    (table,) = read(draw).tables

    assert texts(table) == [["(1)", *values[0]], ["(2)", *values[1]]]


def test_a_first_line_of_many_cells_that_comes_again_is_no_head():
    xs = [40, 160, 220, 280, 340, 400]

    def draw(canvas):
        for row, value in enumerate(("265", "144.2")):
            top = 100 + 34 * row
            text(canvas, xs[0], top + 6, f"({row + 1})")
            fill(canvas, xs[1:4], [top - 3], [["Not\ndetected"] * 3])
            fill(canvas, xs[4:], [top + 3], [[value, "P"]])

    (table,) = read(draw).tables

    assert [row[0] for row in texts(table)] == ["(1)", "(2)"]
    assert [row[-2:] for row in texts(table)] == [["265", "P"], ["144.2", "P"]]


def test_a_first_line_as_close_above_the_first_row_as_another_below_is_of_its_cell():
    def draw(canvas):
        text(canvas, 60, 76, "Results of the second part")
        for row, name in enumerate(("Di-n-hexyl\nphthalate\n(DHEXP)", "Dicyclohexyl\nphthalate\n(DCHP)")):
            top = 100 + 48 * row
            fill(canvas, [136], [top], [[name]])
            fill(canvas, [208, 298, 398], [top + 12], [["A 20388", "%", "P"]])

    (table,) = read(draw).tables

    assert texts(table)[0] == ["Di-n-hexyl\nphthalate\n(DHEXP)", "A 20388", "%", "P"]
