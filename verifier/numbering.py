"""Clause numbers: what stands below what, and their natural order."""

import re
from collections.abc import Iterator
from functools import cache

_PART = re.compile(r"\d+|[A-Za-z]+")


@cache
def ancestors(number: str) -> tuple[str, ...]:
    """Everything a clause stands below, the nearest first: "4.3.5(2)" gives "4.3.5", "4.3", "4"."""
    return tuple(_ancestors(number))


def _ancestors(number: str) -> Iterator[str]:
    while True:
        cut = max(number.rfind("."), number.rfind("("))
        if cut <= 0:
            return
        number = number[:cut]
        yield number


def is_part_of(number: str, clause: str) -> bool:
    """Whether `number` is a lettered part of `clause`: "4.3.5.2(2)(b)" is one of "4.3.5.2"."""
    return number.startswith(clause + "(")


def is_below(number: str, clause: str) -> bool:
    """Whether `number` is a sub-clause or a part of `clause`."""
    return clause in ancestors(number)


@cache
def natural(number: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts 4.2 before 4.10."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in _PART.findall(number))
