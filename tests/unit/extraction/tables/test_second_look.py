"""Outcomes read from an image are read again, which makes them surer or doubted."""

import pytest

from catalog.catalogue import Catalogue
from models.document import Word
from models.evidence import Method
from models.geometry import Box
from models.report import Result
from models.reread import Reread
from parser.extraction.clauses import read_clauses
from parser.extraction.second_look import CONTESTED, UNCONFIRMED
from tests.unit.extraction.tables.made import document, table

ROWS = [["Clause", "Title", "Result"], ["4.1", "Cleanliness", "PASS"], ["4.2", "Assembly", "PASS"]]


def _seeing(text: str) -> Reread:
    """A second reader that sees this text as every result, and the clauses as they are."""

    def read(page: int, box: Box) -> tuple[Word, ...]:
        made = table(ROWS, top=160, method=Method.OCR, confidence=0.95)
        words = [w for cell in made.cells if cell.row for w in cell.words if box.holds(*w.box.middle)]
        return tuple(
            Word(text if w.text == "PASS" else w.text, w.box, 0.9, Method.OCR, 10.0) for w in words if text
        )

    return read


def _confidence(catalogue: Catalogue, reread: Reread, method: Method = Method.OCR) -> float:
    made = table(ROWS, top=160, method=method, confidence=0.95)
    read = read_clauses(document(["EN 71-1:2014+A1:2018", made]), catalogue, reread)
    assert [row.result for row in read] == [Result.PASS, Result.PASS]
    return read[0].confidence


def test_a_second_reader_that_agrees_makes_surer(catalogue: Catalogue) -> None:
    assert _confidence(catalogue, _seeing("PASS")) > _confidence(catalogue, _seeing(""))


def test_what_nobody_confirms_is_not_sure(catalogue: Catalogue) -> None:
    assert _confidence(catalogue, _seeing("")) <= UNCONFIRMED


def test_a_contested_outcome_keeps_its_first_reading_with_doubt(catalogue: Catalogue) -> None:
    assert _confidence(catalogue, _seeing("FAIL")) <= CONTESTED


def test_a_text_layer_is_not_read_again(catalogue: Catalogue) -> None:
    def forbidden(page: int, box: Box) -> tuple[Word, ...]:
        pytest.fail(f"read again: {page} {box}")

    assert _confidence(catalogue, forbidden, Method.TEXT_LAYER) > UNCONFIRMED
