"""Rows that stand apart from their table, and lines below a table that are no rows of it."""

from dataclasses import replace

from models.document import Document, Line, Page, PageSource, PageStatus, Ruling, Table
from models.evidence import Method
from tests.unit.extraction.tables.conftest import Rows, Values, brief
from tests.unit.extraction.tables.made import COLUMN, LINE, line, table

STANDARD = "EN 71-1:2014+A1:2018 Mechanical and physical properties"
LISTED = [["4.1", "Cleanliness", "P"], ["4.2", "Assembly", "F"], ["4.3", "Sheeting", "NA"]]


def _pages(*pages: list[Line], tables: tuple[Table, ...]) -> Document:
    made = tuple(
        Page(number, 595, 842, PageStatus.READ, PageSource.TEXT_LAYER, lines=tuple(lines), words=())
        for number, lines in enumerate(pages, 1)
    )
    return Document("0" * 64, "made.pdf", "application/pdf", made, tables)


def _printed(texts: list[str], top: float) -> list[Line]:
    return [line(text, top, 51 + COLUMN * place) for place, text in enumerate(texts)]


def test_the_last_row_at_the_head_of_the_next_page_belongs_to_the_list_before(rows: Rows) -> None:
    listed = table(LISTED, 600, 1, Ruling.NONE)
    last = _printed(["7", "Warnings ......", "P"], 110)
    read = rows(_pages([line(STANDARD, 560)], [*last, line("Photograph", 300)], tables=(listed,)))
    assert brief(read)[-1] == ("EN 71-1:2014+A1:2018", "7", "pass")


def test_an_outcome_on_the_next_page_without_anything_beside_it_is_no_row(rows: Rows) -> None:
    listed = table(LISTED, 600, 1, Ruling.NONE)
    alone = line("P", 110, 51 + 2 * COLUMN)
    assert len(rows(_pages([line(STANDARD, 560)], [alone], tables=(listed,)))) == len(LISTED)


def test_a_list_with_text_below_it_ends_on_its_page(rows: Rows) -> None:
    listed = table(LISTED, 600, 1, Ruling.NONE)
    below, other = line("The toy was tested as received.", 700), _printed(["7", "Warnings", "P"], 110)
    assert len(rows(_pages([line(STANDARD, 560), below], other, tables=(listed,)))) == len(LISTED)


def test_a_single_row_under_a_header_of_two_columns_is_read(rows: Rows) -> None:
    head = table([["Requirement", "Result"]], 160)
    below = _printed(["4.41 Toy chests", "NA"], 160 + LINE + 5)
    read = rows(_pages([line("ASTM F963-23 Toy safety", 130), *below], tables=(head,)))
    assert brief(read) == [("ASTM F963-23", "4.41", "not_applicable")]


def test_an_outcome_at_the_height_of_another_pages_is_no_running_head(rows: Rows) -> None:
    first = table([["Requirement", "Result"], ["4.1 Material", "NA"]], 160 + 5, 1)
    head = table([["Requirement", "Result"]], 160, 2)
    above = _printed(["4.1 Material", "NA"], 160 + LINE + 5)
    below = _printed(["4.41 Toy chests", "NA"], 160 + LINE + 5)
    heading = line("ASTM F963-23 Toy safety", 130)
    read = rows(_pages([heading, *above], below, tables=(first, head)))
    assert brief(read)[-1] == ("ASTM F963-23", "4.41", "not_applicable")


def test_a_caption_across_the_columns_is_no_row_of_values(values: Values) -> None:
    measured = table(
        [
            ["Specimen", "Pb", "Cd", "Sb", "Result"],
            ["Limit (mg/kg)", "90", "75", "60", "-"],
            ["1", *["ND"] * 3, "P"],
        ],
        600,
        ruling=Ruling.PARTIAL,
    )
    caption = line("Photograph of the sample as received here", 110, 130)
    read = values(_pages([line("EN 71-3 Migration", 560)], [caption], tables=(measured,)))
    assert {value.printed for value in read} == {"ND"}


def test_the_second_line_of_a_heading_does_not_take_its_clause_away(values: Values) -> None:
    measured = [["Analyte", "Unit", "Limit", "Result"], ["Lead (Pb)", "mg/kg", "90", "ND"]]
    whole = line(f"ASTM F963-23 Section 4.3.5.2(2)(b) {'Migration of elements ' * 4}", 100)
    first = replace(whole, words=tuple(replace(word, bold=word.box.x0 < 300) for word in whole.words))
    second = line("of substrate materials", 114)
    made = _pages([first, second], tables=(table(measured, 140),))
    assert [value.clause for value in values(made)] == ["4.3.5.2(2)(b)"]


def test_the_second_line_of_a_scanned_heading_is_known_by_the_height_of_its_ink(values: Values) -> None:
    measured = [["Analyte", "Unit", "Limit", "Result"], ["Lead (Pb)", "mg/kg", "90", "ND"]]
    whole = line(f"ASTM F963-23 Section 4.3.5.2(2)(b) {'Migration of elements ' * 4}", 100)
    lines = [
        replace(one, words=tuple(replace(word, size=size, method=Method.OCR) for word in one.words))
        for one, size in ((whole, 8.2), (line("of substrate materials", 114), 7.1))
    ]
    made = _pages(lines, tables=(table(measured, 140),))
    assert [value.clause for value in values(made)] == ["4.3.5.2(2)(b)"]


def test_a_table_at_the_head_of_every_page_holds_no_values(values: Values) -> None:
    head = ["Report No. QX2607", "Date 2026-10-14", "Page 1 of 2"]
    measured = table([["Specimen", "Pb", "Cd"], ["1", "ND", "ND"]], 700, 1)
    heads = tuple(table([head], 40, page) for page in (1, 2))
    printed = _printed(head, 41)
    made = _pages([*printed, line("EN 71-3 Migration", 660)], printed, tables=(heads[0], measured, heads[1]))
    assert {one.printed for one in values(made)} == {"ND"}


def test_a_single_row_under_a_header_of_two_lines_is_read(rows: Rows) -> None:
    head = table([["Requirement", None, "Rating"], ["Clause No.", "Description", "^"]], 160)
    below = _printed(["7.1", "Name and address", "Pass"], 160 + 2 * LINE + 5)
    read = rows(_pages([line("ASTM F963-23 Toy safety", 130), *below], tables=(head,)))
    assert brief(read) == [("ASTM F963-23", "7.1", "pass")]


def test_the_last_row_so_high_that_it_may_be_a_running_head_belongs_to_the_list(rows: Rows) -> None:
    listed = table(LISTED, 600, 1, Ruling.NONE)
    last = _printed(["7", "Warnings", "P"], 40)
    read = rows(_pages([line(STANDARD, 560)], [*last, line("Photograph", 300)], tables=(listed,)))
    assert brief(read)[-1] == ("EN 71-1:2014+A1:2018", "7", "pass")


def test_a_number_that_nearly_reaches_the_title_is_parted_from_it(rows: Rows) -> None:
    listed = table(LISTED, 600, 1, Ruling.NONE)
    both, outcome = line("8.5-8.10 Abuse", 110, 51 + COLUMN - 45), line("P", 110, 51 + 2 * COLUMN)
    read = rows(_pages([line(STANDARD, 560)], [both, outcome, line("Photograph", 300)], tables=(listed,)))
    assert brief(read)[-1] == ("EN 71-1:2014+A1:2018", "8.5-8.10", "pass")


def test_a_running_head_is_no_row(rows: Rows) -> None:
    listed = table(LISTED, 600, 1, Ruling.NONE)
    head = _printed(["Report", "4711", "Page 2"], 40)
    assert len(rows(_pages([line(STANDARD, 560)], head, tables=(listed,)))) == len(LISTED)
