"""Made tables with known rows: every kind of ruling, wrapped cells, alignments, page breaks.

Nothing is taken from a real report; words and numbers are drawn at random from the seed.
"""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

KINDS = ("grid", "open sides", "no top", "columns only", "rows only", "header only", "shaded", "none")
"""What is drawn: everything; no outer sides; no top rule; only columns; a rule after each row; rules around
the header and at the end; filled cells; nothing."""

MARGIN, BOTTOM = 50.0, 780.0

_TEXT = """material quality toys soluble elements substrate coating surface flammability solid parts small
edges points sound cords elastics stability wheels holes clearances accessible projections fasteners wires
hinges folding film plastic textile colour fastness water saliva rubbing dry wet residual needles"""
_WORDS = tuple(_TEXT.split())


@dataclass(frozen=True)
class Column:
    """A column: its header, width, alignment (`left`, `centre`, `right`), and what its cells hold."""

    header: str
    width: float
    align: str
    holds: str


@dataclass
class MadeTables:
    """A PDF with one table over one or more pages, and the texts of its rows, header first."""

    kind: str
    pdf: bytes
    rows: list[list[str]] = field(default_factory=list)


def made_tables(kind: str, seed: int) -> MadeTables:
    """A table of the kind, other columns and rows for every seed."""
    rng = random.Random(f"{kind} {seed}")
    return _Sheet(kind, rng).draw()


class _Sheet:
    """Draws a table row by row, beginning a new page where one is full."""

    def __init__(self, kind: str, rng: random.Random) -> None:
        self.kind, self.rng = kind, rng
        self.size = rng.choice((7.5, 8.0, 9.0, 10.0))
        self.middle = rng.random() < 0.5
        self.padding = rng.choice((2.5, 4.0, 6.0)) if kind != "none" else rng.choice((4.0, 6.0))
        self.repeats = rng.random() < 0.6
        self.columns = _columns(rng)
        self.font = rng.choice(("Helvetica", "Times-Roman"))
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.page, self.y = 1, 0.0
        self.tops: list[float] = []

    def draw(self) -> MadeTables:
        """The finished document."""
        header = [column.header for column in self.columns]
        body = list(_rows(self.columns, self.rng, self.rng.randint(6, 45)))
        self._begin()
        self._row(header, header=True)
        for row in body:
            if self.y + self._height(row) > BOTTOM:
                self._end()
                self.canvas.showPage()
                self.page += 1
                self._begin()
                if self.repeats:
                    self._row(header, header=True)
            self._row(row)
        self._end()
        self.canvas.showPage()
        self.canvas.save()
        return MadeTables(self.kind, self.buffer.getvalue(), [header, *body])

    def _begin(self) -> None:
        self.canvas.setFont("Helvetica", 9)
        self.canvas.drawString(MARGIN, A4[1] - 40, "Report No.: T-2026-001")
        self.canvas.drawString(450, A4[1] - 40, f"Page {self.page}")
        self.y = 110.0 if self.page == 1 else 80.0
        if self.page == 1:
            self.canvas.drawString(MARGIN, A4[1] - 80, "Results of the tests that were asked for:")
        self.tops = [self.y]

    def _lines(self, row: Sequence[str], header: bool = False) -> list[list[str]]:
        font = self._font(header)
        return [
            simpleSplit(text, font, self.size, column.width - 2 * self.padding) or [""]
            for text, column in zip(row, self.columns, strict=True)
        ]

    def _font(self, header: bool) -> str:
        bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}
        return bold[self.font] if header else self.font

    def _height(self, row: Sequence[str], header: bool = False) -> float:
        return 1.2 * self.size * max(map(len, self._lines(row, header))) + 2 * self.padding

    def _row(self, row: Sequence[str], header: bool = False) -> None:
        height = self._height(row, header)
        x = MARGIN
        for lines, column in zip(self._lines(row, header), self.columns, strict=True):
            if self.kind == "shaded":
                self.canvas.setFillGray(0.75 if header else 0.92 - 0.06 * (len(self.tops) % 2))
                self.canvas.rect(
                    x + 0.4, A4[1] - self.y - height + 0.4, column.width - 0.8, height - 0.8, 0, 1
                )
                self.canvas.setFillGray(0)
            slack = height - 2 * self.padding - 1.2 * self.size * len(lines)
            top = self.y + self.padding + (slack / 2 if self.middle else 0)
            for number, line in enumerate(lines):
                self._print(line, x, top + 1.2 * self.size * number, column, header)
            x += column.width
        self.y += height
        self.tops.append(self.y)
        if header:
            self.header_bottom = self.y

    def _print(self, line: str, x: float, top: float, column: Column, header: bool) -> None:
        font = self._font(header)
        room = column.width - 2 * self.padding - stringWidth(line, font, self.size)
        shift = {"left": 0.0, "centre": room / 2, "right": room}[column.align]
        self.canvas.setFont(font, self.size)
        self.canvas.drawString(x + self.padding + shift, A4[1] - top - self.size, line)

    def _end(self) -> None:
        """Draws the lines of the page's part."""
        xs = [MARGIN]
        for column in self.columns:
            xs.append(xs[-1] + column.width)
        tops = self.tops
        across = {
            "grid": tops,
            "open sides": tops,
            "no top": tops[1:],
            "columns only": [tops[0], tops[1], tops[-1]],
            "rows only": tops,
            "header only": [tops[0], tops[1], tops[-1]],
        }.get(self.kind, [])
        down = {"grid": xs, "open sides": xs[1:-1], "no top": xs, "columns only": xs}.get(self.kind, [])
        for y in across:
            self.canvas.line(xs[0], A4[1] - y, xs[-1], A4[1] - y)
        for x in down:
            self.canvas.line(x, A4[1] - tops[0], x, A4[1] - tops[-1])


def _columns(rng: random.Random) -> list[Column]:
    """Four to seven columns over the width of the page."""
    wanted = [
        Column("Clause", 55, rng.choice(("left", "centre")), "clause"),
        Column("Test item", 0, "left", "title"),
        *(
            column
            for column, chance in (
                (Column("Test method", 95, rng.choice(("left", "centre")), "method"), 0.5),
                (Column("Unit", 48, "centre", "unit"), 0.4),
                (Column("Limit", 52, rng.choice(("centre", "right")), "number"), 0.5),
                (Column("Remark", 70, "left", "remark"), 0.3),
            )
            if rng.random() < chance
        ),
        Column("Result", 62, rng.choice(("centre", "left", "right")), "result"),
    ]
    room = A4[0] - 2 * MARGIN - sum(column.width for column in wanted)
    return [Column(column.header, column.width or room, column.align, column.holds) for column in wanted]


def _rows(columns: Sequence[Column], rng: random.Random, count: int) -> Iterator[list[str]]:
    longest = rng.choice((4, 9, 16))
    for number in range(1, count + 1):
        yield [_cell(column.holds, number, longest, rng) for column in columns]


def _cell(holds: str, number: int, longest: int, rng: random.Random) -> str:
    if holds == "clause":
        return f"4.{number}" + (f".{rng.randint(1, 9)}" if rng.random() < 0.4 else "")
    if holds == "title":
        return " ".join(rng.choice(_WORDS) for _ in range(rng.randint(1, longest))).capitalize()
    if holds == "method":
        return rng.choice(("EN 71-3:2019", "ASTM F963-23 Clause 8.3", "GB/T 30157-2013", "ISO 8124-1"))
    if holds == "remark":
        return rng.choice(("", "", "", "See result page", "Note 1"))
    if holds == "number":
        return str(rng.choice((0.1, 25, 60, 75, 90, 500, 1000)))
    return rng.choice(("mg/kg", "%", "N")) if holds == "unit" else rng.choice(("P", "F", "N/A", "Pass"))
