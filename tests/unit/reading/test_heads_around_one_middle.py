"""A head whose cells have one, two and three lines, all around the middle of their row, is one row."""

from tests.unit.reading.made import across, read, text, texts

HEAD = {
    60: "No.\nserial",
    110: "Title of test",
    230: "Method",
    300: "Maximum\nlimit of the\nstandard",
    380: "Result\nfound",
}
NAMES = ("Lead", "Cadmium", "Antimony", "Arsenic")
"""Of the rows below."""


def _centred(canvas, cells: dict[int, str], middle: float, pitch: float = 11) -> None:
    """Cells of one, two or more lines in the middle of their row."""
    for x, words in cells.items():
        lines = words.split("\n")
        for place, part in enumerate(lines):
            text(canvas, x, middle - pitch * len(lines) / 2 + pitch * place, part, size=9)


def _rows(canvas, top: float, first: int) -> None:
    for place, name in enumerate(NAMES):
        cells = {60: str(first + place), 110: name, 230: "A-3", 300: "90", 380: "ND"}
        _centred(canvas, cells, top + 20 * place)


def test_cells_of_several_lines_around_one_middle_are_one_head() -> None:
    def draw(canvas):
        _centred(canvas, HEAD, 120)
        _rows(canvas, 155, 1)

    (table,) = read(draw).tables

    assert texts(table)[0] == list(HEAD.values())
    assert [row[1] for row in texts(table)[1:]] == [*NAMES]


def test_the_same_head_on_the_next_page_is_left_out_whatever_the_width_of_its_marks() -> None:
    def page(first: int, again: bool):
        def draw(canvas):
            _centred(canvas, HEAD | {110: "Title / test" if again else "Title /test"}, 120)
            _rows(canvas, 155, first)

        return draw

    (table,) = read(page(1, False), page(5, True)).tables

    assert [row[0] for row in texts(table)] == ["No.\nserial", *map(str, range(1, 9))]


def test_rows_of_one_line_beside_a_tall_cell_over_them_stay_rows() -> None:
    def draw(canvas):
        _centred(canvas, {60: "4\nfor\nboth"}, 120)
        for middle, name in ((112, "Acid"), (128, "Alkaline")):
            _centred(canvas, {110: name, 230: "A-3", 300: "90", 380: "ND"}, middle)
        _rows(canvas, 152, 5)

    (table,) = read(draw).tables

    assert [row[-4] for row in texts(table)[:2]] == ["Acid", "Alkaline"]


def test_two_rows_of_broken_values_below_a_rule_stay_two() -> None:
    def draw(canvas):
        across(canvas, 50, 440, 90, 112)
        _centred(canvas, {60: "Specimen", 110: "Pb", 230: "Cd", 300: "As", 380: "Rating"}, 101)
        across(canvas, 50, 440, 112)
        for middle, number in ((135, "No.1"), (175, "No.2")):
            cells = {60: number, 110: "Not\nfound", 230: "26", 300: "Not\nfou\nnd", 380: "Pass"}
            _centred(canvas, cells, middle)

    (table,) = read(draw).tables

    assert [row[0] for row in texts(table)] == ["Specimen", "No.1", "No.2"]
    assert texts(table)[2][3] == "Not\nfou\nnd"
