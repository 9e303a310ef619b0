"""Heads of several lines over tables in which nothing or little is drawn."""

from tests.unit.reading.made import across, read, text, texts


def test_a_head_at_half_heights_is_one_row_over_its_columns():
    def draw(canvas):
        for x, top, words in (
            (400, 100, "Result"),
            (230, 105, "Maximum"),
            (112, 111, "Parameter"),
            (180, 111, "Unit"),
            (232, 117, "limit"),
            (360, 122, "1"),
            (440, 122, "2"),
        ):
            text(canvas, x, top, words, size=9)
        for row, name in enumerate(("Lead (Pb)", "Cadmium", "Antimony", "Barium")):
            for x, words in ((60, name), (180, "mg/kg"), (240, "90"), (356, "ND"), (436, "ND")):
                text(canvas, x, 142 + 18 * row, words, size=9)

    (table,) = read(draw).tables

    assert texts(table)[0] == ["Parameter", "Unit", "Maximum\nlimit", "Result\n1", "2"]
    assert [row[0] for row in texts(table)[1:]] == ["Lead (Pb)", "Cadmium", "Antimony", "Barium"]


def test_lines_of_a_head_that_stand_beside_one_another_are_its_row():
    def draw(canvas):
        text(canvas, 417, 100, "Test Result", size=9)
        for x, words in ((83, "Analyte"), (174, "Unit"), (211, "Requirement"), (289, "MDL")):
            text(canvas, x, 110.5, words, size=9)
        for x, words in ((379, "1"), (495, "2")):
            text(canvas, x, 121, words, size=9)
        for row, name in enumerate(("Lead (Pb)", "Conclusion")):
            for x, words in (
                (44, name),
                (171, "mg/kg"),
                (234, "90"),
                (298, "5"),
                (372, "N.D."),
                (487, "N.D."),
            ):
                text(canvas, x, 140 + 18 * row, words, size=9)

    (table,) = read(draw).tables

    assert (table.at(0, 4).text, table.at(0, 4).column_span) == ("Test Result", 2)
    assert [table.at(1, column).text for column in range(6)] == [
        "Analyte",
        "Unit",
        "Requirement",
        "MDL",
        "1",
        "2",
    ]
    assert texts(table)[2][0] == "Lead (Pb)"


def test_a_head_of_padded_rows_under_a_rule_is_two_rows():
    def draw(canvas):
        across(canvas, 40, 540, 96)
        text(canvas, 433, 100, "Tested value")
        for x, words in ((120, "Parameter"), (240, "Unit"), (290, "Limit")):
            text(canvas, x, 109, words)
        for x, words in ((405, "1"), (517, "2")):
            text(canvas, x, 118, words)
        across(canvas, 40, 540, 134)
        for row, name in enumerate(("Lead (Pb)", "Conclusion")):
            for x, words in ((60, name), (238, "mg/kg"), (292, "100"), (398, "n.d."), (510, "n.d.")):
                text(canvas, x, 140 + 18 * row, words)
            across(canvas, 40, 540, 156 + 18 * row)

    (table,) = read(draw).tables

    assert [(cell.text, cell.row_span, cell.column_span) for cell in table.rows()[0]] == [
        ("Parameter", 2, 1),
        ("Unit", 2, 1),
        ("Limit", 2, 1),
        ("Tested value", 1, 2),
    ]
    assert texts(table)[1:3] == [["1", "2"], ["Lead (Pb)", "mg/kg", "100", "n.d.", "n.d."]]


def test_heads_that_stand_beside_one_another_at_different_heights_are_one_row():
    def draw(canvas):
        for x, words in ((370, "Remark"), (460, "Assessment")):
            text(canvas, x, 100, words)
        for x, words in ((60, "Clause"), (150, "Description")):
            text(canvas, x, 110, words)
        for row, name in enumerate(("Material quality", "Flammability", "Toxicology")):
            for x, words in ((60, f"4.{row + 1}"), (150, name), (360, "See page 3"), (470, "Pass")):
                text(canvas, x, 132 + 18 * row, words)

    (table,) = read(draw).tables

    assert texts(table)[:2] == [
        ["Clause", "Description", "Remark", "Assessment"],
        ["4.1", "Material quality", "See page 3", "Pass"],
    ]
