"""Small PDFs with known contents, made on the spot."""

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

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
