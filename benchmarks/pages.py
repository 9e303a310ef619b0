"""Made report pages with known text: a cover, a dense clause table and two measurement tables.

Every page comes as a PDF with the texts printed on it and their places. Another seed draws other faces,
sizes, rulings, widths and ways of saying a result.
"""

import io
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from benchmarks.page_words import (
    ANALYTES,
    CLAUSE_HEAD,
    CLAUSES,
    CONCLUSIONS,
    COVER,
    MEASURED_HEAD,
    RESULTS,
    WIDE_EN,
    WIDE_ZH,
)
from fixtures.drawing.fonts import CHINESE_FACES, LATIN_FACES, Typeface
from models.geometry import Box

MARGIN = 45.0
RULINGS = ("grid", "grid", "grid", "rows", "none")
"""How tables are drawn, one by one as often as it stands here."""

PIECES = re.compile(r"[!-~]+ ?|.")
"""What a line may be broken between: words in the Latin script, single Chinese characters."""


@dataclass(frozen=True)
class Printed:
    """A text as printed: one line of a cell, its place in points, and whether it is the result of a row."""

    text: str
    box: Box
    result: bool = False


@dataclass(frozen=True)
class MadePage:
    """A page as a one-page PDF with what is printed on it."""

    name: str
    language: str
    pdf: bytes
    printed: tuple[Printed, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The printed texts."""
        return tuple(one.text for one in self.printed)

    @property
    def results(self) -> tuple[Printed, ...]:
        """Those that are the result of a row."""
        return tuple(one for one in self.printed if one.result)


@dataclass(frozen=True)
class Style:
    """How the pages of one seed look; sizes in points."""

    face: Typeface
    size: float
    padding: float
    ruling: str
    line: float
    centred: bool
    bold: bool


def made_pages(language: str, seed: int = 7) -> tuple[MadePage, ...]:
    """The three pages in `en`, `zh` or `both`. Raises ToolMissing where no font has the script."""
    chance = random.Random(f"{language} {seed}")
    style = _style(language, chance)
    makers = {"cover": _cover, "clauses": _clauses, "measurements": _measurements}
    return tuple(_page(name, language, style, maker, chance) for name, maker in makers.items())


def _style(language: str, chance: random.Random) -> Style:
    return Style(
        Typeface(chance.choice(LATIN_FACES), chance.choice(CHINESE_FACES)),
        chance.choice((8.0, 9.0, 9.0, 10.0) if language == "en" else (8.5, 9.0, 10.0)),
        chance.choice((2.0, 3.0, 4.5)),
        chance.choice(RULINGS),
        chance.choice((0.3, 0.6, 1.0)),
        chance.random() < 0.5,
        chance.random() < 0.25,
    )


def _page(
    name: str,
    language: str,
    style: Style,
    maker: Callable[["_Sheet", str, random.Random], None],
    chance: random.Random,
) -> MadePage:
    sheet = _Sheet(style)
    maker(sheet, language, chance)
    sheet.canvas.save()
    return MadePage(name, language, sheet.buffer.getvalue(), tuple(sheet.printed))


class _Sheet:
    """A canvas that remembers what was printed on it."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.printed: list[Printed] = []
        self.y = A4[1] - MARGIN

    def text(self, x: float, y: float, text: str, size: float, result: bool = False) -> None:
        """Prints at a baseline `y` points from the bottom."""
        bold = result and self.style.bold
        for font, run in self.style.face.runs(text, bold):
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, y, run)
            x += self.canvas.stringWidth(run, font, size)
        left = x - self.style.face.width(text, size, bold)
        box = Box(left, A4[1] - y - 0.8 * size, x, A4[1] - y + 0.2 * size)
        self.printed.append(Printed(text, box, result))

    def line(self, text: str, size: float, x: float = MARGIN) -> None:
        """Prints the next line of the page."""
        self.y -= size * 1.5
        self.text(x, self.y, text, size)

    def table(self, widths: Sequence[float], rows: Sequence[Sequence[str]], results: Sequence[int]) -> None:
        """Prints a table, header first; `results` are its columns of results."""
        for number, row in enumerate(rows):
            self._row(widths, row, results if number else ())
        self.y -= 12

    def _row(self, widths: Sequence[float], row: Sequence[str], results: Sequence[int]) -> None:
        size, pad = self.style.size, self.style.padding
        split = [self._wrapped(text, width - 2 * pad) for text, width in zip(row, widths, strict=True)]
        height = max(len(lines) for lines in split) * size * 1.25 + 2 * pad
        x = MARGIN
        for column, (lines, width) in enumerate(zip(split, widths, strict=True)):
            self._cell_lines(x, width, height)
            for index, line in enumerate(lines):
                free = width - 2 * pad - self.style.face.width(line, size)
                left = x + pad + (free / 2 if self.style.centred and column else 0)
                base = self.y - size * 1.1 - pad / 2 - index * size * 1.25
                self.text(left, base, line, size, column in results)
            x += width
        self.y -= height

    def _cell_lines(self, x: float, width: float, height: float) -> None:
        self.canvas.setLineWidth(self.style.line)
        if self.style.ruling == "grid":
            self.canvas.rect(x, self.y - height, width, height)
        elif self.style.ruling == "rows":
            self.canvas.line(x, self.y - height, x + width, self.y - height)

    def _wrapped(self, text: str, width: float) -> list[str]:
        measure = partial(self.style.face.width, size=self.style.size)
        lines = [""]
        for piece in PIECES.findall(text):
            if lines[-1] and measure((lines[-1] + piece).strip()) > width:
                lines.append(piece)
            else:
                lines[-1] += piece
        return [line.strip() for line in lines]


def _say(language: str, en: str, zh: str) -> str:
    return {"en": en, "zh": zh, "both": f"{en} {zh}"}[language]


def _cover(sheet: _Sheet, language: str, chance: random.Random) -> None:
    sheet.line(_say(language, "TEST REPORT", "检测报告"), 18, 220)
    sheet.y -= 10
    size = sheet.style.size + 1
    for en, zh, value in COVER:
        filled = value.format(
            n=chance.randrange(100000, 999999), m=chance.randrange(1000, 9999), d=chance.randrange(1, 9)
        )
        parts = filled.split(" ")
        latin = " ".join(part for part in parts if part.isascii())
        chinese = "".join(part for part in parts if not part.isascii())
        sheet.line(_say(language, en, zh), size)
        shown = {"en": latin or filled, "zh": chinese or filled, "both": filled}[language]
        sheet.text(MARGIN + 160, sheet.y, shown, size)
    sheet.y -= 14
    sheet.line(WIDE_EN if language == "en" else WIDE_ZH, 7)
    sheet.y -= 14
    words = chance.choice([way for way in RESULTS[language] if len(way[0]) > 1])
    head = [_say(language, "Test requested", "检测项目"), _say(language, "Conclusion", "结论")]
    rows = [[what + _say(language, en, zh), chance.choice(words[:2])] for what, en, zh in CONCLUSIONS]
    sheet.table((330, 170), [head, *rows], [1])


def _clauses(sheet: _Sheet, language: str, chance: random.Random) -> None:
    words = chance.choice(RESULTS[language])
    rows = [[_say(language, *head) for head in CLAUSE_HEAD]]
    first = chance.randrange(len(CLAUSES))
    for number in range(1, 31):
        clause, en, zh = CLAUSES[(first + number) % len(CLAUSES)]
        rows.append([str(number), clause, _say(language, en, zh), chance.choice(words)])
    sheet.line("ASTM F963-23", 11)
    sheet.y -= 4
    result = chance.choice((50, 80, 110))
    sheet.table((40, 80, 380 - result, result), rows, [3])


def _measurements(sheet: _Sheet, language: str, chance: random.Random) -> None:
    words = chance.choice(RESULTS[language])
    for _ in range(2):
        rows = [[en if en == zh else _say(language, en, zh) for en, zh in MEASURED_HEAD]]
        for en, zh, cas, limit in ANALYTES:
            values = [
                chance.choice(["ND", "<5", str(chance.randrange(5, 80)), f"{chance.uniform(0, 9):.2f}"])
                for _ in range(2)
            ]
            rows.append([_say(language, en, zh), cas, limit, "5", *values, "mg/kg"])
        rows.append([_say(language, "Result", "结论"), "-", "-", "-", words[0], chance.choice(words), "/"])
        sheet.line(_say(language, "Soluble elements, specimen 1 + 2", "可迁移元素 试样1+2"), 10)
        sheet.y -= 4
        sheet.table((110, 75, 60, 60, 65, 65, 65), rows, [4, 5])
