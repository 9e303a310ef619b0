"""Product identifiers: which count, how they compare, and ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.report import IdentifierKind
from models.shipment import ShipmentLine
from verifier.text import fold

NEVER_A_PRODUCT = frozenset({IdentifierKind.HS_CODE, IdentifierKind.BILL_OF_LADING})
"""Kinds shared by many products: equal values say nothing about the product."""

STRONG = frozenset(
    {IdentifierKind.MODEL, IdentifierKind.STYLE, IdentifierKind.ITEM, IdentifierKind.SKU, IdentifierKind.GTIN}
)
"""Kinds that name one product, where an order or a batch may hold several."""

_RANGE = re.compile(r"^(?P<first>.*?\d+)\s*(?:~|～|to|至|到|–|—)\s*(?P<last>\S.*?\d+|\d+)$", re.IGNORECASE)
_TAIL = re.compile(r"^(?P<head>.*?)(?P<digits>\d+)$")
_LONGEST_RANGE = 100_000
_REMEMBERED = 1 << 16
_EMPTY_VALUES = frozenset(
    {"", "/", "n/a", "na", "nil", "none", "无", "不适用", "未提供", "notprovided", "notapplicable"}
)


@lru_cache(maxsize=_REMEMBERED)
def key_of(kind: IdentifierKind | None, value: str) -> str | None:
    """The folded value; trade item numbers lose leading zeros. None for placeholders such as "N/A"."""
    folded = fold(value)
    if folded in _EMPTY_VALUES or not any(character.isalnum() for character in folded):
        return None
    return folded.lstrip("0") or folded if kind is IdentifierKind.GTIN else folded


@dataclass(frozen=True, slots=True)
class IdentifierRange:
    """Consecutive numbers behind one head: `jy201` to `jy210`, digits as wide as printed."""

    head: str
    first: int
    last: int
    width: int

    def holds(self, key: str) -> bool:
        """Whether a folded identifier lies in the range."""
        tail = key.removeprefix(self.head)
        if not key.startswith(self.head) or not tail.isascii() or not tail.isdigit():
            return False
        return len(tail) == self.width and self.first <= int(tail) <= self.last


@lru_cache(maxsize=_REMEMBERED)
def range_of(value: str) -> IdentifierRange | None:
    """The range that an identifier such as "JY-201~JY-210" or "A100 to A120" prints, else None.

    Both ends are printed in full, with the same head and width. A hyphen makes no range: numbers hold them.
    """
    found = _RANGE.match(value.strip())
    ends = (_TAIL.match(fold(found["first"])), _TAIL.match(fold(found["last"]))) if found else (None, None)
    if not ends[0] or not ends[1] or ends[0]["head"] != ends[1]["head"] or not ends[0]["head"]:
        return None
    first, last = ends[0]["digits"], ends[1]["digits"]
    if len(first) != len(last) or not 0 < int(last) - int(first) < _LONGEST_RANGE:
        return None
    return IdentifierRange(ends[0]["head"], int(first), int(last), len(first))


Stated = tuple[IdentifierKind | None, str, str]
"""What a shipment line gives to find its report by: kind (None for the SKU), value and key."""


def stated(line: ShipmentLine) -> Iterator[Stated]:
    """All that the line states of itself, placeholders and what many products share left out."""
    own = [(None, line.sku), *((one.kind, one.value) for one in line.identifiers)]
    for kind, value in own:
        key = key_of(kind, value)
        if key and kind not in NEVER_A_PRODUCT:
            yield kind, value, key
