from models.document import Ruling
from parser.reading import read_document
from tests.unit.reading.made import fill, grid, pdf

XS = [60, 160, 400, 480]
YS = [100, 120, 140, 160]
ROWS = [["Clause", "Title", "Result"], ["4.1", "Material quality", "P"], ["4.3.5", "Heavy elements", "N/A"]]


def draw_table(canvas):
    grid(canvas, XS, YS)
    fill(canvas, XS, YS, ROWS)


def test_a_ruled_table_gives_its_rows():
    (table,) = read_document(pdf(draw_table), "a.pdf").tables

    assert [[cell.text for cell in row] for row in table.rows()] == ROWS
    assert table.ruling is Ruling.FULL
    assert table.orphans == ()
