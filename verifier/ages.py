"""Age statements as ranges of months."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

ADULT_MONTHS = 18 * 12


@dataclass(frozen=True, slots=True)
class AgeRange:
    """From `low` months inclusive up to `high` months exclusive; None is no upper bound."""

    low: int
    high: int | None = None

    def reaches_below(self, months: int) -> bool:
        """Whether any child younger than `months` is meant."""
        return self.low < months

    def overlaps(self, low: int, high: int) -> bool:
        """Whether any age from `low` inclusive to `high` exclusive is meant."""
        return self.low < high and (self.high is None or self.high > low)


def _age(place: int) -> str:
    months = rf"(?P<months{place}>months?|mos?\b\.?|mths?|m\b|个?月)"
    years = rf"(?P<years{place}>years?|yrs?\b\.?|y(?:/o)?\b|周?岁)"
    return rf"(?P<number{place}>\d{{1,3}}(?:\.5)?)\s*(?:{months}|{years})?\s*(?:old\b|of age\b)?"


_NOT_BELOW = re.compile(
    r"(?:\bnot\b[\w\s]{0,30}?\b(?:under|below|less than|younger than)"
    r"|不(?:适合|适用|宜|建议)\S{0,3}?|禁止|请勿|勿)"
    rf"\s*{_age(1)}(?:\s*及?以?下)?"
)
_FROM_TO = re.compile(rf"{_age(1)}\s*(?:-|~|to\b|至|到|through\b)\s*{_age(2)}")
_BELOW = re.compile(
    rf"(?:\bunder|\bbelow|\bless than|\byounger than|\bup to|<=?|≤)\s*{_age(1)}"
    rf"|{_age(2)}\s*(?:or younger|and under|and below|及?以下|以内)"
)
_UPWARDS = re.compile(rf"{_age(1)}(?:(?<=[^\d\s.])|\s*(?:\+|and (?:up|above|over)|or (?:older|over|above)))")
_BARE = re.compile(_age(1))
_ADULT = re.compile(r"\badults?\b|成人|成年")


@lru_cache(maxsize=4096)
def parse_age(text: str | None) -> AgeRange | None:
    """The ages that a statement means: "3+", "36 months and up", "6-12 months", "0-3岁", "adults".

    A number without unit counts years; one without unit or "+" counts only where nothing else does. Several
    statements give the range around all of them; a warning ("not for children under 3") means from there
    upwards. None when nothing is stated ("NOT PRESENT").
    """
    rest = _normal(text or "")
    ranges: list[AgeRange] = []
    for pattern, meaning in _READINGS:
        ranges += map(meaning, pattern.finditer(rest))
        rest = pattern.sub(" ", rest)
    if not ranges and _ADULT.search(rest):
        return AgeRange(ADULT_MONTHS)
    ranges = ranges or [_from(match) for match in _BARE.finditer(rest)]
    return _around(ranges) if ranges else None


def _normal(text: str) -> str:
    halves = re.sub(r"\s?1/2|½", ".5", text)
    return re.sub(r"[‐-―−]", "-", unicodedata.normalize("NFKC", halves).casefold())


def _months(match: re.Match[str], place: int, otherwise: int = 12) -> int:
    months, years = match[f"months{place}"], match[f"years{place}"]
    return round(float(match[f"number{place}"]) * (1 if months else 12 if years else otherwise))


def _between(match: re.Match[str]) -> AgeRange:
    return AgeRange(_months(match, 1, otherwise=1 if match["months2"] else 12), _months(match, 2))


def _under(match: re.Match[str]) -> AgeRange:
    return AgeRange(0, _months(match, 1 if match["number1"] else 2))


def _from(match: re.Match[str]) -> AgeRange:
    return AgeRange(_months(match, 1))


_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], AgeRange]], ...] = (
    (_NOT_BELOW, _from),
    (_FROM_TO, _between),
    (_BELOW, _under),
    (_UPWARDS, _from),
)


def _around(ranges: Iterable[AgeRange]) -> AgeRange:
    known = list(ranges)
    highs = [one.high for one in known if one.high is not None]
    return AgeRange(min(one.low for one in known), max(highs) if len(highs) == len(known) else None)
