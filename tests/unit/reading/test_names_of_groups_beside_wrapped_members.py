"""A group's number and name stand in the middle of its rows, wherever the lines of its members fall."""

from tests.unit.reading.made import across, fill, read, text, texts

MEMBERS = [
    "Diisobutyl",
    "Di-n-pentyl\nphthalate",
    "Di-n-hexyl\nphthalate\n(DHEXP)",
    "Dicyclohexyl\nphthalate",
    "Bis(2-methoxyethyl)\nphthalate\n(DMEP)",
    "Diethyl",
]


def rows_of_members(canvas, top: float, members: list[str]) -> float:
    """The members, results at half height of their names; where the last row ends."""
    for name in members:
        lines = name.count("\n") + 1
        fill(canvas, [180], [top], [[name]])
        for x, words in ((300, "A-3"), (360, "N.D."), (420, "P")):
            text(canvas, x, top + 3 + 6 * (lines - 1), words)
        top += 12 * lines + 8
    return top


def group(canvas, top: float, members: list[str], number: str, name: str) -> float:
    """The members with number and name in the middle of their height."""
    end = rows_of_members(canvas, top, members)
    middle = (top + 3 + end - 5) / 2
    text(canvas, 63, middle - 5, number)
    lines = name.split("\n")
    for index, words in enumerate(lines):
        text(canvas, 100, middle - 6 * len(lines) + 12 * index, words)
    return end


def others(canvas, top: float) -> None:
    for number, name in enumerate(
        ("Burning behaviour of a lining", "Filling material of pads", "Odour of the whole toy"), 16
    ):
        fill(canvas, [60, 97, 297, 357, 417], [top], [[str(number), name, "A-1", "none", "P"]])
        top += 20


def test_a_number_off_the_middle_of_every_row_spans_uneven_rows():
    def draw(canvas):
        others(canvas, group(canvas, 100, MEMBERS, "15", "Phthalates\n(additional)"))

    (table,) = read(draw).tables

    first = table.at(0, 0)
    assert (first.text, first.row_span) == ("15\nPhthalates\n(additional)", 6)
    assert [row[-4].text for row in table.rows()[:6]] == MEMBERS


def test_a_name_on_the_line_of_the_middle_member_is_that_of_the_group():
    members = ["Di-(2-ethylhexyl)\nphthalate", "Dibutyl phthalate", "Benzyl butyl\nphthalate"]

    def draw(canvas):
        others(canvas, group(canvas, 100, members, "14", "Phthalates"))

    (table,) = read(draw).tables

    first = table.at(0, 0)
    assert (first.text, first.row_span) == ("14\nPhthalates", 3)
    assert [row[-4].text for row in table.rows()[:3]] == members


def test_rows_left_over_above_a_group_belong_to_the_page_before():
    def draw(canvas):
        top = rows_of_members(canvas, 100, ["Diisononyl\nphthalate", "Diisodecyl"])
        others(canvas, group(canvas, top, MEMBERS, "15", "Phthalates"))

    (table,) = read(draw).tables

    assert [table.at(row, 0).text for row in range(3)] == ["", "", "15\nPhthalates"]
    assert table.at(2, 0).row_span == 6


def test_a_remark_in_few_rows_does_not_spread_over_its_neighbours():
    remarks = {1: "see the\nannex", 3: "none", 4: "by the\nmaker", 5: "none"}

    def draw(canvas):
        for row in range(7):
            top = 100 + 30 * row
            fill(canvas, [60, 180, 300], [top + 6], [[f"4.{row + 1}", f"Requirement {row + 1}", "P"]])
            words = remarks.get(row, "")
            fill(canvas, [360], [top if "\n" in words else top + 6], [[words]])

    (table,) = read(draw).tables

    assert [row[-1] for row in texts(table)] == [remarks.get(row, "") for row in range(7)]
    assert all(cell.row_span == 1 for cell in table.cells)


def test_a_number_left_of_a_centred_head_stays_in_the_table():
    def draw(canvas):
        for x, words in ((72, "No."), (200, "Item"), (300, "Method"), (360, "Result"), (420, "Rating")):
            text(canvas, x, 84, words, font="Helvetica-Bold")
        text(canvas, 54, 146, "15")
        others(canvas, rows_of_members(canvas, 100, MEMBERS))

    (table,) = read(draw).tables

    assert any("15" in row for row in texts(table))
    assert [row[-1] for row in texts(table)] == ["Rating", *["P"] * 9]


def test_lines_of_two_cells_set_a_little_higher_than_one_another_are_two():
    def draw(canvas):
        others(canvas, rows_of_members(canvas, 100, MEMBERS[:3]))
        text(canvas, 100, 163.5 + 3, "Phthalates")

    (table,) = read(draw).tables

    assert "Phthalates (DHEXP)" not in " ".join(cell.text for cell in table.cells)


def test_members_between_two_rules_are_rows_of_their_own():
    def draw(canvas):
        across(canvas, 55, 480, 96)
        for row in range(3):
            fill(canvas, [60, 180, 297, 357, 417], [98 + 20 * row], [[str(row), "Odour", "A-1", "none", "P"]])
            across(canvas, 55, 480, 116 + 20 * row)
        end = group(canvas, 160, MEMBERS, "15", "Phthalates")
        across(canvas, 55, 480, end)

    (table,) = read(draw).tables

    assert [row[-4].text for row in table.rows()[3:]] == MEMBERS
    assert table.at(3, 0).row_span == 6


def test_a_cell_of_wrapped_lines_between_two_rules_is_one():
    wrapped = ["4.2", "Flammability of\nfabrics and of\nthe filling", "GB/T\n20388 of\n2016", "P"]

    def draw(canvas):
        across(canvas, 55, 480, 96)
        for row in range(4):
            cells = wrapped if row == 1 else [f"4.{row}", "Odour", "A-1", "P"]
            top = 98 + 20 * row + (24 if row > 1 else 0)
            fill(canvas, [60, 120, 297, 417], [top], [cells])
            across(canvas, 55, 480, top + (42 if row == 1 else 18))

    (table,) = read(draw).tables

    assert texts(table)[1] == wrapped
