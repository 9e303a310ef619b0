"""Measured values and limits in print: `ND`, `<0.005 %`, `4-5`, `未检出(<20)`, `≤ 90 mg/kg`, `4.0-7.5`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parser.extraction.folding import fold, is_cjk, plain, squeezed, without_unread
from parser.extraction.result_words import is_blank_mark

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:\s?[eE×xX]\s?(?:10)?\^?[-+]?\d+)?"
_VALUE = re.compile(rf"(?P<sign>[<>≤≥=≦≧~≈±]{{0,2}})\s*(?P<number>-?(?:{_NUMBER}))\s*(?P<rest>.*)", re.DOTALL)
_SPAN = re.compile(r"(?P<low>\d+(?:\.\d+)?)\s*[-~–—至]\s*(?P<high>\d+(?:\.\d+)?)\s*(?P<rest>.*)", re.DOTALL)
_BELOW = re.compile(
    rf"[<≤]\s*(?P<number>{_NUMBER})|(?:mdl|lod|loq|rl|检出限|定量限)\s*[:=：]?\s*(?P<named>{_NUMBER})",
    re.IGNORECASE,
)
_SIGNS = {
    "<": "<",
    ">": ">",
    "≤": "<=",
    "≥": ">=",
    "≦": "<=",
    "≧": ">=",
    "<=": "<=",
    ">=": ">=",
    "=": "=",
    "": "=",
}
_MARKS = " *#†‡"
"""What refers from a value to a note."""
_LONGEST = 60
_LOST_SLASH = 4
"""Letters of a unit at least that is known without its slash, which scans lose: `mgkg`."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured value. `operator` as in `Measurement`; `value` a number or the text of a grade or range."""

    operator: str
    value: float | str | None
    unit: str | None = None
    detection_limit: float | None = None


class QuantityReader:
    """Reads quantities with the catalogue's units and its words for what was not found."""

    def __init__(self, terms: Mapping[str, Sequence[str]]) -> None:
        self._absent = {_key(word) for word in terms.get("not_detected", ())}
        self._units = {_key(unit): unit for unit in terms.get("units", ())}
        self._slashless = {key.replace("/", ""): unit for key, unit in self._units.items() if "/" in key}
        self._equal = {_key(unit) for unit in terms.get("equal_units", ())}
        self._most = _openings(terms.get("at_most", ()))

    def read(self, text: str) -> Quantity | None:
        """The value of a cell; None where it holds no value (a dash, a sentence, another word)."""
        shown = squeezed(plain(text))
        if is_blank_mark(shown) or len(shown) > _LONGEST:
            return None
        return self._nothing(shown) or self._span(shown) or self._number(shown)

    def limit(self, text: str, unit: str | None = None) -> float | str | None:
        """A limit: the number where nothing but a number (of this unit) is printed, else the text as printed
        (`≤20`, `≥70`, `4.0-7.5`, 无); None for a dash."""
        shown = without_unread(plain(text))
        if is_blank_mark(shown):
            return None
        quantity = self._number(shown)
        if quantity is None or quantity.operator != "=" or not self._agree(quantity.unit, unit):
            return shown
        return quantity.value

    def _agree(self, one: str | None, other: str | None) -> bool:
        """Whether numbers in the two units can be compared as they stand."""
        if not one or not other or _key(one) == _key(other):
            return True
        return {_key(one), _key(other)} <= self._equal

    def number(self, text: str) -> float | None:
        """The single number of a cell such as a detection limit."""
        quantity = self._number(self._most.sub("", without_unread(plain(text))).strip())
        return quantity.value if quantity is not None and isinstance(quantity.value, float) else None

    def unit(self, text: str) -> str | None:
        """The unit that a cell consists of, or that stands in brackets or behind a comma at its end."""
        shown = squeezed(plain(text))
        candidates = [
            shown,
            *re.findall(r"[(\[（]([^()\[\]（）]{1,14})[)\]）]", shown),
            *(re.split(mark, shown)[-1] for mark in (r"[:：]", r"[,，、]", r"/")),
        ]
        known = next((self._units[_key(part)] for part in candidates if _key(part) in self._units), None)
        return known or (self._slashless.get(_key(shown)) if len(shown) >= _LOST_SLASH else None)

    def _nothing(self, shown: str) -> Quantity | None:
        """Not detected, with the limit of detection where it stands beside."""
        head = re.split(r"[(\[,;]", shown, maxsplit=1)[0]
        if not (self._is_absent(head) or self._is_absent(shown)):
            return None
        below = _BELOW.search(shown)
        limit = _float(below.group("number") or below.group("named")) if below else None
        return Quantity("nd", None, None, limit)

    def _is_absent(self, text: str) -> bool:
        """Whether a text says that nothing was found, in one language or in two, perhaps with a mark."""
        bare = text.strip(_MARKS)
        chinese = "".join(filter(is_cjk, bare))
        other = "".join(" " if is_cjk(character) else character for character in bare).strip(" /|")
        parts = [part for part in (chinese, other) if part]
        return _key(bare) in self._absent or all(_key(part) in self._absent for part in parts or ("",))

    def _span(self, shown: str) -> Quantity | None:
        """A grade or range between two numbers, as text."""
        match = _SPAN.fullmatch(shown)
        if match is None or not self._ends(match["rest"]):
            return None
        return Quantity("=", f"{match['low']}-{match['high']}", self._unit_of(match["rest"]))

    def _number(self, shown: str) -> Quantity | None:
        match = _VALUE.fullmatch(shown)
        if match is None or match["sign"] not in _SIGNS or not self._ends(match["rest"]):
            return None
        value = _float(match["number"])
        return None if value is None else Quantity(_SIGNS[match["sign"]], value, self._unit_of(match["rest"]))

    def _ends(self, rest: str) -> bool:
        """Whether nothing but a unit or a mark follows the number."""
        return not fold(rest).text or self._unit_of(rest) is not None

    def _unit_of(self, rest: str) -> str | None:
        return self._units.get(_key(rest)) or self._units.get(_key(rest.strip(" *#()[]")))


def _openings(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of the words at either end of a limit."""
    longest = sorted((plain(word) for word in words), key=len, reverse=True)
    either = "|".join(re.escape(word) for word in longest) or r"(?!)"
    return re.compile(rf"^\s*(?:{either})|(?:{either})\s*$", re.IGNORECASE)


def _key(text: str) -> str:
    """A unit or word without case and spaces; signs count (mg/kg, %, <MDL)."""
    return re.sub(r"[\s.]", "", plain(text)).casefold().replace("µ", "μ")


def _float(printed: str) -> float | None:
    bare = re.sub(r"\s", "", printed).replace(",", "")
    bare = re.sub(r"[×xX](?:10)\^?", "e", bare)
    try:
        return float(bare)
    except ValueError:
        return None
