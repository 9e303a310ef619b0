"""The height of a scan's words wavers: rows no further apart than others of their table belong to it."""

import pytest

from models.document import Page, PageSource, PageStatus, Table, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading.lines import lines_of
from parser.reading.tables import build_tables

HEAD, VALUES = ("Substance", "Unit", "Limit", "Result"), ("%", "0.1", "ND")
NAMES = ("Dibutyl", "Benzyl", "Diethyl", "Dihexyl", "Dioctyl", "Dipentyl")
PLACES = (60, 160, 240, 320)
USUAL = 9.4
"""Points between two rows."""


def _word(text: str, x: float, top: float, height: float) -> Word:
    box = Box(x, top, x + 5 * len(text), top + height)
    return Word(text, box, 1.0, Method.OCR, height)


def _row(texts: tuple[str, ...], top: float) -> list[Word]:
    return [_word(text, x, top, 8.6) for text, x in zip(texts, PLACES, strict=True)]


def _page(last: float) -> Page:
    """Rows of three lines around their values under a head of two; so far above the last but one."""
    words = [*_row(HEAD, 71), *_row(HEAD, 82)]
    top = 100.0
    for place, name in enumerate(NAMES):
        words += [_word(text, PLACES[0], top + 11.5 * n, 8) for n, text in enumerate((name, "ester", "acid"))]
        words += _row(("", *VALUES), top + 11.5)[1:]
        top += 31 + (last if place == len(NAMES) - 2 else USUAL)
    words += _row(("Burning", *VALUES), top)
    return Page(1, 595, 842, PageStatus.READ, PageSource.OCR, words=tuple(words), lines=lines_of(words))


def _names(table: Table) -> list[str]:
    return [row[0].text.partition("\n")[0] for row in table.rows() if len(row) == len(HEAD)]


@pytest.mark.parametrize("last", [USUAL, 1.12 * USUAL])
def test_a_row_a_little_further_apart_goes_on_from_the_others(last: float) -> None:
    (table,) = build_tables([_page(last)])

    assert [name for name in _names(table) if name in (*NAMES, "Burning")] == [*NAMES, "Burning"]


def test_one_much_further_apart_does_not() -> None:
    first, *_ = build_tables([_page(4 * USUAL)])

    assert NAMES[-2] in _names(first)
    assert NAMES[-1] not in _names(first)
