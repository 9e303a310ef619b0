"""An outcome read with a slip is the one that the other reading of it says; nobody's guess is sure."""

from dataclasses import replace

import pytest

from catalog.catalogue import Catalogue
from models.document import Document, Word
from models.evidence import DOUBTFUL_BELOW, Method
from models.geometry import Box
from models.report import ClauseRow
from models.reread import Reread
from parser.extraction.clauses import read_clauses
from tests.unit.extraction.tables.made import document, table

ROWS = [
    ["Clause", "Title", "Result"],
    ["4.1", "Material quality", "Conform"],
    ["4.3", "Toxicology", "?"],
    ["4.7", "Accessible edges", "Conform"],
]


def _paper(text: str, *others: str) -> Document:
    made = table([*ROWS[:2], ["4.3", "Toxicology", text], ROWS[3]], 160, method=Method.OCR, confidence=0.99)
    cells = tuple(
        replace(cell, words=tuple(replace(word, confidence=0.5, alternatives=others) for word in cell.words))
        if cell.text == text
        else cell
        for cell in made.cells
    )
    return document(["ASTM F963-23", replace(made, cells=cells)])


def _seeing(made: Document, text: str) -> Reread:
    words = [word for cell in made.tables[0].cells if cell.column == 2 for word in cell.words]

    def look(page: int, box: Box) -> tuple[Word, ...]:
        inside = [word for word in words if box.holds(*word.box.middle)]
        return tuple(
            replace(word, text=word.text if word.confidence > 0.9 else text) for word in inside if text
        )

    return look


def _row(catalogue: Catalogue, made: Document, seen: str) -> ClauseRow:
    return next(row for row in read_clauses(made, catalogue, _seeing(made, seen)) if row.clause == "4.3")


@pytest.mark.parametrize(
    ("seen", "doubtful"), [("Conform", False), ("", True), ("Fail", True)], ids=["same", "silent", "another"]
)
def test_it_is_believed_where_the_second_reader_sees_it_too(
    catalogue: Catalogue, seen: str, doubtful: bool
) -> None:
    row = _row(catalogue, _paper("Conforn", "Conform"), seen)
    assert (row.result.value, row.confidence < DOUBTFUL_BELOW) == ("pass", doubtful)


@pytest.mark.parametrize(
    ("text", "others"), [("Conforn", ()), ("Conforn", ("Conform", "Failed")), ("Fa1l", ("Fall",))]
)
def test_where_no_other_reading_or_several_say_one_the_row_stays_open(
    catalogue: Catalogue, text: str, others: tuple[str, ...]
) -> None:
    row = _row(catalogue, _paper(text, *others), "")
    assert row.result.value not in ("pass", "fail") or row.confidence < DOUBTFUL_BELOW


@pytest.mark.parametrize(
    ("text", "seen", "result"),
    [("台格", "合格", "pass"), ("台格", "不合格", None), ("P", "F", None), ("Fond", "Pass", None)],
)
def test_a_word_that_is_none_is_the_one_that_the_second_reader_sees_a_character_apart(
    catalogue: Catalogue, text: str, seen: str, result: str | None
) -> None:
    row = _row(catalogue, _paper(text), seen)
    sure = row.result.value if row.confidence >= DOUBTFUL_BELOW else None
    assert sure == result


@pytest.mark.parametrize("text", ["下合格", "木符合", "末通过", "N0t pass", "Nct complied", "Hot passed"])
def test_what_may_be_a_not_before_an_outcome_is_in_doubt(catalogue: Catalogue, text: str) -> None:
    made = table([*ROWS[:2], ["4.3", "Toxicology", text], ROWS[3]], 160, method=Method.OCR, confidence=0.99)
    paper = document(["ASTM F963-23", made])
    assert _row(catalogue, paper, "").confidence < DOUBTFUL_BELOW


@pytest.mark.parametrize("text", ["均合格", "All passed", "样品符合"])
def test_other_words_before_an_outcome_are_none(catalogue: Catalogue, text: str) -> None:
    made = table([*ROWS[:2], ["4.3", "Toxicology", text], ROWS[3]], 160, method=Method.OCR, confidence=0.99)
    row = _row(catalogue, document(["ASTM F963-23", made]), "")
    assert (row.result.value, row.confidence >= DOUBTFUL_BELOW) == ("pass", True)
