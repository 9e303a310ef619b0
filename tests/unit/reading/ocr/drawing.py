"""Small pages drawn for the tests: text and a ruled table, at a known place, as RGB pixels."""

import io
from collections.abc import Sequence

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 420.0, 300.0
ROWS = (("No.", "Clause", "Result"), ("1", "4.3.5.1", "P"), ("2", "4.6.1", "N/A"), ("3", "4.38", "/"))


def page_with_table(rows: Sequence[Sequence[str]] = ROWS, dpi: float = 200) -> NDArray[np.uint8]:
    """A page with a heading and a table of three columns that start 40, 100 and 300 points from the left."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT))
    canvas.setFont("Helvetica", 11)
    canvas.drawString(40, HEIGHT - 40, "Report No.: GLT-204817-A")
    canvas.drawString(40, HEIGHT - 60, "Date of issue: 2026-03-14, Ningbo")
    canvas.setFont("Helvetica", 10)
    for row, cells in enumerate(rows):
        y = HEIGHT - 110 - 22 * row
        for x, width, text in zip((40, 100, 300), (60, 200, 60), cells, strict=True):
            canvas.rect(x, y, width, 22, stroke=1, fill=0)
            canvas.drawString(x + 5, y + 7, text)
    canvas.save()
    page = pypdfium2.PdfDocument(buffer.getvalue())[0]
    image = page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()
    return np.ascontiguousarray(image[:, :, :3])
