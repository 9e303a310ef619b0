from tests.unit.reading.made import WIDTH, fill, grid, read, text, texts

XS = [60, 160, 400, 480]
HEADER = ["Clause", "Title", "Result"]


def page(number, rows, *, top=100, header=True, heights=20, total=2):
    def draw(canvas):
        text(canvas, 60, 50, "Report No.: T-1")
        text(canvas, 450, 50, f"Page {number} of {total}")
        text(canvas, WIDTH / 2 - 40, 800, "Example Laboratory")
        content = [HEADER, *rows] if header else rows
        ys = [top + heights * step for step in range(len(content) + 1)]
        grid(canvas, XS, ys)
        fill(canvas, XS, ys, content)

    return draw


ONE = [["4.1", "Material quality", "P"], ["4.2", "Flammability", "P"]]
TWO = [["4.3", "Toxicology", "P"], ["4.4", "Electrical energy", "N/A"]]


def test_a_repeated_header_is_dropped():
    (table,) = read(page(1, ONE, top=700), page(2, TWO)).tables

    assert texts(table) == [HEADER, *ONE, *TWO]
    assert [(part.page, part.first_row, part.last_row) for part in table.parts] == [(1, 0, 3), (2, 3, 5)]
    assert [part.repeats_header for part in table.parts] == [False, True]
    assert [cell.page for cell in table.rows()[3]] == [2, 2, 2]


def test_a_part_without_header_is_joined_too():
    (table,) = read(page(1, ONE, top=700), page(2, TWO, header=False)).tables

    assert texts(table) == [HEADER, *ONE, *TWO]


def test_three_pages_are_one_table():
    third = [["4.5", "Sound", "N/A"]]
    pages = [page(1, ONE, top=700, total=3), page(2, TWO, total=3), page(3, third, total=3)]
    (table,) = read(*pages).tables

    assert texts(table) == [HEADER, *ONE, *TWO, *third]


def test_a_heading_between_keeps_tables_apart():
    def second(canvas):
        page(2, TWO, top=180)(canvas)
        text(canvas, 60, 160, "5. Flammability tests of the second sample")

    assert len(read(page(1, ONE, top=700), second).tables) == 2


def test_another_header_in_the_same_columns_begins_another_table():
    def second(canvas):
        page(2, [["Clause", "Requirement", "Result"], *TWO], header=False)(canvas)

    assert len(read(page(1, ONE, top=700), second).tables) == 2


def test_other_columns_begin_another_table():
    def second(canvas):
        text(canvas, 60, 50, "Report No.: T-1")
        grid(canvas, [60, 200, 480], [100, 120, 140])
        fill(canvas, [60, 200], [100, 120], [["Item", "Result"], ["Lead", "ND"]])

    assert len(read(page(1, ONE, top=700), second).tables) == 2


def test_alike_rows_after_the_header_are_not_dropped():
    same = [["Lead", "90", "ND"]]
    (table,) = read(page(1, same, top=700), page(2, same)).tables

    assert texts(table) == [HEADER, *same, *same]


def test_a_row_broken_by_the_page_is_made_whole():
    broken = [["4.1", "Material quality", "P"], ["4.2", "Flammability of the toy,", "P"]]
    rest = [["", "as it was received", ""], ["4.3", "Toxicology", "P"]]
    (table,) = read(page(1, broken, top=700), page(2, rest, header=False)).tables

    assert texts(table) == [
        HEADER,
        ["4.1", "Material quality", "P"],
        ["4.2", "Flammability of the toy,\nas it was received", "P"],
        ["4.3", "Toxicology", "P"],
    ]
    assert table.row_count == 4


def test_a_row_without_a_key_but_with_its_own_result_stays_a_row():
    rest = [["", "Coating of the wheels", "P"], ["4.3", "Toxicology", "P"]]
    (table,) = read(page(1, ONE, top=700), page(2, rest, header=False)).tables

    assert texts(table)[3] == ["", "Coating of the wheels", "P"]


def test_a_merged_cell_reaches_over_the_page_break():
    def first(canvas):
        page(1, [], top=700)(canvas)
        canvas.grid([160, 400, 480], [842 - y for y in (720, 740, 760)])
        canvas.grid([60, 160], [842 - y for y in (720, 760)])
        fill(canvas, XS, [720, 740], [["4.3.5", "Coating", "P"], ["", "Substrate", "P"]])

    def second(canvas):
        text(canvas, 60, 50, "Report No.: T-1")
        canvas.grid([160, 400, 480], [842 - y for y in (100, 120, 140)])
        canvas.grid([60, 160], [842 - y for y in (100, 140)])
        fill(canvas, XS, [100, 120], [["", "Textile", "P"], ["", "Paper", "P"]])

    (table,) = read(first, second).tables

    assert table.at(4, 0).text == "4.3.5"
    assert [row[-1] for row in texts(table)[1:]] == ["P"] * 4


def test_a_table_in_the_page_header_stays_on_each_page():
    def with_header(canvas):
        grid(canvas, [60, 160, 480], [30, 50, 70])
        fill(canvas, [60, 160], [30, 50], [["Client", "Example Toys"], ["Product", "Rover"]])

    tables = read(with_header, with_header).tables

    assert [table.parts[0].page for table in tables] == [1, 2]
    assert [len(table.cells) for table in tables] == [4, 4]


def under_one_head(first_row):
    """A second page whose header and first two rows stand between the same two rules."""

    def draw(canvas):
        text(canvas, 60, 50, "Report No.: T-1")
        grid(canvas, XS, [100, 160, 180])
        fill(canvas, XS, [100, 120, 140, 160], [first_row, *TWO, ["4.5", "Sound", "N/A"]])

    return draw


def test_rows_below_a_repeated_header_without_a_rule_are_not_dropped_with_it():
    (table,) = read(page(1, ONE, top=700), under_one_head(HEADER)).tables

    assert texts(table) == [
        HEADER,
        *ONE,
        ["4.3\n4.4", "Toxicology\nElectrical energy", "P\nN/A"],
        ["4.5", "Sound", "N/A"],
    ]
    assert table.parts[1].repeats_header
    assert [part.last_row for part in table.parts] == [3, 5]


def test_a_row_that_begins_otherwise_than_the_header_is_left_whole():
    tables = read(page(1, ONE, top=700), under_one_head(["Clause", "Titles", "Result"])).tables

    assert any("Clause\n4.3\n4.4" in row for table in tables for row in texts(table))
