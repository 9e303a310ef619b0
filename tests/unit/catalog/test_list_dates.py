from datetime import date, datetime

import pytest

from catalog.dates import first_date, last_date, read_date


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
        ("2026-01-15 09:30", date(2026, 1, 15)),
        ("长期", None),
        ("N/A", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read(cell: object, day: date | None) -> None:
    assert read_date(cell) == day


@pytest.mark.parametrize(
    "cell", ["03/06/2026", "2026-01-15 to 2027-01-14", "2026-02-31", "31/31/2026", "next year", "20260115"]
)
def test_unclear_dates_are_refused(cell: str) -> None:
    with pytest.raises(ValueError):
        read_date(cell)


PERIODS = [
    "2024-03-05 至 2030-03-04",
    "2024年3月5日～2030年3月4日",
    "5 Mar 2024 - 4 Mar 2030",
    "2024/3/5 to 2030/3/4",
]


@pytest.mark.parametrize("cell", PERIODS)
def test_periods_have_a_first_and_a_last_day(cell: str) -> None:
    assert (first_date(cell), last_date(cell)) == (date(2024, 3, 5), date(2030, 3, 4))


@pytest.mark.parametrize("cell", ["2026-01-15", date(2026, 1, 15)])
def test_a_single_day_is_both(cell: object) -> None:
    assert first_date(cell) == last_date(cell) == date(2026, 1, 15)
