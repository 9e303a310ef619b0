"""A table of which only head and outline are ruled: the rows within stand under the head right above them."""

from models.document import Document, Page, PageSource, PageStatus, Ruling, Table
from parser.extraction.tables.frames import without_frames
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import LINE, line, table

OUTER = [
    ["Specimen", "Al", "Ba", "Result"],
    ["Limit (mg/kg)", "28130", "18750", "-"],
    ["001 ND 360 Pass", None, None, None],
    ["Specimen", "Pb", "Ni", "Result"],
    ["Limit (mg/kg)", "23", "930", "-"],
    ["001 ND 93.5 Pass", None, None, None],
]
TOP = 200.0


def _tables(*inner: Table) -> tuple[Table, ...]:
    return (table(OUTER, TOP), *inner)


def _inner(texts: list[str], row: int) -> Table:
    return table([texts], TOP + row * LINE, ruling=Ruling.NONE)


def _document(tables: tuple[Table, ...]) -> Document:
    heading = line("EN 71-3:2019+A2:2024 Migration of certain elements", 160)
    page = Page(1, 595, 842, PageStatus.READ, PageSource.TEXT_LAYER, lines=(heading,))
    return Document("0" * 64, "made.pdf", "application/pdf", (page,), tables)


def test_each_row_stands_under_its_own_head(values: Values) -> None:
    tables = _tables(_inner(["001", "ND", "360", "Pass"], 2), _inner(["001", "ND", "93.5", "Pass"], 5))
    read = values(_document(tables))
    assert [(one.analyte, one.value, one.limit) for one in read] == [
        ("Al", None, 28130.0),
        ("Ba", 360.0, 18750.0),
        ("Pb", None, 23.0),
        ("Ni", 93.5, 930.0),
    ]


def test_its_parts_end_where_their_rows_end() -> None:
    inner = _inner(["001", "ND", "360", "Pass"], 2)
    (whole,) = without_frames(_tables(inner, _inner(["001", "ND", "93.5", "Pass"], 5)))
    assert whole.row_count == len(OUTER)
    assert [(part.first_row, part.last_row) for part in whole.parts] == [(0, len(OUTER))]


def test_rows_in_other_columns_stay_a_table_of_their_own() -> None:
    inner = _inner(["001", "ND 360"], 2)
    outer, *others = without_frames(_tables(inner))
    assert others == [inner]
    assert outer.at(2, 0) is not None
    assert not outer.at(2, 0).text  # type: ignore[union-attr]


def test_a_cell_over_the_whole_width_with_no_table_within_stays_as_it_is() -> None:
    (outer,) = without_frames(_tables())
    assert outer == table(OUTER, TOP)
