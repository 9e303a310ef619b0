"""A note under a table of few rules is no further line of its last row, and a conclusion is not continued."""

from dataclasses import replace

from models.document import Document, Line, Ruling
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document, line, table

HEADING = "EN 71-3 Migration of certain elements"
HEAD = ["Analyte", "Unit", "Limit", "1"]


def _with_line_below(rows: list[list[str]], text: str) -> Document:
    """A table of which only some lines are drawn, with a line of print close below its first column."""
    made = table([HEAD, *rows], 130, ruling=Ruling.PARTIAL)
    below: Line = line(text, made.parts[0].box.bottom + 2, x=51)
    whole = document([HEADING, made])
    page = whole.pages[0]
    words = tuple(word for one in (*page.lines, below) for word in one.words)
    return replace(whole, pages=(replace(page, lines=(*page.lines, below), words=words),))


def test_a_note_is_no_part_of_the_last_row(values: Values) -> None:
    read = values(_with_line_below([["Lead", "mg/kg", "90", "ND"]], "Note: as sold"))
    assert [one.analyte for one in read] == ["Pb"]


def test_a_conclusion_is_not_continued(values: Values) -> None:
    rows = [[name, "mg/kg", "90", "ND"] for name in ("Lead", "Cadmium", "Barium")]
    read = values(_with_line_below([*rows, ["Conclusion", "-", "-", "Pass"]], "as sold"))
    assert [one.analyte for one in read] == ["Pb", "Cd", "Ba"]


def test_the_last_line_of_a_wrapped_name_still_is(values: Values) -> None:
    read = values(_with_line_below([["Chromium", "mg/kg", "60", "ND"]], "(VI)"))
    assert [one.analyte for one in read] == ["CrVI"]
