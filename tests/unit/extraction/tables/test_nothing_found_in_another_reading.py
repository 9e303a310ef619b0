"""A value that was read as a word that says nothing is "not detected" where the reader wavered to that."""

from dataclasses import replace

from models.document import Document
from models.evidence import Method
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document, table

HEADING = "EN 71-3 Migration of certain elements"
HEAD = ["Analyte", "Unit", "Limit", "1"]


def _read(text: str, *others: str, sure: float = 0.7) -> Document:
    others_found = [[name, "mg/kg", "75", "ND"] for name in ("Cadmium", "Barium", "Mercury")]
    made = table([HEAD, ["Lead", "mg/kg", "90", text], *others_found], 130)
    cells = tuple(
        replace(
            cell,
            words=tuple(
                replace(word, confidence=sure, method=Method.OCR, alternatives=others) for word in cell.words
            ),
        )
        if (cell.row, cell.column) == (1, 3)
        else cell
        for cell in made.cells
    )
    return document([HEADING, replace(made, cells=cells)])


def _lead(values: Values, made: Document) -> tuple[str | None, object, bool]:
    (lead,) = [one for one in values(made) if one.analyte == "Pb"]
    return lead.operator, lead.value, lead.confidence < 0.9


def test_the_reading_that_is_a_word_for_nothing_found_is_taken_in_doubt(values: Values) -> None:
    assert _lead(values, _read("NO", "ND")) == ("nd", None, True)


def test_another_number_is_never_taken(values: Values) -> None:
    assert _lead(values, _read("l2", "12")) == ("=", "l2", True)


def test_what_the_reader_was_sure_of_stands(values: Values) -> None:
    assert _lead(values, _read("NO", "ND", sure=0.95))[:2] == ("=", "NO")


def test_a_value_stands_whatever_else_was_seen(values: Values) -> None:
    assert _lead(values, _read("12", "ND"))[:2] == ("=", 12.0)
