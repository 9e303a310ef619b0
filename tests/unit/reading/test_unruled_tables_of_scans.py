"""Words of a scan are as wide as their ink: the spaces between them look wider than in a text layer."""

from collections.abc import Sequence

import pytest

from models.document import Line, Page, PageSource, PageStatus, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading.lines import lines_of
from parser.reading.tables import build_tables
from parser.reading.tables.textrows import text_rows
from tests.unit.reading.made import texts

SIZE, WIDE = 9.0, 4.6
CENTRES = (60, 170, 260, 340)


def _words(text: str, centre: float, top: float, space: float) -> list[Word]:
    """The words of a text around a place, so far apart."""
    parts = text.split()
    x = centre - (sum(WIDE * len(part) for part in parts) + space * (len(parts) - 1)) / 2
    words = []
    for part in parts:
        box = Box(x, top, x + WIDE * len(part), top + SIZE)
        words.append(Word(part, box, 1.0, Method.OCR, SIZE))
        x = box.x1 + space
    return words


def _page(rows: Sequence[Sequence[str]], space: float) -> Page:
    words = tuple(
        word
        for place, row in enumerate(rows)
        for text, centre in zip(row, CENTRES, strict=True)
        for word in _words(text, centre, 100 + 18 * place, space)
    )
    return Page(1, 595, 842, PageStatus.READ, PageSource.OCR, words=words, lines=lines_of(words))


@pytest.mark.parametrize("space", [3.5, 4.2])
def test_the_first_word_of_a_wide_cell_makes_no_column(space: float) -> None:
    rows = [
        ["Item", "Unit", "Limit", "Result"],
        ["Lead", "mg/kg", "90", "Pass"],
        ["Cadmium", "mg/kg", "100", "Pass"],
        ["Antimony", "mg/kg", "30", "Pass"],
        ["Filling", "class", "GB 18401 class A", "Pass"],
        ["Burning", "class", "1", "Pass"],
        *([name, "grade", "4", "Pass"] for name in ("Water", "Saliva", "Rubbing", "Light")),
        *([name, "mg/kg", "5", "Pass"] for name in ("Arsenic", "Barium", "Nickel", "Tin")),
    ]
    (table,) = build_tables([_page(rows, space)])

    assert texts(table) == rows


def test_a_colon_behind_a_wide_space_makes_no_column() -> None:
    names = ["Attn", "Country of Origin", "Client", "Lab", "Model", "Date", "SKU", "Address of the Factory"]
    words = []
    for place, name in enumerate(names):
        top = 100 + 16 * place
        words += _words(name, 60 + WIDE * len(name) / 2, top, 3.0)
        end = words[-1].box.x1 + 5.6
        words += [Word(":", Box(end, top, end + 2.5, top + SIZE), 1.0, Method.OCR, SIZE)]
        words += _words("Value", 230, top, 3.0)
    page = Page(1, 595, 842, PageStatus.READ, PageSource.OCR, words=tuple(words), lines=lines_of(words))
    (table,) = build_tables([page])

    assert texts(table) == [[f"{name} :", "Value"] for name in names]


def _line(text: str, x: float, top: float, bottom: float, method: Method) -> Line:
    word = Word(text, Box(x, top, x + 30, bottom), 1.0, method, bottom - top)
    return Line(text, word.box, (word,))


@pytest.mark.parametrize(("method", "rows"), [(Method.OCR, 1), (Method.TEXT_LAYER, 2)])
def test_ink_at_one_height_is_one_row_with_descenders_and_without(method: Method, rows: int) -> None:
    lines = [_line("Toys", 60, 152.1, 161.8, method), _line("4.6.1", 200, 152.4, 159.2, method)]
    assert len(text_rows(lines)) == rows
