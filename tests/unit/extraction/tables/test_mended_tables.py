"""Tables that reading left in pieces: headers above, rows below, tables cut in two, rows grown together, and
lists that no table was built from."""

from dataclasses import replace

from models.document import Cell, Document, Page, PageSource, PageStatus, Ruling, Table, TablePart, Word
from models.geometry import around
from parser.extraction.tables.known_words import TableWords
from parser.extraction.tables.repair import repaired
from tests.unit.extraction.tables.conftest import Rows, brief
from tests.unit.extraction.tables.made import LINE, document, line, table, word

STANDARD = "EN 71-1:2014+A1:2018 Mechanical and physical properties"
COLUMNS = (50.0, 140.0, 330.0)


def test_a_list_without_a_table_is_read_from_its_lines(rows: Rows) -> None:
    read = rows(
        document(
            [STANDARD, "4.1 Material cleanliness P", "4.2 Assembly P", "4.3 Flexible plastic sheeting N/A"]
        )
    )
    assert brief(read) == [
        ("EN 71-1:2014+A1:2018", "4.1", "pass"),
        ("EN 71-1:2014+A1:2018", "4.2", "pass"),
        ("EN 71-1:2014+A1:2018", "4.3", "not_applicable"),
    ]


def test_two_lines_that_end_in_an_outcome_are_no_list(rows: Rows) -> None:
    assert not rows(document([STANDARD, "4.1 of the report says P", "Nothing else is listed here"]))


def test_rows_grown_together_are_parted_by_their_lines(rows: Rows) -> None:
    grown = _with_lines(
        table([["Clause", "Title", "Result"], ["", "", ""]], top=160),
        (["4.1", "4.2", "4.3"], ["Cleanliness", "Assembly", "Sheeting"], ["PASS", "FAIL", "N/A"]),
    )
    assert brief(rows(document([STANDARD, grown]))) == [
        ("EN 71-1:2014+A1:2018", "4.1", "pass"),
        ("EN 71-1:2014+A1:2018", "4.2", "fail"),
        ("EN 71-1:2014+A1:2018", "4.3", "not_applicable"),
    ]


def test_a_title_of_three_lines_stays_one_row(rows: Rows) -> None:
    wrapped = _with_lines(
        table([["Clause", "Title", "Result"], ["", "", ""]], top=160),
        (["4.1"], ["Material", "cleanliness of", "the toy"], ["PASS"]),
    )
    assert brief(rows(document([STANDARD, wrapped]))) == [("EN 71-1:2014+A1:2018", "4.1", "pass")]


def test_a_table_cut_below_its_ruled_header_is_joined(rows: Rows) -> None:
    head = table([["Clause", "Title", "Result"]], top=160)
    body = table(
        [["4.1", "Cleanliness", "P"], ["4.2", "Assembly", "F"]], top=160 + LINE + 2, ruling=Ruling.NONE
    )
    assert brief(rows(document([STANDARD, head, body]))) == [
        ("EN 71-1:2014+A1:2018", "4.1", "pass"),
        ("EN 71-1:2014+A1:2018", "4.2", "fail"),
    ]


def test_a_table_is_built_below_a_line_of_header_words(rows: Rows) -> None:
    printed = [
        ("Clause", "Title", "Result"),
        ("4.1", "Cleanliness", "PASS"),
        ("4.2", "Assembly", "FAIL"),
        ("4.3", "Sheeting", "N/A"),
    ]
    lines = [line(STANDARD, 100)]
    for number, texts in enumerate(printed):
        lines += [line(text, 140 + 16 * number, x) for text, x in zip(texts, COLUMNS, strict=True)]
    page = Page(1, 595, 842, PageStatus.READ, PageSource.TEXT_LAYER, lines=tuple(lines), words=())
    assert brief(rows(Document("0" * 64, "made.pdf", "application/pdf", (page,), ()))) == [
        ("EN 71-1:2014+A1:2018", "4.1", "pass"),
        ("EN 71-1:2014+A1:2018", "4.2", "fail"),
        ("EN 71-1:2014+A1:2018", "4.3", "not_applicable"),
    ]


def _with_lines(made: Table, columns: tuple[list[str], ...]) -> Table:
    """The table with the lines of these columns in the cells of its last row."""
    cells = list(made.cells[:-3])
    for cell, texts in zip(made.cells[-3:], columns, strict=True):
        words: tuple[Word, ...] = tuple(
            word(text, cell.box.x0 + 2, cell.box.top + LINE * row + 1) for row, text in enumerate(texts)
        )
        box = cell.box.union(around([w.box for w in words]))
        cells.append(Cell(cell.page, cell.row, cell.column, "\n".join(texts), box, words))
    part = TablePart(1, around([cell.box for cell in cells]), 0, made.row_count)
    return Table(tuple(cells), made.row_count, made.column_count, made.ruling, (part,))


def test_a_tall_cell_with_nothing_beside_it_stays_whole(words: TableWords) -> None:
    whole = table([["", "A"], ["^", ""], ["^", ""]])
    tall = next(cell for cell in whole.cells if cell.row_span == 3)
    lines = tuple(word(text, 52, 101 + LINE * n) for n, text in enumerate(("one", "two", "three")))
    cells = (replace(tall, text="one\ntwo\nthree", words=lines),)
    mended = repaired(replace(whole, cells=cells), words.is_value)
    assert [cell.text for cell in mended.cells] == ["one\ntwo\nthree"]


def test_a_summary_of_two_columns_is_parted_by_the_standards_that_its_lines_begin_with(rows: Rows) -> None:
    head = table([["Requirement", "Rating"], ["", ""]], top=160)
    cells = list(head.cells[:2])
    for cell, texts in zip(
        head.cells[2:], (["ASTM F963-23 Toys", "EN 71-1 Toys"], ["Conform", "Conform"]), strict=True
    ):
        words = tuple(
            word(part, cell.box.x0 + 2 + 40 * place, cell.box.top + LINE * row + 1)
            for row, text in enumerate(texts)
            for place, part in enumerate(text.split())
        )
        box = cell.box.union(around([w.box for w in words]))
        cells.append(Cell(1, 1, cell.column, "\n".join(texts), box, words))
    read = rows(document([replace(head, cells=tuple(cells))]))
    assert [(row.standard, row.result.value) for row in read] == [
        ("ASTM F963-23", "pass"),
        ("EN 71-1", "pass"),
    ]
