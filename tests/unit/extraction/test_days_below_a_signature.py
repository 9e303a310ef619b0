"""A day on a later page is the report's own issue date where a signature stands above it."""

from datetime import date

import pytest

from tests.unit.extraction.conftest import Extract
from tests.unit.extraction.papers import Print, covered, document

FURTHER: list[Print] = [(50.0, 120.0, "Photo")]


@pytest.mark.parametrize(
    ("above", "doubtful"), [("Authorized Signatory", False), ("Approved by / 批准", False), ("Remarks", True)]
)
def test_a_day_below_a_signature_is_believed(extract: Extract, above: str, doubtful: bool) -> None:
    cover = covered((50, 120, "Testing Period: 2026-09-20 to 2026-09-30"))
    last = [(50.0, 300.0, above), (50.0, 314.0, "Quill Laboratories Ltd."), (50.0, 328.0, "Date: 03-Oct-26")]
    issued = extract(document(cover, FURTHER, FURTHER, last)).dates.issued
    assert issued is not None
    assert (issued.value, issued.doubtful) == (date(2026, 10, 3), doubtful)
