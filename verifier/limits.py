"""Measured values against limits, printed or known: only what can be said for certain counts."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from catalog.catalogue import Catalogue
from models.knowledge import Vocabulary
from models.report import Measurement
from models.standard import Certainty, Limit
from verifier.itself import Itself
from verifier.numbering import is_below
from verifier.text import fold

_NUMBER = r"\d+(?:[.,]\d+)?"
_INTERVAL = re.compile(rf"^\s*({_NUMBER})\s*(?:-|–|~|至|to)\s*({_NUMBER})\s*$")
_BOUND = re.compile(
    rf"^\s*(≤|<=|＜|<|≥|>=|＞|>|不大于|不小于|不超过|max\.?|min\.?)\s*({_NUMBER})(?:\s*-\s*({_NUMBER}))?"
)
_WITH_UNIT = re.compile(rf"^\s*({_NUMBER})\s*(?:mg/kg|ppm|µg/g|%)\s*$")
_AT_LEAST = ("≥", ">=", "＞", ">", "不小于", "min", "min.")
_PER_KILOGRAM = {
    "mg/kg": 1.0,
    "ppm": 1.0,
    "µg/g": 1.0,
    "ug/g": 1.0,
    "%": 1e4,
    "w/w%": 1e4,
    "%(w/w)": 1e4,
    "g/kg": 1e3,
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """From `low` to `high`, both inclusive; None is unbounded."""

    low: float | None = None
    high: float | None = None


def over_printed_limit(row: Measurement, catalogue: Catalogue) -> bool:
    """Whether the measured value certainly breaks the limit printed beside it."""
    bounds = printed_bounds(row, catalogue)
    return bounds is not None and breaks(row, bounds)


def printed_bounds(row: Measurement, catalogue: Catalogue) -> Bounds | None:
    """What the printed limit allows; None where its direction is not certain.

    A bare number is a maximum for contents (mg/kg) and for substances that the catalogue knows, and says
    nothing otherwise: strength and fastness have minima.
    """
    if isinstance(row.limit, str):
        return _parsed(row.limit)
    if row.limit is None or not (_is_content(row.unit) or analyte_of(row, catalogue)):
        return None
    return Bounds(high=float(row.limit))


def _is_content(unit: str | None) -> bool:
    return _factor(unit) == _PER_KILOGRAM["mg/kg"]


@cache
def _parsed(text: str) -> Bounds | None:
    if found := _INTERVAL.match(text):
        low, high = _number(found[1]), _number(found[2])
        return Bounds(low, high) if low < high else None
    if found := _WITH_UNIT.match(text.casefold()):
        return Bounds(high=_number(found[1]))
    found = _BOUND.match(text.casefold())
    if not found:
        return None
    value = (_number(found[2]) + _number(found[3])) / 2 if found[3] else _number(found[2])
    return Bounds(low=value) if found[1] in _AT_LEAST else Bounds(high=value)


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def value_of(row: Measurement) -> float | None:
    """The measured number; a grade such as "4-5" lies between the two."""
    if isinstance(row.value, str):
        found = _INTERVAL.match(row.value)
        return (_number(found[1]) + _number(found[2])) / 2 if found else None
    return row.value


def breaks(row: Measurement, bounds: Bounds) -> bool:
    """Whether the value lies outside the bounds whatever its operator leaves open."""
    value = value_of(row)
    if value is None or row.operator == "nd":
        return False
    too_high = bounds.high is not None and value > bounds.high and row.operator not in ("<", "<=")
    too_low = bounds.low is not None and value < bounds.low and row.operator not in (">", ">=")
    return too_high or too_low


def blind(row: Measurement, bounds: Bounds) -> bool:
    """Whether "not detected" or "less than" says nothing, the detection limit being above the bound."""
    if bounds.high is None:
        return False
    value = value_of(row)
    reach = row.detection_limit if row.operator == "nd" else value if row.operator in ("<", "<=") else None
    return reach is not None and reach > bounds.high


def analyte_of(row: Measurement, catalogue: Catalogue) -> str | None:
    """The catalogue's key of the substance, by name, symbol or CAS number."""
    names = _analyte_names(Itself(catalogue.vocabulary))
    return names.get(fold(row.analyte)) or (names.get(fold(row.cas)) if row.cas else None)


@lru_cache(maxsize=16)
def _analyte_names(vocabulary: Itself[Vocabulary]) -> dict[str, str]:
    analytes = vocabulary.value.analytes
    return {fold(name): one.key for one in analytes for name in (one.key, *one.names, *one.cas)}


def known_maximum(row: Measurement, catalogue: Catalogue) -> Limit | None:
    """The laxest limit that the catalogue has for this substance under this clause; None without any.

    The material is rarely printed, so only a value above every limit that might apply is certainly too high.
    """
    key = analyte_of(row, catalogue)
    entry = catalogue.standards.get(row.standard or "")
    if key is None or entry is None or row.clause is None:
        return None
    mine = [one for one in entry.limits if one.analyte == key and _applies(one, row)]
    comparable = [one for one in mine if one.certainty is not Certainty.LOW and _factor(one.unit)]
    return max(comparable, key=lambda one: one.value * (_factor(one.unit) or 0), default=None)


def _applies(limit: Limit, row: Measurement) -> bool:
    clause = row.clause or ""
    return limit.clause is None or clause == limit.clause or is_below(clause, limit.clause)


def exceeds(row: Measurement, limit: Limit) -> bool:
    """Whether the value, in whatever unit of content it is printed, certainly exceeds a catalogue limit."""
    high = in_unit_of(row, limit)
    return high > 0 and breaks(row, Bounds(high=high))


def in_unit_of(row: Measurement, limit: Limit) -> float:
    """A catalogue limit in the row's unit; 0 where the units do not compare."""
    own, theirs = _factor(row.unit), _factor(limit.unit)
    return limit.value * theirs / own if own and theirs else 0


def _factor(unit: str | None) -> float | None:
    return _PER_KILOGRAM.get("".join((unit or "").casefold().replace("μ", "µ").split()))
