"""A word that says nothing known is no sure value beside a limit that is a number."""

import pytest

from tests.unit.extraction.tables.conftest import Values
from tests.unit.extraction.tables.made import document


@pytest.mark.parametrize(
    ("limit", "value", "doubtful"),
    [("90", "Not", True), ("90", "Not detected", False), ("90", "8.5", False), ("None", "Absent", False)],
)
def test_it_may_be_the_half_of_one(values: Values, limit: str, value: str, doubtful: bool) -> None:
    read = values(
        document(
            [
                "ASTM F963-23 Section 4.3.5.2(2)(b) Migration of certain elements",
                [["Element", "Unit", "Limit", "Result"], ["Lead (Pb)", "mg/kg", limit, value]],
            ]
        )
    )
    assert [one.doubtful for one in read] == [doubtful]
