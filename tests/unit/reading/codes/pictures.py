"""Pictures and pages with codes, made for the tests."""

import io

import numpy as np
import segno
from numpy.typing import NDArray
from PIL import Image
from reportlab.graphics.barcode import code128, qr
from reportlab.graphics.shapes import Drawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

PAYLOAD = "https://verify.example-lab.com/r/TR-2026-000123"


def qr_pixels(payload: str = PAYLOAD, scale: int = 4, border: int = 4) -> NDArray[np.uint8]:
    buffer = io.BytesIO()
    segno.make(payload, error="m", micro=False).save(buffer, kind="png", scale=scale, border=border)
    return np.asarray(Image.open(buffer).convert("RGB"))


def on_white(pixels: NDArray[np.uint8], left: int, top: int, size: tuple[int, int]) -> NDArray[np.uint8]:
    page = np.full((size[1], size[0], 3), 255, np.uint8)
    page[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
    return page


def pdf_with_picture(pixels: NDArray[np.uint8], left: float, bottom: float, side: float) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.drawString(72, 780, "Test report")
    canvas.drawImage(ImageReader(Image.fromarray(pixels)), left, bottom, side, side, mask="auto")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pdf_with_drawn_codes() -> bytes:
    """A QR code at (100, 600) of 80 points and a Code 128 at (100, 400), both as filled boxes."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    widget = qr.QrCodeWidget(PAYLOAD, barWidth=80, barHeight=80)
    drawing = Drawing(80, 80)
    drawing.add(widget)
    drawing.drawOn(canvas, 100, 600)
    code128.Code128("TR-2026-000123", barWidth=1.0, barHeight=36).drawOn(canvas, 100, 400)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pdf_with_text_and_table() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for row in range(40):
        for column in range(5):
            canvas.rect(40 + column * 100, 40 + row * 18, 100, 18)
            canvas.drawString(44 + column * 100, 45 + row * 18, f"Cell {row}.{column}")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def pdf_with_dots() -> bytes:
    """Dotted rules, as spreadsheets draw them."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for row in range(30):
        for dot in range(60):
            canvas.rect(40 + dot * 8, 60 + row * 24, 0.5, 0.5, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
