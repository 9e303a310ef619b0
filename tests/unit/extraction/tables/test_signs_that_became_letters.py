"""A scan makes an s of ≤: where the column of limits shows the sign elsewhere, it is one."""

from dataclasses import replace

import pytest

from models.evidence import Method
from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document, table

NAMES = ("Lead (Pb)", "Cadmium (Cd)", "Antimony (Sb)")


@pytest.mark.parametrize(
    ("printed", "method", "sure", "limit"),
    [
        (("s90", "≤75", "≤60"), Method.OCR, 0.99, "≤90"),
        (("s90", "≤75", "60"), Method.OCR, 0.99, "s90"),
        (("s90", "≤75", "≤60"), Method.OCR, 0.7, "s90"),
        (("s90", "≤75", "≤60"), Method.TEXT_LAYER, 1.0, "s90"),
        (("as90", "≤75", "≤60"), Method.OCR, 0.99, "as90"),
    ],
)
def test_the_column_tells(
    values: Values, printed: tuple[str, ...], method: Method, sure: float, limit: str
) -> None:
    rows = [[name, "mg/kg", shown, "ND"] for name, shown in zip(NAMES, printed, strict=True)]
    made = table([["Element", "Unit", "Limit", "Result"], *rows], method=method, confidence=sure)
    read = values(document(["EN 71-3:2019 Migration of certain elements", made]))
    assert read[0].limit == limit
    assert read[0].doubtful == limit.startswith("s")


@pytest.mark.parametrize(
    ("text", "others", "doubtful"),
    [
        ("≤90", ("s90",), False),
        ("s90", ("≤90",), False),
        ("≤90", ("s90", "≤80"), True),
        ("≤90", (), True),
    ],
)
def test_a_limit_of_which_the_sign_alone_was_in_doubt_is_likely(
    values: Values, text: str, others: tuple[str, ...], doubtful: bool
) -> None:
    shown = (text, "≤75", "≤60")
    rows = [[name, "mg/kg", limit, "ND"] for name, limit in zip(NAMES, shown, strict=True)]
    made = table([["Element", "Unit", "Limit", "Result"], *rows], method=Method.OCR, confidence=0.99)
    cells = tuple(
        replace(
            cell,
            words=tuple(replace(word, confidence=0.5, alternatives=others) for word in cell.words),
        )
        if cell.text == text
        else cell
        for cell in made.cells
    )
    read = values(document(["EN 71-3:2019 Migration of certain elements", replace(made, cells=cells)]))
    assert (read[0].limit, read[0].doubtful) == ("≤90", doubtful)
