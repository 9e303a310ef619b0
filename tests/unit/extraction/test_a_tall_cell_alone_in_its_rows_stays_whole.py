from models.document import Cell, Ruling, Table, TablePart, Word
from models.geometry import Box
from parser.extraction.tables.repair import repaired


def test_a_tall_cell_alone_in_its_rows_stays_whole() -> None:
    words = tuple(Word(f"line{row}", Box(10, 20 * row, 60, 20 * row + 10), size=10) for row in range(4))
    box = Box(0, 0, 100, 90)
    tall = Cell(1, 0, 0, "\n".join(word.text for word in words), box, words, row_span=4)
    table = Table((tall,), 4, 1, Ruling.FULL, (TablePart(1, box, 0, 4),))

    assert repaired(table, lambda text: False).cells == (tall,)
