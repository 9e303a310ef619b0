"""What a date consists of, apart from how it is written: its numbers and months, in their order.

Two readers of one scan may differ in the words around them ("5th of", "5tn ot") or in the sign of a Chinese
nought, and still read the same day.
"""

import re
from collections.abc import Mapping, Sequence

from parser.extraction.folding import plain

HAN = "〇零○一二三四五六七八九十廿卅"
"""Chinese numerals as dates use them."""

_DIGITS = {
    character: digit
    for digit, characters in enumerate(("〇零○", *"一二三四五六七八九"))
    for character in (*characters, str(digit))
}
_NOUGHT = re.compile(rf"(?<=[{HAN}])[0Oo]{{1,2}}(?=\s?[{HAN}年])")
"""A nought between Chinese numerals that was typed, or read, as a figure or a letter."""

_ONE_FOR_DASH = re.compile(rf"(?<=[日号])[一ー](?=\s?[{HAN}\d]{{4}}\s?年)")

_GAPS = re.compile(
    rf"(?<=[{HAN}0Oo年月日])\s+(?=[{HAN}0Oo年月日])|(?<=\d)\s+(?=[年月日])|(?<=[年月])\s+(?=\d)"
)
_PARTS = re.compile(rf"[\d{HAN}]+|[^\W\d_{HAN}]+")
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)(?=[a-z]{3})")
_LONG = 5
"""A name of so many letters is still that month's with one letter misread; "Jan" would be "Jun"."""

_FEWEST = 3
_MOST_IN_A_MONTH = 31
YEARS = range(1980, 2080)
"""No report is dated outside of them."""


def with_han_noughts(text: str) -> str:
    """`text` with every nought of a Chinese number as its own numeral; length unchanged."""
    return _NOUGHT.sub(lambda match: "〇" * len(match[0]), text)


def with_dash(text: str) -> str:
    """`text` with the dash between two dates that looks like a one: a year has four figures, not five."""
    return _ONE_FOR_DASH.sub("-", text)


def chinese_number(text: str) -> int:
    """The value of digits or Chinese numerals ("六", "廿一", "三十", "二〇二六"); -1 if it is neither."""
    text = "".join(text.split()).replace("廿", "二十").replace("卅", "三十")
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    if text and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    return -1


def date_figures(text: str, months: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of a text and, below nought, its months: (5, -3, 2026) for "the 5th of March 2026"."""
    found: list[int] = []
    for part in _PARTS.findall(with_dash(with_han_noughts(_GAPS.sub("", plain(text)))).casefold()):
        if part[0].isdigit() or part[0] in HAN:
            found.append(chinese_number(part))
        elif month := _month(_ORDINAL.sub("", part), months):
            found.append(-month)
    return tuple(found)


def same_day(first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether the second reading of a date holds all that the first consists of, and in its order.

    A year that cannot be ("3026", "20026") is one by its last two figures: the others are known.
    """
    steps = range(len(second) - len(first) + 1)
    return len(first) >= _FEWEST and any(
        all(map(_alike, first, second[at : at + len(first)])) for at in steps
    )


def _alike(first: int, second: int) -> bool:
    impossible = second > _MOST_IN_A_MONTH and second not in YEARS
    return first == second or (first in YEARS and impossible and second % 100 == first % 100)


def part_of_day(first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether the second reading holds something of the first and nothing that the first lacks."""
    left = iter(first)
    return len(first) >= _FEWEST and bool(second) and all(number in left for number in second)


def is_no_other_month(word: str, months: Mapping[str, int]) -> bool:
    """Whether a word is the name of a month that no slip of one letter makes of another's."""
    name = plain(word).casefold().strip(" .,")
    return name in months and not any(
        months[other] != months[name] and len(other) == len(name) and _slips(other, name) == 1
        for other in months
    )


def _month(word: str, months: Mapping[str, int]) -> int | None:
    """The month of a name, be one letter of a long one misread; None for any other word."""
    if word in months or len(word) < _LONG:
        return months.get(word)
    near = {months[name] for name in months if len(name) == len(word) and _slips(name, word) == 1}
    return near.pop() if len(near) == 1 else None


def _slips(name: str, word: str) -> int:
    return sum(one != other for one, other in zip(name, word, strict=True))
