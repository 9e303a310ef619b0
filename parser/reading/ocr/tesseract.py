"""The second reader: Tesseract, asked for all crops of a page at once."""

import os
from collections.abc import Sequence
from functools import lru_cache

import pytesseract

from models.exceptions import ToolMissing
from parser.reading.ocr.interface import Glyph, Image, LineReading
from parser.reading.ocr.montage import laid_out

# Tesseract's own threads wait for one another: one page took 1.5 s with one thread and 3.8 s with two
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

SECONDS = 60
"""A sheet that takes longer has been given up by Tesseract: nothing was read."""

ONE_BLOCK = "--psm 6 --dpi 200"
"""As one block of text: the sheet has rows, and no table lines to be taken for letters."""


class TesseractReader:
    """Reads crops with the named languages of Tesseract (`eng`, `chi_sim`)."""

    name = "tesseract"

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = "+".join(languages)

    def read(self, crops: Sequence[Image]) -> tuple[LineReading, ...]:
        """See `interface.Recogniser`. Raises ToolMissing when Tesseract or a language is not installed."""
        if not crops:
            return ()
        sheet = laid_out(crops)
        found: list[list[Glyph]] = [[] for _ in crops]
        rows = _rows(sheet.image, self.languages)
        for text, score, x, y, width in sorted(rows, key=lambda row: row[2]):
            index = sheet.crop_at(x + width / 2, y)
            if index is not None:
                left, _, wide, _ = sheet.places[index]
                found[index].extend(_glyphs(text, score, (x - left) / wide, width / wide))
        return tuple(LineReading(tuple(glyphs)) for glyphs in found)


def _glyphs(text: str, score: float, start: float, width: float) -> list[Glyph]:
    """A word's characters, evenly spaced, and the space after it."""
    step = width / len(text)
    glyphs = [Glyph(character, start + step * (i + 0.5), score) for i, character in enumerate(text)]
    return [*glyphs, Glyph(" ", start + width, 1.0)]


def _rows(image: Image, languages: str) -> list[tuple[str, float, float, float, float]]:
    """The words on the sheet: text, score 0..1, left edge, middle height, width."""
    try:
        table = pytesseract.image_to_data(
            image, lang=languages, config=ONE_BLOCK, timeout=SECONDS, output_type=pytesseract.Output.DICT
        )
    except pytesseract.TesseractNotFoundError as error:
        raise ToolMissing("Tesseract is not installed.", tool="tesseract") from error
    except pytesseract.TesseractError as error:
        raise ToolMissing(f"Tesseract cannot read {languages}.", tool=f"tesseract {languages}") from error
    except RuntimeError:  # pytesseract's way of saying that the time is over
        return []
    names = ("text", "conf", "left", "top", "width", "height")
    return [
        (text.strip(), float(score) / 100, float(x), y + height / 2, float(width))
        for text, score, x, y, width, height in zip(*(table[name] for name in names), strict=True)
        if text.strip() and float(score) >= 0
    ]


@lru_cache(maxsize=1)
def installed_languages() -> frozenset[str]:
    """The languages that Tesseract has; empty where it is not installed."""
    try:
        return frozenset(pytesseract.get_languages())
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError):
        return frozenset()
