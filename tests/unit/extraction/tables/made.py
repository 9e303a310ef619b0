"""Documents made of lines and tables for tests: what reading would hand over, without a file."""

from collections.abc import Sequence

from models.document import (
    Cell,
    Document,
    Line,
    Page,
    PageSource,
    PageStatus,
    Ruling,
    Table,
    TablePart,
    Word,
)
from models.evidence import Method
from models.geometry import Box

Block = str | Sequence[Sequence[str]]
LINE, COLUMN = 14.0, 90.0


def word(
    text: str, x: float, top: float, method: Method = Method.TEXT_LAYER, confidence: float = 1.0
) -> Word:
    return Word(text, Box(x, top, x + 5.0 * len(text), top + 10), confidence, method, 10.0)


def line(text: str, top: float, x: float = 50.0) -> Line:
    words, at = [], x
    for part in text.split(" "):
        words.append(word(part, at, top))
        at += 5.0 * len(part) + 4
    return Line(text, Box(x, top, at, top + 10), tuple(words))


def table(
    rows: Sequence[Sequence[str | None]],
    top: float = 100.0,
    page: int = 1,
    ruling: Ruling = Ruling.FULL,
    method: Method = Method.TEXT_LAYER,
    confidence: float = 1.0,
) -> Table:
    """A table of these texts. None continues the cell to its left; `"^"` the cell above it."""
    cells: list[Cell] = []
    places: dict[tuple[int, int], int] = {}
    for r, texts in enumerate(rows):
        for c, text in enumerate(texts):
            if text == "^":
                places[r, c] = places[r - 1, c]
                old = cells[places[r, c]]
                cells[places[r, c]] = _grown(old, max(old.row_span, r - old.row + 1), old.column_span)
            elif text is None:
                places[r, c] = places[r, c - 1]
                old = cells[places[r, c]]
                cells[places[r, c]] = _grown(old, old.row_span, c - old.column + 1)
            else:
                places[r, c] = len(cells)
                x, y = 50 + COLUMN * c, top + LINE * r
                words = (word(text, x + 1, y + 1, method, confidence),) if text else ()
                cells.append(Cell(page, r, c, text, Box(x, y, x + COLUMN, y + LINE), words))
    count = max(len(row) for row in rows)
    box = Box(50, top, 50 + COLUMN * count, top + LINE * len(rows))
    return Table(tuple(cells), len(rows), count, ruling, (TablePart(page, box, 0, len(rows)),))


def _grown(cell: Cell, rows: int, columns: int) -> Cell:
    box = Box(cell.box.x0, cell.box.top, cell.box.x0 + COLUMN * columns, cell.box.top + LINE * rows)
    return Cell(cell.page, cell.row, cell.column, cell.text, box, cell.words, rows, columns)


def document(*pages: Sequence[Block | Table]) -> Document:
    """A document of pages; a page is lines of text and tables, from the top down."""
    made, tables = [], []
    for number, blocks in enumerate(pages, start=1):
        lines, top = [], 100.0
        for block in blocks:
            if isinstance(block, str):
                lines.append(line(block, top))
                top += 30
                continue
            made_table = block if isinstance(block, Table) else table(block, top, number)
            tables.append(made_table)
            top = made_table.parts[0].box.bottom + 20
        made.append(
            Page(number, 595, 842, PageStatus.READ, PageSource.TEXT_LAYER, lines=tuple(lines), words=())
        )
    return Document("0" * 64, "made.pdf", "application/pdf", tuple(made), tuple(tables))
