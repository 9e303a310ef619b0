"""Of two readings of a title that counts which the title of the clause beside it bears out."""

from dataclasses import replace

import pytest

from models.document import Document
from models.evidence import Method
from tests.unit.extraction.tables.conftest import Rows
from tests.unit.extraction.tables.made import document, table

HEAD = ["Clause", "Title", "Result"]


def _read(clause: str, title: str, *others: str, sure: float = 0.5, number: float = 0.95) -> Document:
    made = table([HEAD, ["4.1", "Material quality", "P"], [clause, title, "P"]], 130)

    def doubted(column: int) -> float:
        return {0: number, 1: sure}.get(column, 1.0)

    cells = tuple(
        replace(
            cell,
            words=tuple(
                replace(
                    word,
                    confidence=doubted(cell.column),
                    method=Method.OCR,
                    alternatives=others if cell.column == 1 else (),
                )
                for word in cell.words
            ),
        )
        if cell.row == 2
        else cell
        for cell in made.cells
    )
    return document(["ASTM F963-23", replace(made, cells=cells)])


@pytest.mark.parametrize(
    ("clause", "read", "others", "title"),
    [
        ("4.41", "玩興箱", ("玩具箱", "玩典箱"), "玩具箱"),
        ("4.35", "Pornpoms", ("Pompoms",), "Pompoms"),
        ("4.41", "玩興箱", (), "玩興箱"),
        ("4.10", "金厲丝和杆件", ("金属丝和杆件",), "金属丝和杆件"),
        ("4.10", "金属丝和杆件", ("金厲丝和杆件",), "金属丝和杆件"),
    ],
)
def test_a_title_in_doubt(rows: Rows, clause: str, read: str, others: tuple[str, ...], title: str) -> None:
    found = rows(_read(clause, read, *others))[-1]
    assert (found.clause, found.title) == (clause, title)
    assert read in [one.text for one in found.evidence]


def test_what_was_read_surely_is_the_laboratorys_own_spelling(rows: Rows) -> None:
    assert rows(_read("4.41", "玩興箱", "玩具箱", sure=0.95))[-1].title == "玩興箱"


def test_beside_a_number_in_doubt_it_stays_as_read(rows: Rows) -> None:
    assert rows(_read("4.41", "玩興箱", "玩具箱", number=0.6))[-1].title == "玩興箱"
