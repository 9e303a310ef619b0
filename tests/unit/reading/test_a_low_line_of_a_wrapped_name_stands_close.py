"""On a scan a line is as high as its ink: a low one below others of its cell stands as close as they do."""

from models.document import Line, Word
from models.evidence import Method
from models.geometry import Box
from parser.reading.tables.textrows import text_rows


def _line(text: str, x: float, top: float, size: float) -> Line:
    word = Word(text, Box(x, top, x + 5 * len(text), top + size), 1.0, Method.OCR, size)
    return Line(text, word.box, (word,))


def _is_columnar(gap: float, size: float) -> bool:
    """Whether a line so far below a row of two cells counts with it as one row."""
    row = (_line("phthalate", 50, 100, 8.5), _line("Pass", 200, 100, 8.5))
    *_, last = text_rows([*row, _line("(DEHP)", 50, 108.5 + gap, size)])
    return last.columnar


def test_it_counts_with_the_row_above() -> None:
    assert _is_columnar(2.6, 7.0)


def test_what_stands_off_does_not() -> None:
    assert not _is_columnar(3.5, 7.0)
