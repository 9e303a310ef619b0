"""A column of limits beside one of reporting limits: each value has one limit, or is in doubt."""

import pytest

from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document

HEADING = "ASTM F963-23 Section 4.3.5.2(2)(b) Migration of certain elements"


def test_a_word_of_a_head_that_grew_into_the_one_beside_it_is_read_with_it(values: Values) -> None:
    """`Reporting limit` stands left of `Result`, which is over two specimens."""
    read = values(
        document(
            [
                HEADING,
                [
                    ["Element", "Unit", "Limit", "Result\nReporting", None, None],
                    ["^", "^", "^", "limit", "(1)", "(2)"],
                    ["Lead (Pb)", "mg/kg", "90", "5", "ND", "12"],
                    ["Cadmium (Cd)", "mg/kg", "75", "5", "8.1", "ND"],
                ],
            ]
        )
    )
    assert [(one.specimen, one.limit, one.detection_limit) for one in read] == [
        ("(1)", 90.0, 5.0),
        ("(2)", 90.0, 5.0),
        ("(1)", 75.0, 5.0),
        ("(2)", 75.0, 5.0),
    ]


@pytest.mark.parametrize(
    ("limit", "other", "doubtful"), [("90", "5", True), ("90", "", False), ("1 000", "", False)]
)
def test_a_value_with_two_numbers_for_a_limit_is_in_doubt(
    values: Values, limit: str, other: str, doubtful: bool
) -> None:
    read = values(
        document(
            [HEADING, [["Element", "Unit", "Limit", "Limit", "Result"], ["Lead", "mg/kg", limit, other, "8"]]]
        )
    )
    assert [one.doubtful for one in read] == [doubtful]
