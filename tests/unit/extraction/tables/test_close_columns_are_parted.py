"""Two columns that reading took for one are parted where the second begins in several rows."""

from dataclasses import replace

from models.document import Cell, Document, Line, Ruling, Table, Word
from models.geometry import around
from parser.extraction.tables.close_columns import with_close_columns_parted
from tests.unit.extraction.tables.made import document, table, word

PAIRS = (
    ("Harbourline Trading", "Report issued"),
    ("Cixi Brightbrick Moulding Factory", "Samples in"),
    ("Magnetic tiles", "Age grade"),
    ("China", "Bill of lading"),
)
FIRST, SECOND = 140.0, 314.0


def _words(text: str, x: float, top: float) -> list[Word]:
    found, at = list[Word](), x
    for part in text.split():
        found.append(word(part, at, top))
        at += 5.0 * len(part) + 3
    return found


def _placed(pair: tuple[str, str]) -> list[tuple[str, float]]:
    return [(pair[0], FIRST), (pair[1], SECOND)]


def _document(ruling: Ruling = Ruling.PARTIAL, pairs: tuple[tuple[str, str], ...] = PAIRS) -> Document:
    """A table of labels, of values with the next labels grown onto them, and of further values."""
    made = table([["Label", "", "Value"] for _ in pairs], ruling=ruling)
    cells, lines = list[Cell](), list[Line]()
    for cell in made.cells:
        if cell.column == 1:
            value, label = (_words(*one, cell.box.top + 1) for one in _placed(pairs[cell.row]))
            close = label[0].box.x0 - value[-1].box.x1 < 10
            for own in [[*value, *label]] if close else [value, label]:
                lines.append(Line(" ".join(w.text for w in own), around([w.box for w in own]), tuple(own)))
            text = " ".join(w.text for w in (*value, *label))
            cell = replace(cell, text=text, words=(*value, *label), box=cell.box._replace(x1=420.0))
        cells.append(cell)
    made = replace(made, cells=tuple(cells))
    whole = document([made])
    page = replace(whole.pages[0], lines=(*whole.pages[0].lines, *lines))
    return replace(whole, pages=(page,))


def _rows(made: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in made.rows()]


def test_each_value_and_each_label_has_a_cell_of_its_own() -> None:
    (parted,) = with_close_columns_parted(_document()).tables
    assert parted.column_count == 4
    assert _rows(parted) == [["Label", value, label, "Value"] for value, label in PAIRS]


def test_a_table_ruled_in_full_keeps_its_columns() -> None:
    made = _document(Ruling.FULL)
    assert with_close_columns_parted(made) is made


def test_two_rows_part_no_column() -> None:
    made = _document(pairs=PAIRS[:2])
    assert with_close_columns_parted(made) is made
