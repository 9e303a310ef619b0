"""Pictures for made pages: marks, stamps, photographs, tables; and where they are put."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fixtures.drawing.fonts import font_path
from tests.unit.reading.made import HEIGHT, Draw

Colour = tuple[int, int, int]


def mark(
    *lines: str, size: int = 26, ink: Colour = (20, 40, 120), paper: Colour = (255, 255, 255)
) -> Image.Image:
    """A mark with these lines beside a coloured ball."""
    font = ImageFont.truetype(str(font_path("sans")), size)
    width = round(max(font.getlength(line) for line in lines)) + 4 * size
    image = Image.new("RGB", (width, round(1.5 * size * (len(lines) + 0.7))), paper)
    pen = ImageDraw.Draw(image)
    pen.ellipse((size // 3, size // 3, 2 * size, 2 * size), fill=ink)
    for row, line in enumerate(lines):
        pen.text((3 * size, size // 2 + row * 1.5 * size), line, font=font, fill=ink)
    return image


def photograph(width: int = 800, height: int = 600) -> Image.Image:
    """A scene without flat colours: smooth light with grain, as a camera sees a cloth."""
    draw = np.random.default_rng(1)
    y, x = np.mgrid[0:height, 0:width]
    light = 90 + 60 * np.sin(x / 130) * np.cos(y / 170) + draw.normal(0, 9, (height, width))
    channels = np.stack([light * share for share in (1.0, 0.9, 0.7)], axis=-1)
    return Image.fromarray(np.clip(channels, 0, 255).astype(np.uint8))


def table(rows: Sequence[Sequence[str]], size: int = 30, column: int = 330) -> Image.Image:
    """A ruled table as a scan shows it."""
    font = ImageFont.truetype(str(font_path("sans")), size)
    high = 2 * size
    image = Image.new("RGB", (column * len(rows[0]) + 41, high * len(rows) + 41), (255, 255, 255))
    pen = ImageDraw.Draw(image)
    for row, cells in enumerate(rows):
        for place, text in enumerate(cells):
            left, top = 20 + place * column, 20 + row * high
            pen.rectangle((left, top, left + column, top + high), outline=(0, 0, 0), width=3)
            pen.text((left + 14, top + high // 4), text, font=font, fill=(0, 0, 0))
    return image


def put(image: Image.Image, x: float, top: float, width: float) -> Draw:
    """The picture at `x`, `top`, `width` points wide."""
    height = width * image.height / image.width

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(image), x, HEIGHT - top - height, width, height, mask="auto")

    return draw


def both(*draws: Draw) -> Draw:
    """All of them on one page."""

    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw
