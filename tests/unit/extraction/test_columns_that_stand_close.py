"""Columns without lines may stand as close as words: their other rows tell where the next one begins."""

from dataclasses import replace

from models.document import Cell, Document, Line, Ruling, Table, TablePart
from models.geometry import Box, around
from parser.extraction.labelled.column_starts import column_starts
from parser.extraction.labelled.layout import lay_out
from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import CHARACTER, document, line

PAIRS = (
    ("Applicant", "Fable Toys Co., Ltd.", "Report issued", "9 November 2026"),
    ("Manufacturer", "Cixi Brightbrick Moulding Factory", "Samples in", "21 October 2026"),
    ("Product", "Magnetic building tiles", "Tested between", "22 Oct and 6 Nov 2026"),
    ("Country of origin", "China", "Purchase order", "HP-77120"),
)
STARTS = (50, 150, 150 + CHARACTER * 34, 410)
"""The third column begins one character behind the longest value of the second."""


def _close() -> Document:
    made = document([(230, 110, "TEST REPORT")])
    lines, cells = list[Line](), list[Cell]()
    for row, texts in enumerate(PAIRS):
        words = []
        for column, (x, text) in enumerate(zip(STARTS, texts, strict=True)):
            own = line(x, 200 + 14 * row, text).words
            words += own
            cells.append(Cell(1, row, column, text, around([word.box for word in own]), own))
        lines.append(replace(line(50, 200 + 14 * row, " ".join(texts)), words=tuple(words)))
    part = TablePart(1, Box(50, 200, 560, 260), 0, len(PAIRS))
    table = Table(tuple(cells), len(PAIRS), 4, Ruling.NONE, (part,))
    page = replace(
        made.pages[0],
        lines=(*made.pages[0].lines, *lines),
        words=tuple(w for one in lines for w in one.words),
    )
    return replace(made, pages=(page,), tables=(table,))


def test_a_value_ends_where_the_next_column_begins(extract: Extract) -> None:
    report = extract(_close())
    assert report.manufacturer is not None
    assert report.manufacturer.value == "Cixi Brightbrick Moulding Factory"
    assert str(report.dates.received.value) == "2026-10-21"
    assert str(report.dates.issued.value) == "2026-11-09"


def test_lines_are_cut_at_columns_that_several_rows_share() -> None:
    (page,) = lay_out(_close())
    assert [fragment.text for fragment in page.fragments if "Cixi" in fragment.text] == [
        "Cixi Brightbrick Moulding Factory"
    ]


def test_two_rows_make_no_column() -> None:
    made = _close()
    (table,) = made.tables
    few = replace(table, cells=tuple(cell for cell in table.cells if cell.row < 2))
    page = replace(made.pages[0], lines=())
    assert not column_starts([few], page)
    assert column_starts([table], page)
