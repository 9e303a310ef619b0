"""A header that was built as the last row of the table above goes to the rows below it."""

from models.document import Ruling, Table
from parser.extraction.tables.joining import joined_below
from tests.unit.extraction.tables.made import LINE, table

ABOVE = [["Applicant", "Fable Toys", "Issued"], ["Product", "Tiles", "Age"], ["Requirement", "", "Outcome"]]


def _is_header(made: Table, row: int) -> bool:
    return [cell.text for cell in made.rows()[row] if cell.text] == ["Requirement", "Outcome"]


def _below(*rows: list[str | None]) -> Table:
    return table(list(rows), top=100 + LINE * len(ABOVE), ruling=Ruling.PARTIAL)


def test_it_heads_the_rows_below_it() -> None:
    below = _below(["Flammability", None, "Pass"], ["Elements", None, "Pass"])
    two = Table(
        tuple(
            type(cell)(cell.page, cell.row, min(cell.column, 1), cell.text, cell.box, cell.words)
            for cell in below.cells
        ),
        2,
        2,
        below.ruling,
        below.parts,
    )
    above, headed = joined_below([table(ABOVE, ruling=Ruling.PARTIAL), two], _is_header)
    assert [[cell.text for cell in row] for row in headed.rows()] == [
        ["Requirement", "Outcome"],
        ["Flammability", "Pass"],
        ["Elements", "Pass"],
    ]
    assert above.row_count == len(ABOVE) - 1
    assert [(part.first_row, part.last_row) for part in headed.parts] == [(0, 3)]
    assert above.parts[-1].last_row == above.row_count


def test_under_a_table_of_the_same_columns_the_rows_are_rows_of_it() -> None:
    below = _below(["Flammability", "none", "Pass"])
    (whole,) = joined_below([table(ABOVE, ruling=Ruling.PARTIAL), below], _is_header)
    assert whole.row_count == len(ABOVE) + 1
