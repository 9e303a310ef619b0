"""Where rules part the rows of a table, a heading below its last rule begins another."""

from tests.unit.reading.made import across, read, text, texts

SUMMARY = [("Requirement", "Conclusion"), ("Mechanical properties", "Pass"), ("Flammability", "Pass")]
LIST = [("4.1 Cleanliness", "Pass"), ("4.2 Assembly", "Pass"), ("4.7 Edges", "N/A"), ("4.8 Points", "Pass")]


def _summary(canvas) -> None:
    across(canvas, 55, 400, 97)
    for place, (name, outcome) in enumerate(SUMMARY):
        text(canvas, 60, 100 + 18 * place, name, size=9)
        text(canvas, 340, 100 + 18 * place, outcome, size=9)
        across(canvas, 55, 400, 115 + 18 * place)


def test_a_list_under_a_heading_is_no_row_of_the_table_above():
    def draw(canvas):
        _summary(canvas)
        text(canvas, 60, 162, "Results of the clauses")
        for place, (name, outcome) in enumerate(LIST):
            text(canvas, 60, 179 + 14 * place, name)
            text(canvas, 340, 179 + 14 * place, outcome)

    rows = [row for table in read(draw).tables for row in texts(table)]

    assert rows == [*map(list, SUMMARY), *map(list, LIST)]


def test_the_first_line_of_a_broken_name_is_part_of_the_last_row():
    def draw(canvas):
        _summary(canvas)
        text(canvas, 60, 154, "Migration of certain", size=9)
        text(canvas, 60, 164, "elements and others", size=9)
        text(canvas, 340, 164, "Pass", size=9)
        across(canvas, 55, 400, 177)

    (table,) = read(draw).tables

    assert texts(table)[-1] == ["Migration of certain\nelements and others", "Pass"]
