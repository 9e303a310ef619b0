"""The cell that says which page it is holds no value: that of the label beside it stands below."""

from datetime import date

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import gridded


def test_the_date_below_its_label_is_taken(extract: Extract) -> None:
    rows = [
        ["TEST REPORT NO.:", "DATE OF ISSUE:", "Page 1 of 1"],
        ["COT2609150304E", "22 September 2026", ""],
    ]
    issued = extract(gridded(rows)).dates.issued
    assert issued is not None
    assert issued.value == date(2026, 9, 22)
