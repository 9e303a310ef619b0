"""A name on two lines, values on one between them: one row again where there are no rules."""

from dataclasses import replace

import pytest

from models.document import Ruling, Table
from models.geometry import Box
from parser.extraction.tables.names_rejoined import names_rejoined
from tests.unit.extraction.tables.made import table

ROWS = [
    ["Test", "Method", "Result"],
    ["Dibutyl phthalate", "", ""],
    ["", "GB/T 20388", "Pass"],
    ["(DBP)", "", ""],
    ["pH value", "GB/T 7573", "Pass"],
]
TOPS = {0: 100.0, 1: 120.0, 2: 125.0, 3: 130.0, 4: 150.0}


def _placed(tops: dict[int, float], ruling: Ruling = Ruling.NONE) -> Table:
    """The table with the print of each row, ten points high, at these heights."""
    made = table(ROWS, ruling=ruling)
    cells = tuple(
        replace(
            cell,
            words=tuple(
                replace(word, box=Box(word.box.x0, tops[cell.row], word.box.x1, tops[cell.row] + 10))
                for word in cell.words
            ),
        )
        for cell in made.cells
    )
    return replace(made, cells=cells)


def _texts(made: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in made.rows()]


def test_the_name_is_whole_and_beside_its_values() -> None:
    found = names_rejoined(_placed(TOPS))
    assert _texts(found)[1:] == [
        ["Dibutyl phthalate\n(DBP)", "GB/T 20388", "Pass"],
        ["pH value", "GB/T 7573", "Pass"],
    ]
    assert (found.row_count, found.parts[-1].last_row) == (3, 3)


@pytest.mark.parametrize(
    ("tops", "ruling"),
    [
        ({**TOPS, 2: 121.0}, Ruling.NONE),
        ({**TOPS, 1: 108.0, 3: 142.0}, Ruling.NONE),
        (TOPS, Ruling.FULL),
    ],
    ids=["values beside the first line", "lines far apart", "a drawn grid"],
)
def test_other_rows_stay_as_they_are(tops: dict[int, float], ruling: Ruling) -> None:
    made = _placed(tops, ruling)
    assert names_rejoined(made) == made
