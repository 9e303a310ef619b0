from datetime import date, datetime

import pytest

from catalog.dates import read_date


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-01-15", date(2026, 1, 15)),
        ("2026/1/15", date(2026, 1, 15)),
        ("2026年1月15日", date(2026, 1, 15)),
        ("15 Jan 2026", date(2026, 1, 15)),
        ("January 15, 2026", date(2026, 1, 15)),
        ("15-Jan-2026", date(2026, 1, 15)),
        ("15/01/2026", date(2026, 1, 15)),
        ("01/15/2026", date(2026, 1, 15)),
        ("5/5/2026", date(2026, 5, 5)),
        ("March 2024", date(2024, 3, 1)),
        (datetime(2026, 1, 15, 9, 30), date(2026, 1, 15)),
        (date(2026, 1, 15), date(2026, 1, 15)),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read(cell: object, day: date | None) -> None:
    assert read_date(cell) == day


@pytest.mark.parametrize("cell", ["03/06/2026", "2026-02-31", "31/31/2026", "next year", "20260115"])
def test_unclear_dates_are_refused(cell: str) -> None:
    with pytest.raises(ValueError):
        read_date(cell)
