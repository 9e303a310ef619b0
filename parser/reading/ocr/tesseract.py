"""The second reader: Tesseract, asked for sheets of crops."""

import os
from collections.abc import Iterator, Sequence

from parser.reading.ocr import tesseract_program, tesseract_within
from parser.reading.ocr.interface import Glyph, Image, LineReading
from parser.reading.ocr.montage import laid_out

# Tesseract's own threads wait for one another: one page took 1.5 s with one thread and 3.8 s with two
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

SECONDS = 60
"""A sheet that takes longer has been given up by Tesseract: nothing was read."""

DPI = 200
"""What crops are cut out at."""

SMALL_SHEET, LARGE_SHEET = 8, 1_000_000
"""Crops on one sheet: few, that several may be read side by side, where Tesseract is warm; all of them where
it is started anew for each sheet, which costs more than reading it."""

WORD = "5"
"""The level of words in Tesseract's table; above it are pages, blocks, paragraphs and lines."""


class TesseractReader:
    """Reads crops with the named languages of Tesseract (`eng`, `chi_sim`)."""

    name = "tesseract"

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = "+".join(languages)
        self.at_once = SMALL_SHEET if is_warm() else LARGE_SHEET

    def read(self, crops: Sequence[Image]) -> tuple[LineReading, ...]:
        """See `interface.Recogniser`. Raises ToolMissing when Tesseract or a language is not installed."""
        if not crops:
            return ()
        sheet = laid_out(crops)
        found: list[list[Glyph]] = [[] for _ in crops]
        rows = _words(_table_of(sheet.image, self.languages))
        for text, score, x, y, width in sorted(rows, key=lambda row: row[2]):
            index = sheet.crop_at(x + width / 2, y)
            if index is not None:
                left, _, wide, _ = sheet.places[index]
                found[index].extend(_glyphs(text, score, (x - left) / wide, width / wide))
        return tuple(LineReading(tuple(glyphs)) for glyphs in found)


def is_warm() -> bool:
    """Whether Tesseract stays loaded in this process, so that small sheets cost no more than large ones."""
    return tesseract_within.is_there() and tesseract_program.installed().folder is not None


def installed_languages() -> frozenset[str]:
    """The languages that Tesseract has; empty where it is not installed."""
    return tesseract_program.installed().languages


def version() -> str | None:
    """The version of Tesseract that reads; None where there is none."""
    return tesseract_within.version() if is_warm() else tesseract_program.version()


def _table_of(image: Image, languages: str) -> str:
    models = tesseract_program.installed().folder
    if models is not None and tesseract_within.is_there():
        return tesseract_within.table_of(image, languages, models, DPI, SECONDS)
    return tesseract_program.table_of(image, languages, DPI, SECONDS)


def _words(table: str) -> Iterator[tuple[str, float, float, float, float]]:
    """The words of Tesseract's table: text, score 0..1, left edge, middle height, width."""
    for line in table.splitlines():
        level, *_, left, top, width, height, score, text = line.split("\t")
        if level == WORD and text.strip():
            yield text.strip(), float(score) / 100, float(left), float(top) + float(height) / 2, float(width)


def _glyphs(text: str, score: float, start: float, width: float) -> list[Glyph]:
    """A word's characters, evenly spaced, and the space after it."""
    step = width / len(text)
    glyphs = [Glyph(character, start + step * (i + 0.5), score) for i, character in enumerate(text)]
    return [*glyphs, Glyph(" ", start + width, 1.0)]
