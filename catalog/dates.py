"""Dates in the cells of a list: written out, in ISO order, or with a month's name; never guessed."""

import re
from datetime import date, datetime
from typing import Any

_ISO = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?"
)
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_BETWEEN = re.compile(r"\s*(?:至|到|~|～|—|\bto\b|\bthrough\b|\s[-–]\s)\s*")
_NO_DATE = frozenset({"", "-", "–", "/", "n/a", "na", "nil", "none", "无", "长期", "长期有效"})
_FORMATS = ("%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%b %Y", "%B %Y")


def read_date(cell: Any) -> date | None:
    """The date in a cell; None for an empty one. Raises ValueError for what is unclear or no date."""
    if isinstance(cell, datetime):
        return cell.date()
    if cell is None or isinstance(cell, date):
        return cell
    text = str(cell).strip()
    if text.casefold() in _NO_DATE:
        return None
    if match := _ISO.fullmatch(text):
        return date(*(int(part) for part in match.groups()))
    if match := _NUMBERS.fullmatch(text):
        return _day_and_month(*(int(part) for part in match.groups()))
    return _with_month_name(text)


def last_date(cell: Any) -> date | None:
    """The date in a cell, of a period its last day: "2024-03-05 至 2030-03-04". Raises ValueError."""
    if not isinstance(cell, str):
        return read_date(cell)
    return read_date(_BETWEEN.split(cell.strip())[-1])


def first_date(cell: Any) -> date | None:
    """The date in a cell, of a period its first day. Raises ValueError."""
    return read_date(_BETWEEN.split(cell.strip())[0]) if isinstance(cell, str) else read_date(cell)


def _day_and_month(first: int, second: int, year: int) -> date:
    if first <= 12 and second <= 12 and first != second:
        raise ValueError(f"{first}/{second}/{year} can be read in two ways")
    day, month = (first, second) if first > 12 else (second, first)
    return date(year, month, day)


def _with_month_name(text: str) -> date:
    plain = re.sub(r"[\s,.\-/]+", " ", text).strip()
    for form in _FORMATS:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no date")
