"""Pages with and without signs of changed text, made for the tests."""

from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.document import Edit
from parser.reading.edits import PageEdits, find_edits
from parser.reading.pdf.glyphs import Glyph, read_layer
from parser.reading.pdf.placing import placing_of
from tests.unit.reading.made import HEIGHT, Draw, pdf


def look(data: bytes) -> tuple[PageEdits, list[Glyph]]:
    page = pdfium.PdfDocument(data)[0]
    glyphs = read_layer(page, placing_of(page)).glyphs
    return find_edits(page, 1, glyphs), glyphs


def edits(*draw: Draw) -> list[Edit]:
    def all_of(canvas: Canvas) -> None:
        for each in draw:
            each(canvas)

    return list(look(pdf(all_of))[0].edits)


def kinds(*draw: Draw) -> list[tuple[str, str]]:
    return [(edit.kind, edit.text) for edit in edits(*draw)]


def box(x: float, top: float, width: float, height: float, colour: object = white) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.rect(x, HEIGHT - top - height, width, height, stroke=0, fill=1)
        canvas.setFillColor(black)

    return draw


def picture(
    x: float, top: float, width: float, height: float, colour: tuple[int, ...] = (250, 250, 250)
) -> Draw:
    def draw(canvas: Canvas) -> None:
        mode = "RGBA" if len(colour) == 4 else "RGB"
        image = ImageReader(Image.new(mode, (40, 40), colour))
        canvas.drawImage(image, x, HEIGHT - top - height, width, height, mask="auto")

    return draw


def saved(opened: object) -> bytes:
    out = BytesIO()
    opened.save(out)  # type: ignore[attr-defined]
    return out.getvalue()
