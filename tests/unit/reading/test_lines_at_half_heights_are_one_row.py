"""Lines of which each stands at half height of the one before are one row, unless two of them are alike."""

import pytest

from models.document import Word
from models.geometry import Box
from parser.reading.tables.columns import Laid, Part
from parser.reading.tables.rowgroups import anchors_of, rows_of


def _line(top: float, bottom: float, *columns: int) -> Laid:
    """A line with a text in each of these columns."""
    parts = {
        column: [Part([Word("text", Box(90 * column, top, 90 * column + 30, bottom))], column)]
        for column in columns
    }
    return Laid(top, bottom, 8.8, parts)


def test_a_head_of_four_lines_is_one_row() -> None:
    lines = [
        _line(333.2, 341.9, 4),
        _line(335.9, 345.7, 3),
        _line(341.0, 350.9, 0, 1, 2),
        _line(347.0, 358.5, 3, 4, 5),
    ]

    (row,) = rows_of(lines, [])

    assert {column: len(cell.words) for column, cell in row.cells.items()} == {
        0: 1,
        1: 1,
        2: 1,
        3: 2,
        4: 2,
        5: 1,
    }


def test_two_lines_with_the_same_columns_are_two_rows() -> None:
    lines = [_line(333.2, 343.9, 0, 1, 2), _line(342.0, 350.9, 1), _line(349.0, 358.5, 0, 1, 2)]

    assert len(rows_of(lines, [])) > 1


def test_lines_of_cells_that_wrap_in_several_columns_are_no_rows() -> None:
    values = [_line(20.0 * place, 20.0 * place + 9, 3, 4, 5, 6) for place in range(9)]
    first = [_line(201, 210, 4, 6), _line(207, 216, 0, 1, 2, 3, 5), _line(213, 222, 4, 6)]
    second = [_line(231, 240, 2, 6), _line(237, 246, 0, 1, 3, 4, 5), _line(243, 252, 2, 6)]

    assert anchors_of([*values, *first, *second]) == [*range(9), 10, 13]


def test_a_wrapped_key_beside_one_value_is_a_row() -> None:
    head = [_line(144.5, 152.8, 2), _line(150.4, 158.9, 0, 1), _line(154.1, 164.5, 2)]
    limit = [_line(172.0, 180.5, 0), _line(178.6, 186.4, 1), _line(183.4, 192.3, 0)]
    values = [_line(203.3, 212.3, 0, 1, 2), _line(221.1, 230.0, 0, 1, 2)]

    rows = rows_of([*head, *limit, *values], [])

    assert [sorted(row.cells) for row in rows] == [[0, 1, 2], [0, 1], [0, 1, 2], [0, 1, 2]]


def _specimens(gap: float) -> list[Laid]:
    """A row of one line, then two rows with a key between the two lines of the outcomes of three specimens,
    the lines of a cell so far apart."""
    first = _line(100, 108.3, 0, 1, 2, 3, 4)
    rows = [first]
    for top in (118.0, 149.0):
        low = top + 8.7 + gap
        middle = (top + low + 8.7) / 2
        rows += [_line(top, top + 8.7, 2, 3, 4), _line(middle - 4.9, middle + 4.9, 0, 1)]
        rows += [_line(low, low + 8.7, 2, 3, 4)]
    return rows


@pytest.mark.parametrize("gap", [1.0, 3.9])
def test_a_key_between_the_lines_of_outcomes_is_their_row(gap: float) -> None:
    rows = rows_of(_specimens(gap), [])

    assert [{column: len(cell.words) for column, cell in row.cells.items()} for row in rows] == [
        {0: 1, 1: 1, 2: 1, 3: 1, 4: 1},
        {0: 1, 1: 1, 2: 2, 3: 2, 4: 2},
        {0: 1, 1: 1, 2: 2, 3: 2, 4: 2},
    ]


def test_such_rows_are_whole_though_a_line_stands_close_elsewhere() -> None:
    close = [_line(184.0, 192.3, 0, 1, 2, 3, 4), _line(196.5, 204.8, 1)]
    rows = rows_of([*_specimens(3.9), *close], [])

    assert [sorted(row.cells) for row in rows[:3]] == [[0, 1, 2, 3, 4]] * 3
    assert [len(row.cells[2].words) for row in rows[:3]] == [1, 2, 2]


def test_cells_of_three_lines_around_their_key_are_one_row() -> None:
    head = [_line(133.9, 142.5, 1), _line(139.7, 149.2, 0, 2, 3), _line(145.9, 152.7, 1)]
    lines = [*head, _line(164.5, 173.9, 0, 1, 2, 3)]
    for top in (183.3, 226.1, 268.5):
        lines += [_line(top, top + 7.6, 2, 3), _line(top + 11.9, top + 21.4, 0, 1, 2, 3)]
        lines += [_line(top + 26.3, top + 33.3, 2, 3)]
    lines += [_line(311.3, 318.5, 2, 3), _line(317.2, 324.9, 0, 1), _line(323.4, 332.7, 2, 3)]

    rows = rows_of(lines, [])

    assert [len(row.cells[2].words) for row in rows] == [1, 1, 3, 3, 3, 2]
    assert all(0 in row.cells for row in rows)
