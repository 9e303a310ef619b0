"""Small PDFs with known contents, made on the spot."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from models.document import Document, Table
from parser.reading import read_document

WIDTH, HEIGHT = A4

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, size: tuple[float, float] = A4, **settings: object) -> bytes:
    """A PDF with one page for each drawing function."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1, **settings)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def text(canvas: Canvas, x: float, top: float, words: str, size: float = 10, font: str = "Helvetica") -> None:
    """`words` at `x`, its baseline 0.8 sizes below `top`, both from the page's top left."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - top - 0.8 * size, words)


def grid(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    """A fully ruled grid, `ys` from the top."""
    canvas.grid(xs, [HEIGHT - y for y in ys])


def fill(canvas: Canvas, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
    """Texts into the cells of a grid, with a margin of 3 points."""
    for y, row in zip(ys, rows, strict=False):
        for x, words in zip(xs, row, strict=False):
            for line, part in enumerate(words.split("\n")):
                text(canvas, x + 3, y + 3 + 12 * line, part)


def remarked(canvas: Canvas, top: float, outcomes: list[str]) -> float:
    """Rows of one requirement and its outcome, with a remark below it or without; gives where they end."""
    for number, outcome in enumerate(outcomes, 1):
        lines = outcome.count("\n")
        text(canvas, 60, top + 6 * lines, f"4.{number} Requirement")
        fill(canvas, [377], [top - 3], [[outcome]])
        top += 12 * lines + 20
    return top


def across(canvas: Canvas, x0: float, x1: float, *ys: float) -> None:
    """Horizontal lines at `ys` from the top."""
    for y in ys:
        canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)


def down(canvas: Canvas, top: float, bottom: float, *xs: float) -> None:
    """Vertical lines at `xs`."""
    for x in xs:
        canvas.line(x, HEIGHT - top, x, HEIGHT - bottom)


def band(canvas: Canvas, x0: float, top: float, x1: float, bottom: float, grey: float = 0.8) -> None:
    """A filled surface without a border."""
    canvas.setFillGray(grey)
    canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
    canvas.setFillGray(0)


def read(*pages: Draw, size: tuple[float, float] = A4) -> Document:
    """The document with these pages, read."""
    return read_document(pdf(*pages, size=size), "made.pdf")


def texts(table: Table) -> list[list[str]]:
    """The texts of the cells of each row; a cell merged downwards stands in its first row only."""
    return [[cell.text for cell in row] for row in table.rows()]
