"""Outcomes read from an image are read again, which makes them surer or doubted."""

from dataclasses import replace

import pytest

from catalog.catalogue import Catalogue
from models.document import Cell, Word
from models.evidence import DOUBTFUL_BELOW, Method
from models.geometry import Box
from models.report import Result
from models.reread import Reread, no_reread
from parser.extraction.clauses import read_clauses
from parser.extraction.doubts.second_look import CONTESTED, UNCONFIRMED, SecondLook
from parser.extraction.measurements import read_measurements
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


BOXES = [Box(0, 0, 40, 10), Box(45, 0, 90, 10)]


def _cell(*words: tuple[str, float]) -> Cell:
    """A scanned cell of one line with these words, each as sure as it says."""
    placed = tuple(Word(text, box, sure, Method.OCR) for (text, sure), box in zip(words, BOXES, strict=False))
    return Cell(1, 0, 0, " ".join(text for text, _ in words), Box(0, 0, 100, 12), placed)


def _answering(*texts: str) -> Reread:
    """A second reader with these opinions on the words of such a cell, "" for none."""
    seen = [Word(text, box, 0.9, Method.OCR) for text, box in zip(texts, BOXES, strict=False) if text]
    return lambda _page, box: tuple(word for word in seen if box.holds(*word.box.middle))


@pytest.mark.parametrize(
    ("second", "believed"),
    [("flammability", True), ("Flammability", True), ("", False), ("flamability", False)],
)
def test_a_doubted_word_of_a_name_is_believed_where_both_read_it_alike(second: str, believed: bool) -> None:
    look = SecondLook(_answering("4.2", second))
    sure = look.sureness([_cell(("4.2", 0.99), ("flammability", 0.4))])
    assert sure == pytest.approx(0.86 if believed else 0.4)


def test_signs_are_compared_where_a_word_has_no_letters() -> None:
    cell = _cell(("≤", 0.5))
    assert SecondLook(_answering("≤")).sureness([cell]) > SecondLook(_answering("<")).sureness([cell])


def test_an_outcome_of_which_the_second_reader_saw_a_part_is_not_contested() -> None:
    cell = _cell(("Not", 0.95), ("applicable", 0.95))
    look = SecondLook(_answering("", "applicable"))
    look.look([cell])
    assert look.text(cell) == "Not applicable"
    assert look.confidence(0.95, cell, look.text(cell) == cell.text) == UNCONFIRMED


def test_an_outcome_of_which_the_second_reader_contradicts_a_part_is_contested() -> None:
    cell = _cell(("Not", 0.95), ("passed", 0.95))
    look = SecondLook(_answering("", "failed"))
    look.look([cell])
    assert look.confidence(0.95, cell, look.text(cell) == cell.text) == CONTESTED


def _first_row(catalogue: Catalogue, rows: list[list[str]], doubted: str) -> float:
    """The confidence of the first row when one word of the scan was read badly and nobody reads it again."""
    made = table(rows, top=160, method=Method.OCR, confidence=0.95)
    cells = tuple(
        replace(
            cell,
            words=tuple(
                replace(word, text=part, confidence=0.3 if part == doubted else word.confidence)
                for word in cell.words
                for part in word.text.split()
            ),
        )
        for cell in made.cells
    )
    read = read_clauses(
        document(["EN 71-1:2014+A1:2018", replace(made, cells=cells)]), catalogue, lambda _page, _box: ()
    )
    return read[0].confidence


IN_ONE_COLUMN = [["Test item", "Result"], ["4.1 Cleanliness", "PASS"], ["4.2 Assembly", "PASS"]]
WITHOUT_NUMBERS = [["Test item", "Result"], ["Cleanliness", "PASS"], ["Assembly", "PASS"]]


@pytest.mark.parametrize("rows", [ROWS, IN_ONE_COLUMN])
def test_a_doubted_title_tells_nothing_of_a_row_with_a_number(
    catalogue: Catalogue, rows: list[list[str]]
) -> None:
    assert _first_row(catalogue, rows, "Cleanliness") > 0.8


@pytest.mark.parametrize(
    ("rows", "doubted"), [(ROWS, "4.1"), (IN_ONE_COLUMN, "4.1"), (WITHOUT_NUMBERS, "Cleanliness")]
)
def test_what_says_which_row_it_is_must_be_read_surely(
    catalogue: Catalogue, rows: list[list[str]], doubted: str
) -> None:
    assert _first_row(catalogue, rows, doubted) <= 0.3


@pytest.mark.parametrize(("text", "believed"), [("antimony", True), ("Sb", False), ("锑", False)])
def test_a_long_name_that_the_catalogue_knows_is_believed(text: str, believed: bool) -> None:
    sure = SecondLook(_answering("")).sureness([_cell((text, 0.4))], known=True)
    assert sure == pytest.approx(0.86 if believed else 0.4)


@pytest.mark.parametrize(("title", "sure"), [("Material cleanliness", True), ("Materia1 cleanlines", False)])
def test_a_scanned_title_is_sure_where_it_is_the_standards_own(
    catalogue: Catalogue, title: str, sure: bool
) -> None:
    made = table([ROWS[0], ["4.1", title, "PASS"]], top=160, method=Method.OCR, confidence=0.97)
    (read,) = read_clauses(document(["EN 71-1:2014+A1:2018", made]), catalogue, no_reread)
    (place,) = [evidence for evidence in read.evidence if evidence.text == title]
    assert (place.confidence > UNCONFIRMED) is sure


@pytest.mark.parametrize(("text", "sure"), [("See result page", True), ("PASS", False)])
def test_a_reference_of_many_letters_was_not_misread_as_one(
    catalogue: Catalogue, text: str, sure: bool
) -> None:
    made = table([*ROWS[:2], ["4.3.5", "Heavy elements", text]], top=160, method=Method.OCR, confidence=0.95)
    cells = tuple(
        replace(cell, words=tuple(replace(word, confidence=0.55) for word in cell.words))
        if cell.text == text and cell.row == 2
        else cell
        for cell in made.cells
    )
    read = read_clauses(document(["ASTM F963-23", replace(made, cells=cells)]), catalogue, no_reread)
    assert [row.doubtful for row in read if row.clause == "4.3.5"] == [not sure]


@pytest.mark.parametrize(
    ("seen", "sure", "doubtful"), [("未检", 0.97, False), ("未检", 0.8, True), ("8.5", 0.97, True)]
)
def test_a_part_of_a_chinese_word_contests_the_whole_no_longer_where_that_was_sure(
    catalogue: Catalogue, seen: str, sure: float, doubtful: bool
) -> None:
    rows = [["测试项目", "单位", "限值", "检测结果"], ["镉(Cd)", "mg/kg", "75", "未检出"]]
    made = table(rows, 160, method=Method.OCR, confidence=0.98)
    value = made.cells[-1]
    doubted = replace(value, words=tuple(replace(word, confidence=sure) for word in value.words))
    made = replace(made, cells=(*made.cells[:-1], doubted))

    def look(page: int, box: Box) -> tuple[Word, ...]:
        return tuple(replace(word, text=seen) for word in doubted.words if box.holds(*word.box.middle))

    (read,) = read_measurements(document(["EN 71-3:2019", made]), catalogue, look)
    assert (read.confidence < DOUBTFUL_BELOW) is doubtful
