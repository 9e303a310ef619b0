"""A substance that a cell names by name and by symbol: where they disagree one of them is misread."""

from dataclasses import replace

import pytest

from models.document import Cell, Table, Word
from models.evidence import Method
from parser.extraction.doubts.substances_agreed import with_agreeing_names
from parser.extraction.tables.known_words import TableWords
from tests.unit.extraction.tables.made import table


def _table(text: str, *others: str) -> Table:
    made = table([["1", text]], method=Method.OCR)
    return replace(made, cells=tuple(_with(cell, others) for cell in made.cells))


def _with(cell: Cell, others: tuple[str, ...]) -> Cell:
    words: tuple[Word, ...] = tuple(replace(word, alternatives=others, confidence=0.8) for word in cell.words)
    return replace(cell, words=words)


def test_the_other_reading_is_taken_where_it_makes_them_agree(words: TableWords) -> None:
    cell = with_agreeing_names(_table("锡(Cd)", "镉(Cd)"), words.analytes).cells[1]
    assert cell.text == "镉(Cd)"
    assert [(w.text, w.confidence, w.alternatives) for w in cell.words] == [("镉(Cd)", 0.8, ("锡(Cd)",))]


@pytest.mark.parametrize(
    ("text", "other"), [("锡(Sn)", "镉(Sn)"), ("锡(Cd)", "锑(Cd)"), ("铅", "钡"), ("Lead (Pb)", "Lend (Pb)")]
)
def test_every_other_reading_stays(words: TableWords, text: str, other: str) -> None:
    made = _table(text, other)
    assert with_agreeing_names(made, words.analytes) is made
