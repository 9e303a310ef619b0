"""Text in pictures of digital pages: `python -m benchmarks.pictures [--marks N]`.

Draws N accreditation marks and logos of several looks, sizes and resolutions into made pages and counts how
many of their numbers and names are read; and prints, within one run, what a page costs without pictures,
with a photograph, with a new mark, and with a mark that stood on an earlier page.
"""

import argparse
import random
import time
from dataclasses import replace
from io import BytesIO
from statistics import median

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from fixtures.drawing.fonts import font_path
from parser.reading import ReadingOptions, read_document

WIDTH, HEIGHT = 595.0, 842.0
OPTIONS = ReadingOptions()
NUMBERS = ("CNAS L{:04}", "TL-{:03}", "Lab ID {:04}", "HOKLAS {:03}", "AT-{:04}", "2{:011}")
NAMES = ("中国认可", "TESTING", "ACCREDITED", "检测", "Testing Laboratory")
INKS = ((20, 40, 120), (0, 0, 0), (170, 20, 30), (20, 90, 70))


def main() -> None:
    """Prints recall and costs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pictures", description=__doc__)
    parser.add_argument("--marks", type=int, default=48)
    count = parser.parse_args().marks
    for light in (False, True):
        marks = [_mark(seed, light) for seed in range(count)]
        read = [_words_of(_page(image, width)) for image, width, _ in marks]
        found = [text.replace(" ", "") in words for (_, _, text), words in zip(marks, read, strict=True)]
        looks = "light on colour" if light else "dark on white"
        print(f"{looks:18} {sum(found)} of {count} numbers read ({100 * sum(found) / count:.1f} %)")
    _print_costs()


def _mark(seed: int, light: bool) -> tuple[Image.Image, float, str]:
    """The mark, its width on paper in points, and its number."""
    draw = random.Random(seed)
    number = draw.choice(NUMBERS).format(draw.randrange(100, 1000))
    lines = [draw.choice(NAMES), number]
    size = draw.choice((14, 20, 28, 44))
    font = ImageFont.truetype(str(font_path("wqy")), size)
    ink, paper = draw.choice(INKS), (255, 255, 255)
    ink, paper = (paper, ink) if light else (ink, paper)
    wide = round(max(font.getlength(line) for line in lines)) + 4 * size
    image = Image.new("RGB", (wide, 4 * size), paper)
    pen = ImageDraw.Draw(image)
    pen.ellipse((size // 3, size // 2, 2.5 * size, 2.7 * size), outline=ink, width=max(1, size // 8))
    for row, line in enumerate(lines):
        pen.text((3 * size, size // 2 + 1.5 * row * size), line, font=font, fill=ink)
    letter = draw.uniform(5.5, 9.0)
    return image, wide * letter / size, number


def _page(image: Image.Image | None, width: float, pages: int = 1) -> bytes:
    """Pages of print with the picture in the head of each."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT))
    for _ in range(pages):
        for row in range(30):
            canvas.drawString(
                60, 700 - 20 * row, f"Line {row} of a page with a text layer of its own, as usual"
            )
        if image is not None:
            high = width * image.height / image.width
            canvas.drawImage(ImageReader(image), 380, HEIGHT - 40 - high, width, high)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _words_of(data: bytes) -> str:
    return "".join(word.text for word in read_document(data, "made.pdf", OPTIONS).pages[0].words)


def _print_costs() -> None:
    mark, width, _ = _mark(1, light=False)
    known = _page(mark, width, 12)
    kinds = {
        "no picture": [(_page(None, 0), 1)] * 7,
        "a photograph": [(_page(_photograph(seed), 180), 1) for seed in range(7)],
        "a new mark": [(_page(mark, width), 1)] * 7,
        "a known mark": [(known, 12)] * 7,
    }
    print("\nmilliseconds of a page, without the search for codes")
    for name, documents in kinds.items():
        print(f"{name:18} {median(_cost(data) / pages for data, pages in documents):8.1f}")


def _cost(data: bytes) -> float:
    began = time.process_time()
    read_document(data, "made.pdf", replace(OPTIONS, codes=False))
    return 1000 * (time.process_time() - began)


def _photograph(seed: int) -> Image.Image:
    noise = np.random.default_rng(seed)
    y, x = np.mgrid[0:600, 0:800]
    light = 90 + 60 * np.sin(x / 130) * np.cos(y / 170) + noise.normal(0, 9, (600, 800))
    return Image.fromarray(np.clip(np.stack([light, 0.9 * light, 0.7 * light], -1), 0, 255).astype(np.uint8))


if __name__ == "__main__":
    main()
