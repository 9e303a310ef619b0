"""Documents put together by hand: lines of print at places on pages, with or without tables."""

from collections.abc import Sequence

from models.document import Cell, Document, Line, Page, PageSource, PageStatus, Ruling, Table, TablePart, Word
from models.evidence import Method
from models.geometry import Box, around

CHARACTER, HEIGHT = 5.0, 10.0
Print = tuple[float, float, str]
"""A line of print: left edge, top, text."""


def words_of(x: float, top: float, text: str, method: Method = Method.TEXT_LAYER) -> tuple[Word, ...]:
    """The words of a line, five points a character."""
    words, at = [], x
    for part in text.split(" "):
        width = CHARACTER * len(part)
        if part:
            words.append(Word(part, Box(at, top, at + width, top + HEIGHT), method=method))
        at += width + CHARACTER
    return tuple(words)


def line(x: float, top: float, text: str, method: Method = Method.TEXT_LAYER) -> Line:
    """A line of print."""
    words = words_of(x, top, text, method)
    return Line(text, around([word.box for word in words]), words)


def page(prints: Sequence[Print], number: int = 1, method: Method = Method.TEXT_LAYER) -> Page:
    """An A4 page with these lines."""
    source = PageSource.OCR if method is Method.OCR else PageSource.TEXT_LAYER
    lines = tuple(line(x, top, text, method) for x, top, text in prints)
    words = tuple(word for item in lines for word in item.words)
    return Page(number, 595, 842, PageStatus.READ, source, words=words, lines=lines)


def document(*pages: Sequence[Print], method: Method = Method.TEXT_LAYER) -> Document:
    """A document of pages, each given by its lines."""
    read = tuple(page(prints, number, method) for number, prints in enumerate(pages, 1))
    return Document("0" * 64, "report.pdf", "application/pdf", read)


def gridded(
    rows: Sequence[Sequence[str]], top: float = 200, left: float = 50, width: float = 120
) -> Document:
    """A one-page document that holds a ruled table; a newline in a cell's text is a further line of print."""
    cells, lines, y = [], [], top
    for row, texts in enumerate(rows):
        tall = max(text.count("\n") + 1 for text in texts) * 14 + 6
        for column, text in enumerate(texts):
            x = left + column * width
            printed = [line(x + 4, y + 4 + 14 * n, part) for n, part in enumerate(text.split("\n")) if part]
            lines += printed
            words = tuple(word for item in printed for word in item.words)
            cells.append(Cell(1, row, column, text, Box(x, y, x + width, y + tall), words))
        y += tall
    columns = max(map(len, rows))
    part = TablePart(1, Box(left, top, left + columns * width, y), 0, len(rows))
    table = Table(tuple(cells), len(rows), columns, Ruling.FULL, (part,))
    words = tuple(word for item in lines for word in item.words)
    whole = Page(1, 595, 842, PageStatus.READ, PageSource.TEXT_LAYER, words=words, lines=tuple(lines))
    return Document("0" * 64, "report.pdf", "application/pdf", (whole,), (table,))


def covered(*further: Print) -> list[Print]:
    """A cover that makes a paper a test report, with further lines on it."""
    return [(230, 60, "TEST REPORT"), (50, 90, "Report No.: QX2607-00123"), *further]
